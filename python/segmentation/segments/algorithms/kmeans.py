"""k-means: segments are their centres."""

import numpy as np
from sklearn.cluster import KMeans

from segmentation.segments.algorithms.contract import Algorithm
from segmentation.segments.prototypes import Prototypes, from_centres


def make(k: int, seed: int, effort: int) -> KMeans:
    """Return k-means that keeps the best of ``effort`` starts."""
    return KMeans(k, n_init=effort, random_state=seed, algorithm="lloyd")


def reduce(model: KMeans, points: np.ndarray) -> Prototypes:
    """Return the centres: the nearest one wins."""
    return from_centres(model.cluster_centers_, model.inertia_, len(points))


KMEANS = Algorithm("kmeans", make, reduce)
