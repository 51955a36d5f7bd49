"""Self-organising map: segments stand in a row, the like beside the like."""

from typing import Any

import numpy as np
from minisom import MiniSom
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted, validate_data

from segmentation.segments.algorithms.contract import Algorithm
from segmentation.segments.prototypes import Prototypes, from_centres

# Width of the neighbourhood in neurons. It falls to a third, where a neighbour is
# pulled by no more than 1 %.
FIRST_WIDTH = 1.0
STEPS_PER_EFFORT = 500


class SelfOrganisingMap(ClusterMixin, BaseEstimator):
    """A chain of neurons after Kohonen (1982), trained by MiniSom.

    Each point drawn pulls the nearest neuron, and its neighbours in the chain less
    and less; a point belongs to the neuron that is nearest in the end.

    Parameters
    ----------
    n_clusters : int, default 2
        Neurons in the chain.
    steps : int, default 5000
        Points drawn in the training.
    random_state : int, RandomState or None, default None

    Attributes
    ----------
    cluster_centers_ : ndarray of shape (n_clusters, n_features)
    labels_ : ndarray of shape (n_samples,)
    inertia_ : float
        Sum of squared distances to the nearest neuron.
    """

    def __init__(
        self, n_clusters: int = 2, steps: int = 5000, random_state: Any = None
    ) -> None:
        self.n_clusters = n_clusters
        self.steps = steps
        self.random_state = random_state

    def fit(self, X: Any, y: Any = None) -> "SelfOrganisingMap":  # noqa: N803
        """Train the chain on X, (n_samples, n_features)."""
        points = validate_data(self, X, dtype=np.float64)
        seed = check_random_state(self.random_state).randint(np.iinfo(np.int32).max)
        chain = MiniSom(
            1,
            self.n_clusters,
            points.shape[1],
            sigma=FIRST_WIDTH,
            decay_function="linear_decay_to_zero",
            random_seed=seed,
        )
        chain.random_weights_init(points)
        chain.train(points, self.steps, random_order=True)
        self.cluster_centers_ = chain.get_weights()[0]
        scores = from_centres(self.cluster_centers_, 0.0, 1).scores(points)
        self.labels_ = scores.argmin(axis=1)
        self.inertia_ = float(scores.min(axis=1).sum())
        return self

    def predict(self, X: Any) -> np.ndarray:  # noqa: N803
        """Return the position of the nearest neuron."""
        check_is_fitted(self)
        points = validate_data(self, X, reset=False, dtype=np.float64)
        return from_centres(self.cluster_centers_, 0.0, 1).assign(points)


def make(k: int, seed: int, effort: int) -> SelfOrganisingMap:
    """Return a chain of k neurons, trained for ``effort`` times 500 steps."""
    return SelfOrganisingMap(k, effort * STEPS_PER_EFFORT, seed)


def reduce(model: SelfOrganisingMap, points: np.ndarray) -> Prototypes:
    """Return the neurons: the nearest one wins."""
    return from_centres(model.cluster_centers_, model.inertia_, len(points))


SELF_ORGANISING_MAP = Algorithm("self_organising_map", make, reduce)
