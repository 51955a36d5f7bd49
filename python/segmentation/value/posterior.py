"""The most probable parameters of a model, given data and a normal prior."""

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize

# Logarithms beyond these are of no customers: e^12 weeks are three thousand years.
WIDEST = (-12.0, 12.0)


def most_probable(
    log_likelihood: Callable[[np.ndarray], float],
    prior_means: np.ndarray,
    prior_deviation: float,
) -> np.ndarray:
    """Return the positive parameters with the largest posterior density.

    Parameters
    ----------
    log_likelihood
        Of the data, given the parameters.
    prior_means
        Means of the normal prior on the logarithms of the parameters, and where the
        search begins, shape (n_parameters,).
    prior_deviation
        Standard deviation of the prior; infinity leaves the prior out.
    """

    def loss(logs: np.ndarray) -> float:
        surprise = np.sum(((logs - prior_means) / prior_deviation) ** 2) / 2
        return surprise - log_likelihood(np.exp(logs))

    found = minimize(
        loss,
        prior_means,
        method="L-BFGS-B",
        bounds=[WIDEST] * len(prior_means),
        options={"ftol": 1e-12},
    )
    return np.exp(found.x)
