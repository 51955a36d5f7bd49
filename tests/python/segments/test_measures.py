"""Measures of a clustering, against scikit-learn and against plain arithmetic."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn import metrics

from segmentation.segments.candidates import measures
from segmentation.segments.candidates.elbow import elbow
from segmentation.segments.candidates.gap import gap_statistic, reference_sets
from segmentation.segments.candidates.stability import (
    adjusted_rand_index,
    bootstrap_draws,
    stability,
)

COUNT = 30
points_of = arrays(
    float, (COUNT, 2), elements=st.floats(-5, 5).map(lambda x: round(x, 3))
)
labels_of = arrays(int, COUNT, elements=st.integers(-1, 3))
quick = settings(deadline=None, max_examples=60)


def defined(labels: np.ndarray) -> bool:
    """Say whether the classic measures exist: two clusters, and not all singles."""
    return 2 <= len(set(labels)) < len(labels)


@quick
@given(points_of, st.lists(labels_of, min_size=1, max_size=3))
def test_silhouettes_of_one_pass_are_those_of_scikit_learn(points, labelings):
    """If not, the number of segments is chosen by something else than it says."""
    found = measures.silhouettes(points, labelings)
    for labels, value in zip(labelings, found, strict=True):
        kept = labels != measures.NOISE
        if not defined(labels[kept]):
            assert np.isnan(value)
            continue
        # Distances among all points round a little otherwise than among some.
        distances = metrics.pairwise_distances(points)[np.ix_(kept, kept)]
        expected = metrics.silhouette_score(
            distances, labels[kept], metric="precomputed"
        )
        assert value == pytest.approx(expected, abs=1e-6)


@quick
@given(points_of, labels_of)
def test_noise_is_left_out_of_every_measure(points, labels):
    """HDBSCAN would be punished for customers that it says belong nowhere."""
    kept = labels != measures.NOISE
    inertia = sum(
        np.var(points[labels == one], axis=0).sum() * (labels == one).sum()
        for one in set(labels[kept])
    )
    assert measures.inertia(points, labels) == pytest.approx(inertia, abs=1e-9)
    if defined(labels[kept]):
        for ours, theirs in (
            (measures.calinski_harabasz, metrics.calinski_harabasz_score),
            (measures.davies_bouldin, metrics.davies_bouldin_score),
        ):
            assert ours(points, labels) == theirs(points[kept], labels[kept])
    smallest, largest, noise = measures.shares(labels, 4)
    counts = [np.mean(labels == one) for one in range(4)]
    assert (smallest, largest) == pytest.approx((min(counts), max(counts)))
    assert noise == pytest.approx(np.mean(~kept))


@quick
@given(labels_of, labels_of)
def test_the_rand_index_is_that_of_scikit_learn(one, other):
    expected = metrics.adjusted_rand_score(one, other)
    assert adjusted_rand_index(one, other) == pytest.approx(expected, abs=1e-12)


@quick
@given(st.integers(1, 40), st.integers(0, 5), st.integers(1, 20))
def test_draws_are_places_of_customers(size, count, most):
    draws = bootstrap_draws(size, count, most, np.random.default_rng(1))
    assert [len(one) for one in draws] == [min(size, most)] * count
    assert all(one.min() >= 0 and one.max() < size for one in draws)


def test_stability_is_the_median_over_the_customers_drawn():
    """Refits: one the same, one by chance unlike, one the same under other names."""
    points = np.arange(4.0).reshape(-1, 1)
    labels = np.array([0, 0, 1, 1])
    everybody = np.arange(4)
    refits = [
        lambda part: np.array([0, 0, 1, 1]),
        lambda part: np.array([0, 1, 0, 1]),
        lambda part: np.array([5, 5, 2, 2]),
    ]
    assert stability(points, labels, [everybody] * 3, refits) == 1.0
    assert stability(points, labels, [everybody], refits[1:2]) == pytest.approx(-0.5)
    assert np.isnan(stability(points, labels, [], []))


def test_the_gap_is_worked_out_as_in_the_paper():
    """Inertia 1 against references of 4 and 16: mean logarithm ln 8."""
    points, labels = np.array([[-1.0], [1.0]]) / np.sqrt(2), np.array([0, 0])
    references = [points * 2, points * 4]
    gap, error = gap_statistic(points, labels, references, lambda part: labels)
    assert gap == pytest.approx(np.log(8))
    assert error == pytest.approx(np.log(2) * np.sqrt(1.5))


def test_references_fill_the_box_along_the_axes_of_the_points():
    """A box along the features would be mostly empty where features go together."""
    line = np.linspace(-1, 1, 200)
    points = np.column_stack([line, line])
    (reference,) = reference_sets(points, 1, np.random.default_rng(3))
    np.testing.assert_allclose(reference[:, 0], reference[:, 1], atol=1e-12)
    assert reference.std() > 0.3


@pytest.mark.parametrize(
    ("heights", "place"),
    [([100.0, 20.0, 15.0, 12.0, 10.0], 2), ([4.0, 3.0, 2.0, 1.0], None)],
)
def test_the_elbow_is_where_the_curve_bends(heights, place):
    assert elbow(range(1, len(heights) + 1), heights) == place


@pytest.mark.parametrize("heights", [[1.0], [1.0, 1.0, 1.0], [3.0, np.nan, 1.0]])
def test_without_a_curve_there_is_no_elbow(heights):
    """Identical customers have no inertia at all; a fit must survive them."""
    assert elbow(range(len(heights)), heights) is None
