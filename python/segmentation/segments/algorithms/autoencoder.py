"""An autoencoder: k-means on the middle layer of a network that copies its input.

Compared, never chosen: centres of the middle layer are no points among the features,
so that SQL could not assign by them and no reason could be given.
"""

import warnings
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor
from sklearn.utils.validation import validate_data

from segmentation.segments.algorithms.contract import Algorithm

# Nine features have little to compress: three units lose groups, five keep them.
MIDDLE_UNITS = 5
# As wide as twice the nine features.
OUTER_UNITS = 18
# Copying is learned by then; the rest of a fit is many of these.
STEPS = 60
# Ten times the usual: a few hundred customers have few batches.
LEARNING_RATE = 0.01


class AutoencoderSegments(ClusterMixin, BaseEstimator):
    """Cluster points by k-means on the middle layer of an autoencoder.

    A network with tanh units learns to return its input through a narrow middle
    layer (Hinton and Salakhutdinov 2006), whose values k-means clusters.

    Parameters
    ----------
    n_clusters : int, default 2
    middle_units : int, default 5
        Width of the middle layer.
    n_init : int, default 3
        Starts of k-means, of which the best counts.
    random_state : int, RandomState or None, default None

    Attributes
    ----------
    labels_ : ndarray of shape (n_samples,)
    """

    def __init__(
        self,
        n_clusters: int = 2,
        middle_units: int = MIDDLE_UNITS,
        n_init: int = 3,
        random_state: Any = None,
    ) -> None:
        self.n_clusters = n_clusters
        self.middle_units = middle_units
        self.n_init = n_init
        self.random_state = random_state

    def fit(self, X: Any, y: Any = None) -> "AutoencoderSegments":  # noqa: N803
        """Learn to copy X, (n_samples, n_features), and cluster the middle layer."""
        points = validate_data(self, X, dtype=np.float64)
        scaled = (points - points.mean(axis=0)) / np.maximum(points.std(axis=0), 1e-9)
        network = MLPRegressor(
            hidden_layer_sizes=(OUTER_UNITS, self.middle_units, OUTER_UNITS),
            activation="tanh",
            learning_rate_init=LEARNING_RATE,
            max_iter=STEPS,
            random_state=self.random_state,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            network.fit(scaled, scaled)
        middle = scaled
        for weights, bias in zip(
            network.coefs_[:2], network.intercepts_[:2], strict=True
        ):
            middle = np.tanh(middle @ weights + bias)
        groups = min(self.n_clusters, len(np.unique(middle, axis=0)))
        model = KMeans(groups, n_init=self.n_init, random_state=self.random_state)
        self.labels_ = model.fit_predict(middle)
        return self


def make(k: int, seed: int, effort: int) -> AutoencoderSegments:
    """Return an autoencoder whose k-means keeps the best of ``effort`` starts."""
    return AutoencoderSegments(k, n_init=effort, random_state=seed)


AUTOENCODER = Algorithm("autoencoder", make)
