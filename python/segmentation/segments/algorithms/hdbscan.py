"""HDBSCAN: dense regions of any shape, and noise between them."""

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.cluster import HDBSCAN
from sklearn.utils.validation import validate_data

from segmentation.segments.algorithms.contract import Algorithm

# A cluster has at least this share of the points, and at least this many.
SMALLEST_SHARE = 0.02
FEWEST_POINTS = 5


class HdbscanByShare(ClusterMixin, BaseEstimator):
    """HDBSCAN whose smallest cluster is a share of the points.

    Campello, Moulavi and Sander (2013). Points in no dense region get the
    label -1; too few points for one cluster are all noise.

    Parameters
    ----------
    smallest_share : float, default 0.02
        Least share of the points that make a cluster.

    Attributes
    ----------
    labels_ : ndarray of shape (n_samples,)
    """

    def __init__(self, smallest_share: float = SMALLEST_SHARE) -> None:
        self.smallest_share = smallest_share

    def fit(self, X: Any, y: Any = None) -> "HdbscanByShare":  # noqa: N803
        """Cluster X, (n_samples, n_features)."""
        points = validate_data(self, X, dtype=np.float64)
        size = max(FEWEST_POINTS, round(self.smallest_share * len(points)))
        if len(points) <= size:
            self.labels_ = np.full(len(points), -1)
            return self
        self.labels_ = HDBSCAN(min_cluster_size=size, copy=True).fit_predict(points)
        return self


def make(k: int, seed: int, effort: int) -> HdbscanByShare:
    """Return HDBSCAN, which has neither k nor a seed."""
    return HdbscanByShare()


HDBSCAN_BY_SHARE = Algorithm("hdbscan", make, has_k=False)
