"""Gaussian mixture with diagonal covariance: segments may differ in width."""

import numpy as np
from sklearn.mixture import GaussianMixture

from segmentation.segments.algorithms.contract import Algorithm
from segmentation.segments.prototypes import Prototypes

# Added to each variance, in squared standard deviations: a feature that is the
# same for all of a segment would otherwise outweigh every other one.
LEAST_VARIANCE = 0.01
# Expectation-maximisation seldom takes more; where it does, what it has is used.
MOST_STEPS = 200


def make(k: int, seed: int, effort: int) -> GaussianMixture:
    """Return a mixture that starts from k-means; ``effort`` makes no difference."""
    return GaussianMixture(
        k,
        covariance_type="diag",
        reg_covar=LEAST_VARIANCE,
        max_iter=MOST_STEPS,
        random_state=seed,
    )


def reduce(model: GaussianMixture, points: np.ndarray) -> Prototypes:
    """Return what makes the score twice the negative log posterior, less a constant.

    Half the score in the softmax is then the exact posterior.
    """
    variances = model.covariances_
    bias = np.log(variances).sum(axis=1) - 2.0 * np.log(model.weights_)
    return Prototypes(model.means_, 1.0 / variances, bias, 0.5)


GAUSSIAN_MIXTURE = Algorithm("gaussian_mixture", make, reduce)
