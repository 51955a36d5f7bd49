"""DBSCAN: regions denser than one threshold, and noise around them."""

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.cluster import DBSCAN
from sklearn.neighbors import NearestNeighbors
from sklearn.utils.validation import validate_data

from segmentation.segments.algorithms.contract import Algorithm
from segmentation.segments.candidates.elbow import elbow

# Where neighbours coincide, or no elbow shows, a radius is needed all the same.
LEAST_RADIUS = 1e-9
FALLBACK_QUANTILE = 0.9


class DbscanAtElbow(ClusterMixin, BaseEstimator):
    """DBSCAN whose radius is the elbow of the distances to the nth neighbour.

    Ester, Kriegel, Sander and Xu (1996); as neighbours count twice as many as
    there are features (Sander et al. 1998). Too few points are all noise, -1.

    Attributes
    ----------
    labels_ : ndarray of shape (n_samples,)
    radius_ : float
        The radius (eps) chosen; 0 if there were too few points.
    """

    def fit(self, X: Any, y: Any = None) -> "DbscanAtElbow":  # noqa: N803
        """Cluster X, (n_samples, n_features)."""
        points = validate_data(self, X, dtype=np.float64)
        neighbours = 2 * points.shape[1]
        self.radius_ = 0.0
        self.labels_ = np.full(len(points), -1)
        if len(points) > neighbours:
            self.radius_ = _radius(points, neighbours)
            model = DBSCAN(eps=self.radius_, min_samples=neighbours)
            self.labels_ = model.fit_predict(points)
        return self


def _radius(points: np.ndarray, neighbours: int) -> float:
    """Return the elbow of the falling distances to the nth neighbour."""
    search = NearestNeighbors(n_neighbors=neighbours).fit(points)
    falling = np.sort(search.kneighbors(points)[0][:, -1])[::-1]
    place = elbow(range(len(falling)), falling)
    if place is None:
        return max(float(np.quantile(falling, FALLBACK_QUANTILE)), LEAST_RADIUS)
    return max(float(falling[place]), LEAST_RADIUS)


def make(k: int, seed: int, effort: int) -> DbscanAtElbow:
    """Return DBSCAN, which has neither k nor a seed."""
    return DbscanAtElbow()


DBSCAN_AT_ELBOW = Algorithm("dbscan", make, has_k=False)
