"""Ward's agglomeration: segments nest in each other."""

from functools import lru_cache
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted, validate_data

from segmentation.segments.algorithms.contract import Algorithm
from segmentation.segments.prototypes import Prototypes, from_centres

# A tree takes time and memory by the square of its points: 0.15 s at this many.
SAMPLE_SIZE = 2000


class WardSegments(ClusterMixin, BaseEstimator):
    """Cut Ward's tree into groups; every point goes to the nearest group mean.

    Ward (1963) joins the two groups whose union adds least to the squared
    distances from the means. The tree is grown on a random sample. A group
    of the tree and the points nearest to its mean differ a little at the
    border; ``agreement_`` says by how much.

    Parameters
    ----------
    n_clusters : int, default 2
    sample_size : int, default 2000
        The tree is grown on at most this many points.
    random_state : int, RandomState or None, default None

    Attributes
    ----------
    cluster_centers_ : ndarray of shape (n_groups, n_features)
        As many groups as distinct points allow, at most ``n_clusters``.
    labels_ : ndarray of shape (n_samples,)
    inertia_ : float
        Sum of squared distances to the nearest mean.
    agreement_ : float
        Share of the sample whose nearest mean is that of its group.

    Examples
    --------
    >>> WardSegments(2).fit([[0.0], [1.0], [8.0], [9.0]]).agreement_
    1.0
    """

    def __init__(
        self,
        n_clusters: int = 2,
        sample_size: int = SAMPLE_SIZE,
        random_state: Any = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.sample_size = sample_size
        self.random_state = random_state

    def fit(self, X: Any, y: Any = None) -> "WardSegments":  # noqa: N803
        """Grow the tree on a sample of X, (n_samples, n_features), and cut it."""
        points = validate_data(self, X, dtype=np.float64)
        sample = sample_of(points, self.sample_size, self.random_state)
        groups = _groups(sample, self.n_clusters)
        self.cluster_centers_ = np.array(
            [sample[groups == one].mean(axis=0) for one in np.unique(groups)]
        )
        prototypes = from_centres(self.cluster_centers_, 0.0, 1)
        scores = prototypes.scores(points)
        self.labels_ = scores.argmin(axis=1)
        self.inertia_ = float(scores.min(axis=1).sum())
        self.agreement_ = float(np.mean(prototypes.assign(sample) == groups))
        return self

    def predict(self, X: Any) -> np.ndarray:  # noqa: N803
        """Return the position of the nearest group mean."""
        check_is_fitted(self)
        points = validate_data(self, X, reset=False, dtype=np.float64)
        return from_centres(self.cluster_centers_, 0.0, 1).assign(points)


def sample_of(points: np.ndarray, size: int, random_state: Any) -> np.ndarray:
    """Return at most ``size`` of the points, in their order.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    size
        Most points of the sample.
    random_state : int, RandomState instance or None
        As scikit-learn takes it.
    """
    if len(points) <= size:
        return points
    draw = check_random_state(random_state)
    return points[np.sort(draw.choice(len(points), size, replace=False))]


def ward_tree(points: np.ndarray) -> np.ndarray:
    """Return the merges as scipy's linkage matrix, one row per merge."""
    return _tree(np.ascontiguousarray(points).tobytes(), points.shape)


@lru_cache(maxsize=64)
def _tree(data: bytes, shape: tuple[int, int]) -> np.ndarray:
    """Grow a tree once: the groups of every k are cuts of the same one."""
    return linkage(np.frombuffer(data).reshape(shape), method="ward")


def _groups(points: np.ndarray, k: int) -> np.ndarray:
    """Return the group of each point when the tree is cut into k, from 0."""
    if len(points) == 1:
        return np.zeros(1, dtype=int)
    return fcluster(ward_tree(points), k, criterion="maxclust") - 1


def make(k: int, seed: int, effort: int) -> WardSegments:
    """Return Ward's tree cut into k; ``effort`` makes no difference."""
    return WardSegments(k, random_state=seed)


def reduce(model: WardSegments, points: np.ndarray) -> Prototypes:
    """Return the means of the groups: the nearest one wins."""
    return from_centres(model.cluster_centers_, model.inertia_, len(points))


WARD = Algorithm("ward", make, reduce)
