"""What a way to cluster has to offer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from segmentation.segments.prototypes import Prototypes


class Clustering(Protocol):
    """An estimator of scikit-learn's kind that clusters; noise is -1."""

    def fit_predict(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """Cluster points, (n_customers, n_features); return a label for each."""


@dataclass(frozen=True)
class Algorithm:
    """One way to cluster.

    Parameters
    ----------
    name : str
        What `segmentation_algorithm` and `challenger_algorithms` call it.
    make : callable (k, seed, effort) -> Clustering
        A fresh estimator. ``effort`` is how hard to try: the number of starts,
        or what the number of steps grows with.
    reduce : callable (fitted estimator, points) -> Prototypes, or None
        How SQL can assign what the estimator found. None: it cannot, so that
        the algorithm can only be a challenger.
    has_k : bool, default True
        False: it finds the number of segments itself, and ``k`` is ignored.
    """

    name: str
    make: Callable[[int, int, int], Clustering]
    reduce: Callable[[Any, np.ndarray], Prototypes] | None = None
    has_k: bool = True
