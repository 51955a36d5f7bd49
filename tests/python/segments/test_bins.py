"""Bins say how a feature was spread, whatever its values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentation.segments.bins import decile_bins

values = st.lists(st.integers(-50, 50), min_size=1, max_size=200).map(np.array)


@given(values)
def test_bins_hold_what_they_say(numbers):
    """A share that is not that of its bin looks like a drift on the day of the fit."""
    bins = decile_bins(numbers.astype(float))
    low = -np.inf
    for edge, share in bins:
        high = np.inf if edge is None else edge
        assert share == pytest.approx(np.mean((numbers > low) & (numbers <= high)))
        assert share > 0
        low = high
    assert len(bins) <= 10
    assert [edge for edge, _ in bins][-1] is None


@given(values)
def test_rounding_moves_no_customer_to_another_bin(numbers):
    """A third with nine decimals is below a third: equal customers would drift."""
    thirds = numbers / 3
    rounded = decile_bins(np.round(thirds, 9))
    exact = decile_bins(thirds)
    assert [share for _, share in rounded] == [share for _, share in exact]
    edges = np.array([edge for edge, _ in rounded if edge is not None])
    places = np.searchsorted(edges, thirds)
    assert np.array_equal(places, np.searchsorted(edges, np.round(thirds, 9)))


def test_even_values_give_ten_even_bins():
    bins = decile_bins(np.arange(100.0))
    assert [share for _, share in bins] == pytest.approx([0.1] * 10)
    assert bins[0][0] == 9.5


def test_a_constant_is_one_bin():
    assert decile_bins(np.zeros(5)) == [(None, 1.0)]
