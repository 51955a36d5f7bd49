"""A few nodes stand for an integral; if they are wrong, all forecasts are."""

from math import prod

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import beta

from segmentation.value.quadrature import beta_nodes


@pytest.mark.parametrize(
    ("a", "b"),
    [(0.79, 2.43), (0.2, 0.8), (0.5, 0.5), (1.0, 1.0), (0.8, 5000.0), (40, 3)],
)
def test_moments_are_those_of_the_distribution(a: float, b: float) -> None:
    """Eight nodes are exact for polynomials up to degree fifteen."""
    chances, weights = beta_nodes(a, b)
    assert weights.sum() == pytest.approx(1)
    for power in range(1, 16):
        moment = prod((a + i) / (a + b + i) for i in range(power))
        assert np.sum(weights * chances**power) == pytest.approx(moment, rel=1e-9)


def test_expected_orders_are_the_integral() -> None:
    """The hardest customers: those who ordered once."""
    a, b, r, base, ahead = 0.79, 2.43, 0.24, 43.0, 39.0
    chances, weights = beta_nodes(a, b)

    def orders(chance: float) -> float:
        return (1 - (base / (base + chance * ahead)) ** r) / chance

    exact = quad(lambda p: orders(p) * beta(a, b).pdf(p), 0, 1)[0]
    summed = np.sum(weights * [orders(chance) for chance in chances])
    assert summed == pytest.approx(exact, rel=1e-5)
