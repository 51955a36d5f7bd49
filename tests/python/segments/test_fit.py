"""A fit is deterministic, keeps identities and leaves constants out."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from segmentation.segments.fit import fit_segments
from segmentation.segments.model_columns import COLUMNS
from segmentation.segments.model_rows import read_previous
from support.fit_settings import settings_text

SEEDS = Path(__file__).parents[3] / "seeds"
PLAYBOOK = pd.read_csv(SEEDS / "segment_playbook.csv")
RULES = pd.read_csv(SEEDS / "segment_playbook_rules.csv")
RFM_RULES = pd.read_csv(SEEDS / "rfm_rules.csv")
SETTINGS = {
    "min_customers_to_fit": 0,
    "clustering_features": {
        "net_spend_365d": "log1p",
        "days_since_last_order": "log1p",
        "return_share": "identity",
        "count_tickets_90d": "identity",
    },
    "k_min": 3,
    "k_max": 8,
}
GROUPS = [(2000, 10, 0.02), (150, 60, 0.05), (20, 500, 0.0), (400, 40, 0.6)]
OPTIONAL = [
    "previous_model_id",
    "distance",
    "upper_edge",
    "parent_node",
    "left_node",
    "right_node",
]
NOTHING = pd.DataFrame(columns=list(COLUMNS))


def world(size: int = 150, seed: int = 1) -> pd.DataFrame:
    """Return customers of four kinds and a feature that is the same for all."""
    draw = np.random.default_rng(seed)
    parts = [
        pd.DataFrame(
            {
                "net_spend_365d": spend * draw.lognormal(0, 0.15, size),
                "days_since_last_order": days * draw.lognormal(0, 0.15, size),
                "return_share": np.clip(draw.normal(share, 0.02, size), 0, 1),
                "count_tickets_90d": 0.0,
            }
        )
        for spend, days, share in GROUPS
    ]
    frame = pd.concat(parts, ignore_index=True)
    return frame.assign(customer_id=[f"c{i:05d}" for i in range(len(frame))])


def request(
    model_id: str = "m1", needed: bool = True, **settings: object
) -> pd.DataFrame:
    row = {
        "is_fit_needed": needed,
        "model_id": model_id,
        "as_of": pd.Timestamp("2026-03-01"),
        "fit_reason": "first_run",
        "parameters_hash": "abc",
        "count_customers": 600,
        "settings": settings_text(**(SETTINGS | settings)),
    }
    return pd.DataFrame([row])


def fit(
    sample: pd.DataFrame, previous: pd.DataFrame = NOTHING, **settings: object
) -> pd.DataFrame:
    return fit_segments(
        sample, request(**settings), previous, PLAYBOOK, RULES, RFM_RULES
    )


def without_seconds(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out what the clock said."""
    return rows[~rows["name"].str.endswith("_seconds")]


def centres(rows: pd.DataFrame) -> pd.DataFrame:
    return read_previous(rows).centres


def outcomes(rows: pd.DataFrame) -> dict[str, str]:
    part = rows[(rows["section"] == "lineage") & (rows["name"] == "outcome")]
    return dict(zip(part["segment_id"], part["value_text"], strict=True))


def test_shuffled_rows_give_the_same_rows():
    sample = world()
    shuffled = sample.sample(frac=1, random_state=3)
    one, other = without_seconds(fit(sample)), without_seconds(fit(shuffled))
    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("seed", [1, 7, 42])
def test_other_seeds_give_the_same_ids(seed):
    expected = centres(fit(world()))
    pd.testing.assert_frame_equal(centres(fit(world(), fit_seed=seed)), expected)


def test_segments_are_numbered_from_the_biggest_spender():
    spend = centres(fit(world()))["net_spend_365d"]
    assert list(spend.index) == ["S01", "S02", "S03", "S04"]
    assert spend.is_monotonic_decreasing


def test_a_refit_with_more_customers_inherits_ids_and_names():
    before = fit(world())
    after = fit(world(165, seed=2), before)
    assert set(outcomes(after).values()) == {"inherited"}
    assert read_previous(after).keys == read_previous(before).keys


def test_a_new_kind_of_customer_gets_an_id_never_used_before():
    sample = world()
    before = fit(sample)
    kept = sample.iloc[: 150 * 3]
    new = sample.iloc[150 * 3 :].assign(days_since_last_order=9000.0)
    after = outcomes(fit(pd.concat([kept, new]), before))
    assert sorted(e for e in after.values()) == ["began", "ended", *["inherited"] * 3]
    assert after["S05"] == "began"


def test_a_constant_feature_weighs_nothing_and_is_recorded():
    rows = fit(world())
    tickets = rows[rows["feature"] == "count_tickets_90d"].set_index("name")
    assert tickets.loc["is_used", "value_number"] == 0.0
    assert set(tickets.loc["weight", "value_number"]) == {0.0}


def test_every_value_is_a_number_or_a_text():
    rows = fit(world())
    values = rows[["value_number", "value_text"]].notna().sum(axis=1)
    optional = rows["name"].isin(OPTIONAL)
    assert (values[~optional] == 1).all()
    assert np.isfinite(rows["value_number"].dropna()).all()


def test_one_candidate_wins_and_each_has_a_reason():
    rows = fit(world())
    candidates = rows[rows["section"] == "candidate"]
    assert candidates.loc[candidates["name"] == "is_winner", "value_number"].sum() == 1
    assert candidates.loc[candidates["name"] == "reason", "value_text"].all()
    ks = candidates.loc[candidates["name"] == "k", "value_number"]
    assert ks.max() == 4


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_a_handful_of_customers_is_no_error(size):
    rows = fit(world().head(size))
    assert set(COLUMNS) == set(rows.columns)
    assert len(centres(rows)) >= 1


def test_identical_customers_are_one_segment():
    sample = world().assign(net_spend_365d=1, days_since_last_order=1, return_share=0)
    rows = fit(sample)
    assert set(rows["segment_id"].dropna()) == {"S01"}
    again = fit(world(), rows)
    assert "S01" not in {s for s, e in outcomes(again).items() if e == "began"}


def test_missing_values_take_the_median():
    sample = world()
    sample.loc[::7, "net_spend_365d"] = np.nan
    assert np.isfinite(fit(sample)["value_number"].dropna()).all()


def test_no_rows_when_no_fit_is_needed():
    rows = fit_segments(
        world(), request(needed=False), NOTHING, PLAYBOOK, RULES, RFM_RULES
    )
    assert rows.empty
    assert list(rows.columns) == list(COLUMNS)


def test_a_day_without_a_fit_does_not_wait_for_scikit_learn():
    """It takes a second to import, which most days would pay for nothing."""
    program = "import sys, segmentation.segments.fit; print('sklearn' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
