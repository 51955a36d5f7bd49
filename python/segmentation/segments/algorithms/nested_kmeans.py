"""Micro-segments: k-means again within each segment, where its halves are stable.

Compared, never chosen: an id would have to be inherited on two levels. Tiers split
segments instead, and by what customers will do.
"""

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.utils import check_random_state
from sklearn.utils.validation import validate_data

from segmentation.segments.algorithms.contract import Algorithm

# Halves agree with those of a refit at least as well (adjusted Rand index), and have
# at least this share of all points.
LEAST_STABILITY = 0.75
LEAST_SHARE = 0.02
REFITS = 5


class NestedKMeans(ClusterMixin, BaseEstimator):
    """k-means, then a split of each cluster whose halves are stable.

    A half is kept when refits on bootstrap samples of the cluster find the same two
    (Hennig 2007) and neither is tiny.

    Parameters
    ----------
    n_segments : int, default 2
        Clusters before the splits.
    n_init : int, default 3
        Starts of each k-means.
    random_state : int, RandomState or None, default None

    Attributes
    ----------
    labels_ : ndarray of shape (n_samples,)
    """

    def __init__(
        self, n_segments: int = 2, n_init: int = 3, random_state: Any = None
    ) -> None:
        self.n_segments = n_segments
        self.n_init = n_init
        self.random_state = random_state

    def fit(self, X: Any, y: Any = None) -> "NestedKMeans":  # noqa: N803
        """Cluster X, (n_samples, n_features), and split what can be split."""
        points = validate_data(self, X, dtype=np.float64)
        draw = check_random_state(self.random_state)
        seed = int(draw.randint(2**31 - 1))
        groups = self._clusters(points, self.n_segments, seed)
        self.labels_ = groups.copy()
        for group in np.unique(groups):
            members = np.flatnonzero(groups == group)
            halves = self._halves(points[members], LEAST_SHARE * len(points), draw)
            self.labels_[members[halves == 1]] = self.labels_.max() + 1
        return self

    def _clusters(self, points: np.ndarray, k: int, seed: int) -> np.ndarray:
        k = min(k, len(np.unique(points, axis=0)))
        return KMeans(k, n_init=self.n_init, random_state=seed).fit_predict(points)

    def _halves(
        self, members: np.ndarray, fewest: float, draw: np.random.RandomState
    ) -> np.ndarray:
        """Return 0 and 1 for the halves of a cluster, 0 alone where it stays whole."""
        whole = np.zeros(len(members), dtype=int)
        if len(np.unique(members, axis=0)) < 2:
            return whole
        seeds = draw.randint(2**31 - 1, size=REFITS + 1)
        halves = self._clusters(members, 2, seeds[0])
        agreements = []
        for seed in seeds[1:]:
            places = draw.randint(len(members), size=len(members))
            refit = self._clusters(members[places], 2, seed)
            agreements.append(adjusted_rand_score(halves[places], refit))
        is_stable = np.median(agreements) >= LEAST_STABILITY
        return halves if is_stable and np.bincount(halves).min() >= fewest else whole


def make(k: int, seed: int, effort: int) -> NestedKMeans:
    """Return k-means of k clusters that are split where stable."""
    return NestedKMeans(k, n_init=effort, random_state=seed)


NESTED_KMEANS = Algorithm("nested_kmeans", make)
