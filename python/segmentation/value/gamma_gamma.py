"""What an order is worth: the gamma-gamma model of spend.

Source: Fader and Hardie (2013), "The gamma-gamma model of monetary value". Values of
one customer's orders vary by a gamma distribution around a mean of the customer's
own, which varies by another one. It assumes that value and number of orders do not
go together.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from segmentation.value.posterior import most_probable

# On the logarithms of p, q - 1 and v, with v in units of the mean value: q above 1,
# so that a mean exists, also where few customers say little.
PRIOR_MEANS = np.array([0.7, 0.7, 0.7])
PRIOR_DEVIATION = 1.5


@dataclass(frozen=True)
class GammaGamma:
    """The three parameters; v is in the currency of the values.

    ``correlation`` is that of value and number of orders: the model takes it for 0.
    """

    p: float
    q: float
    v: float
    correlation: float = 0.0

    def expected_value(self, repeats: np.ndarray, mean: np.ndarray) -> np.ndarray:
        """Return the value to expect of an order, (n_customers,).

        ``mean`` is the mean value of the ``repeats``; who has none gets the mean
        of all.
        """
        known = repeats * np.maximum(mean, 0.0)
        return self.p * (self.v + known) / (self.p * repeats + self.q - 1.0)


def log_likelihoods(
    p: float, q: float, v: float, repeats: np.ndarray, mean: np.ndarray
) -> np.ndarray:
    """Return the log likelihood of each customer's mean value."""
    total = p * repeats
    return (
        gammaln(total + q)
        - gammaln(total)
        - gammaln(q)
        + q * np.log(v)
        + (total - 1) * np.log(mean)
        + total * np.log(repeats)
        - (total + q) * np.log(repeats * mean + v)
    )


def fit_gamma_gamma(
    repeats: np.ndarray, mean: np.ndarray, prior_deviation: float = PRIOR_DEVIATION
) -> GammaGamma:
    """Fit the three parameters to customers with a repeat order of some value.

    Parameters
    ----------
    repeats, mean
        Number of repeat orders, and their mean value; rows without a repeat or with
        a mean of 0 or less say nothing and are left out.
    prior_deviation
        Standard deviation of the prior; infinity leaves the prior out.

    Raises
    ------
    ValueError
        If no customer has a repeat order of some value.
    """
    is_known = (repeats > 0) & (mean > 0)
    counts, means = repeats[is_known].astype(float), mean[is_known].astype(float)
    if not len(counts):
        raise ValueError("no customer has a repeat order of some value")
    unit = np.average(means, weights=counts)

    def log_likelihood(parameters: np.ndarray) -> float:
        p, beyond_one, v = parameters
        return log_likelihoods(p, 1.0 + beyond_one, v, counts, means / unit).sum()

    p, beyond_one, v = most_probable(log_likelihood, PRIOR_MEANS, prior_deviation)
    return GammaGamma(
        float(p), float(1 + beyond_one), float(v * unit), _correlation(counts, means)
    )


def _correlation(counts: np.ndarray, means: np.ndarray) -> float:
    """Return Pearson's correlation, 0 where one of the two is constant."""
    if np.ptp(counts) == 0 or np.ptp(means) == 0:
        return 0.0
    return float(np.corrcoef(counts, means)[0, 1])
