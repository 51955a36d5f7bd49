"""Customers on a map: the same on every engine and every day."""

import numpy as np
import pandas as pd
import pytest

from segmentation.segments.map import map_axes, map_points


@pytest.fixture
def sample() -> pd.DataFrame:
    """Return 50 customers who differ mostly in `first`, then in `second`."""
    random = np.random.default_rng(3)
    return pd.DataFrame(
        {
            "as_of": pd.Timestamp("2026-01-01"),
            "segment_id": "S01",
            "first": random.normal(0, 5, 50),
            "second": random.normal(0, 2, 50),
            "third": random.normal(0, 0.1, 50),
            "place": range(1, 51),
        }
    )


def test_the_map_does_not_depend_on_the_order_of_rows(sample: pd.DataFrame) -> None:
    """Engines hand over rows in any order; the map would differ between them."""
    shuffled = sample.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(map_points(sample), map_points(shuffled))


def test_the_directions_are_those_of_the_largest_differences(
    sample: pd.DataFrame,
) -> None:
    """The sentence under the map names the wrong features if not."""
    axes = map_axes(sample).set_index(["component", "feature"])["loading"]
    assert axes[1, "first"] > 0.9
    assert axes[2, "second"] > 0.9


def test_a_mirrored_world_is_mirrored_on_the_map(sample: pd.DataFrame) -> None:
    """The map flips over from day to day if the sign is the decomposition's."""
    mirrored = sample.assign(first=-sample["first"])
    points, turned = map_points(sample), map_points(mirrored)
    assert np.allclose(points["component_1"], -turned["component_1"], atol=0.5)


def test_shares_of_the_variance_are_at_most_one(sample: pd.DataFrame) -> None:
    """Readers would be told that more than everything lies in two directions."""
    shares = map_axes(sample).groupby("component")["variance_share"].first()
    assert 0.9 < shares.sum() <= 1
    assert shares[1] > shares[2]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_customers_have_a_map(sample: pd.DataFrame, count: int) -> None:
    """The first run of a new shop stops if it has hardly any customer."""
    few = sample.head(count)
    assert len(map_points(few)) == count
    assert map_axes(few)["loading"].between(-1, 1).all()
