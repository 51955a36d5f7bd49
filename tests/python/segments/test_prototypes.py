"""The formula that SQL scores with is that of the clustering."""

import numpy as np
import pytest
from sklearn.mixture import GaussianMixture

from segmentation.segments.prototypes import from_centres, outlier_distance


@pytest.fixture
def points():
    draw = np.random.default_rng(5)
    return np.vstack([draw.normal(place, 0.5, (80, 3)) for place in (-2, 0, 3)])


def test_probabilities_of_centres_are_those_of_equal_spheres(points):
    """Otherwise a membership probability of 0.9 is not what it is documented as."""
    centres = np.array([[-2.0] * 3, [0.0] * 3, [3.0] * 3])
    inertia = 180.0
    prototypes = from_centres(centres, inertia, len(points))
    variance = inertia / (len(points) * 3)
    oracle = GaussianMixture(3, covariance_type="spherical")
    oracle.weights_ = np.full(3, 1 / 3)
    oracle.means_ = centres
    oracle.covariances_ = np.full(3, variance)
    oracle.precisions_cholesky_ = np.full(3, variance**-0.5)
    expected = oracle.predict_proba(points)
    np.testing.assert_allclose(prototypes.probabilities(points), expected, atol=1e-12)


def test_customers_on_their_centres_have_finite_probabilities():
    """Two kinds of identical customers would otherwise divide by zero."""
    centres = np.array([[0.0], [1.0]])
    found = from_centres(centres, 0.0, 2).probabilities(centres)
    np.testing.assert_allclose(found, np.eye(2), atol=1e-12)


def test_the_outlier_fence_is_that_of_tukey():
    """Distances 0, 1, 2, 3, 4 have the quartiles 1 and 3, and the fence 3 + 3 x 2."""
    distances = np.arange(5.0).reshape(-1, 1)
    assert outlier_distance(distances, np.zeros((1, 1)), 3.0) == pytest.approx(9.0)
