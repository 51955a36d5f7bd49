"""What a fit hands to SQL as rows."""

import numpy as np
import pandas as pd
import pytest

from segmentation.value.fit import COLUMNS, fit_value


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    """Return 300 made-up customers at both moments."""
    random = np.random.default_rng(7)
    age = random.integers(100, 700, 300)
    repeats = random.poisson(random.gamma(0.6, 3.0, 300))
    last = np.where(repeats > 0, (age * random.uniform(0.1, 1.0, 300)).astype(int), 0)
    now = pd.DataFrame(
        {
            "customer_id": [f"c{number}" for number in range(300)],
            "segment_id": np.where(repeats > 1, "S02", "S01"),
            "model_id": "2026-03-01-abc",
            "as_of": pd.Timestamp("2026-03-01"),
            "moment": "now",
            "count_repeats": repeats,
            "days_to_last_order": last,
            "days_since_first_order": age,
            "mean_repeat_spend": np.where(
                repeats > 0, random.gamma(5, 10, 300), np.nan
            ),
            "outcome_days": 90,
        }
    )
    then = now.assign(
        moment="then",
        days_since_first_order=age - 90,
        days_to_last_order=np.minimum(last, age - 90),
    )
    return pd.concat([now, then])


def test_no_request_no_rows() -> None:
    """Most days need no fit; dbt still needs the columns."""
    empty = pd.DataFrame(columns=["customer_id"])
    assert list(fit_value(empty).columns) == list(COLUMNS)
    assert fit_value(empty).empty


def test_a_third_of_each_segment_is_likely(sample: pd.DataFrame) -> None:
    """The cut-offs are thirds; a segment without one has customers without a tier."""
    rows = fit_value(sample)
    tiers = rows[rows["section"] == "tier"].pivot(
        index="segment_id", columns="name", values="value_number"
    )
    assert sorted(tiers.index) == ["S01", "S02"]
    assert (tiers["possible_from"] <= tiers["likely_from"]).all()


def test_the_order_of_rows_does_not_matter(sample: pd.DataFrame) -> None:
    """A database returns rows as it likes; a re-run must give the same model."""
    shuffled = sample.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(fit_value(sample), fit_value(shuffled))


def test_customers_who_order_more_after_the_fit_have_nodes(
    sample: pd.DataFrame,
) -> None:
    """Until the next fit some customer orders more often than any did before."""
    rows = fit_value(sample)
    nodes = rows[(rows["section"] == "node") & (rows["moment"] == "now")]
    assert nodes["count_repeats"].max() >= sample["count_repeats"].max() + 30
    assert (nodes.groupby("count_repeats")["weight"].sum().round(12) == 1).all()


def test_a_shop_without_repeats_has_no_spend(sample: pd.DataFrame) -> None:
    """Five weeks after the opening nobody has come back; the build must not stop."""
    young = sample.assign(
        count_repeats=0, days_to_last_order=0, mean_repeat_spend=np.nan
    )
    rows = fit_value(young).set_index(["section", "moment", "name"])["value_number"]
    assert np.isnan(rows["parameter", "now", "p"])
    assert rows["parameter", "now", "r"] > 0
