"""How often customers order, and when they stop: the BG/NBD model.

Source: Fader, Hardie and Lee (2005), "Counting your customers" the easy way, in
Marketing Science 24(2). Customers order at a rate of their own (gamma distributed
with r and alpha) and stop after an order with a chance of their own (beta
distributed with a and b).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, gammaln

from segmentation.value.posterior import most_probable

# A normal prior on the logarithms of r, alpha, a and b, with alpha in tenths of the
# mean age: it says "some unit of time, some stop". 200 customers without it ran away
# to a = 239,157; with it the forecast of all 23,570 of CDNOW changes by 0.04 %.
PRIOR_MEANS = np.array([0.0, 1.5, 0.0, 1.0])
PRIOR_DEVIATION = 1.5
TENTHS = 10.0


@dataclass(frozen=True)
class BgNbd:
    """The four parameters; alpha is in the unit of time of the data.

    ``log_likelihood`` is that of the data the parameters were fitted on, without
    the prior.
    """

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float = float("nan")

    def alive(
        self, repeats: np.ndarray, last: np.ndarray, age: np.ndarray
    ) -> np.ndarray:
        """Return the chance that a customer has not stopped: a step, no result.

        For one order it depends on the model's form alone, so it is not published.
        """
        stopped = np.log(self.a / (self.b + np.maximum(repeats, 1) - 1)) + (
            self.r + repeats
        ) * np.log((self.alpha + age) / (self.alpha + last))
        return np.where(repeats > 0, expit(-stopped), 1.0)

    def order_probability(
        self, repeats: np.ndarray, last: np.ndarray, age: np.ndarray, ahead: float
    ) -> np.ndarray:
        """Return the probability of at least one order in the time ahead.

        Parameters
        ----------
        repeats
            Days with an order after the first such day, shape (n_customers,).
        last, age
            Time from the first order to the last one, and to now.
        ahead
            Time to look ahead, in the same unit.
        """
        base = self.alpha + age
        none = np.exp((self.r + repeats) * np.log(base / (base + ahead)))
        return self.alive(repeats, last, age) * (1.0 - none)


def log_likelihoods(
    parameters: np.ndarray, repeats: np.ndarray, last: np.ndarray, age: np.ndarray
) -> np.ndarray:
    """Return the log likelihood of each customer, given r, alpha, a and b."""
    r, alpha, a, b = parameters
    orders = gammaln(r + repeats) - gammaln(r) + r * np.log(alpha)
    stays = (
        gammaln(a + b) + gammaln(b + repeats) - gammaln(b) - gammaln(a + b + repeats)
    )
    is_alive = -(r + repeats) * np.log(alpha + age)
    has_stopped = np.where(
        repeats > 0,
        np.log(a)
        - np.log(b + np.maximum(repeats, 1) - 1)
        - (r + repeats) * np.log(alpha + last),
        -np.inf,
    )
    return orders + stays + np.logaddexp(is_alive, has_stopped)


def fit_bg_nbd(
    repeats: np.ndarray,
    last: np.ndarray,
    age: np.ndarray,
    weights: np.ndarray | None = None,
    prior_deviation: float = PRIOR_DEVIATION,
) -> BgNbd:
    """Fit the four parameters by the largest posterior likelihood.

    Parameters
    ----------
    repeats, last, age
        As in ``BgNbd.order_probability``, one per customer.
    weights
        How many customers each row stands for; 1 by default.
    prior_deviation
        Standard deviation of the prior; infinity leaves the prior out.

    Raises
    ------
    ValueError
        If there are no customers, or all are of age 0.
    """
    counts = np.ones(len(repeats)) if weights is None else np.asarray(weights, float)
    unit = np.average(age, weights=counts) / TENTHS if len(age) else 0.0
    if unit <= 0:
        raise ValueError("no customer has ordered before as_of")
    data = (np.asarray(repeats, float), np.asarray(last) / unit, np.asarray(age) / unit)

    r, alpha, a, b = most_probable(
        lambda parameters: np.dot(counts, log_likelihoods(parameters, *data)),
        PRIOR_MEANS,
        prior_deviation,
    )
    parameters = np.array([r, alpha * unit, a, b])
    likelihood = np.dot(counts, log_likelihoods(parameters, repeats, last, age))
    return BgNbd(*map(float, parameters), log_likelihood=float(likelihood))
