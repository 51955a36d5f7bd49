"""The parts of the reasons are Shapley values, says the library that is known for it.

It comes with the extra `explain` and is no part of a build; without it the test is
skipped.
"""

import numpy as np
import pytest

from segmentation.segments.prototypes import Prototypes

shap = pytest.importorskip("shap", reason="pip install --editable '.[explain]'")

FEATURES = 6
PROTOTYPES = {
    "kmeans": Prototypes(
        np.random.default_rng(1).normal(size=(2, FEATURES)),
        np.ones((2, FEATURES)),
        np.zeros(2),
        0.5,
    ),
    "gaussian_mixture": Prototypes(
        np.random.default_rng(2).normal(size=(2, FEATURES)),
        np.random.default_rng(3).uniform(0.5, 4.0, (2, FEATURES)),
        np.array([1.0, -2.0]),
        0.5,
    ),
}


def parts(prototypes: Prototypes, points: np.ndarray) -> np.ndarray:
    """Return what segment_reason_parts has: runner-up less own, per feature."""
    own, runner_up = (
        weight * (points - centre) ** 2
        for centre, weight in zip(prototypes.centres, prototypes.weights, strict=True)
    )
    return runner_up - own


@pytest.mark.parametrize("name", sorted(PROTOTYPES))
def test_parts_are_shapley_values_less_their_mean(name: str) -> None:
    """If not, a reason names a feature that did not decide."""
    prototypes = PROTOTYPES[name]
    draw = np.random.default_rng(4)
    points, background = (
        draw.normal(size=(20, FEATURES)),
        draw.normal(size=(50, FEATURES)),
    )

    def margin(customers: np.ndarray) -> np.ndarray:
        own, runner_up = prototypes.scores(customers).T
        return runner_up - own

    masker = shap.maskers.Independent(background, max_samples=len(background))
    explained = shap.explainers.Exact(margin, masker)(points)
    expected = parts(prototypes, points) - parts(prototypes, background).mean(axis=0)
    np.testing.assert_allclose(explained.values, expected, atol=1e-9)
