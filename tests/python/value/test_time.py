"""Transitions and forecasts of a shop with monthly runs, counted again by hand.

If this fails, a budget is planned on segments that move another way. It parses the
project with a variable of its own and needs a shop with a history.
"""

import pandas as pd
import pytest

from support.project import Warehouse

BUILD = ("build", "--select", "path:models/serving/time")
ON = ("--vars", "segment_forecasts: true")
HISTORY = """
    select customer_id, segment_id, dbt_valid_from, dbt_valid_to
    from segmentation.customer_segment_history
"""
RUNS = "select distinct as_of from segmentation.segment_sizes order by as_of desc"


def monthly(runs: pd.Series) -> list[pd.Timestamp]:
    """Return the run nearest to each thirtieth day before the newest."""
    wanted = [runs.max() - pd.Timedelta(days=30 * month) for month in range(10)]
    nearest = [min(runs, key=lambda run: abs(run - day)) for day in wanted]
    near = zip(nearest, wanted, strict=True)
    return [run for run, day in near if abs(run - day) <= pd.Timedelta(days=7)]


def segments_of(history: pd.DataFrame, run: pd.Timestamp) -> pd.Series:
    """Return where each customer was in a run."""
    until = history["dbt_valid_to"].fillna(pd.Timestamp.max)
    then = history[(history["dbt_valid_from"] <= run) & (until > run)]
    return then.set_index("customer_id")["segment_id"]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["duckdb"])
@pytest.mark.recipe("replayed", "duckdb")
def test_transitions_are_what_customers_did(engine: str, copied) -> None:
    warehouse: Warehouse = copied(engine, "replayed")
    warehouse.dbt(*BUILD, *ON)
    history = warehouse.query(HISTORY)
    runs = monthly(warehouse.query(RUNS)["as_of"])
    assert len(runs) >= 3, "the demo has monthly runs"
    steps = [
        pd.concat([segments_of(history, one) for one in pair], axis=1)
        for pair in zip(runs[1:7], runs, strict=False)
    ]
    moved = pd.concat(steps)
    moved.columns = ["before", "after"]
    counted = moved.dropna(subset="before").fillna("gone").value_counts()
    found = warehouse.query("select * from segmentation.segment_transitions")
    found["to_segment_id"] = found["to_segment_id"].fillna("gone")
    ours = found.set_index(["from_segment_id", "to_segment_id"])["count_customers"]
    assert ours.to_dict() == counted.to_dict()
    sums = found.groupby("from_segment_id")["probability"].sum()
    assert (sums - 1).abs().max() < 1e-9
    assert (
        found["probability"]
        .between(found["probability_low"], found["probability_high"])
        .all()
    )
    forecast = warehouse.query("select * from segmentation.segment_size_forecast")
    assert set(forecast["forecast_days"]) == {30, 60, 90}
    assert forecast["last_forecast_error"].dropna().between(0, 1).all()
    seasons = warehouse.query(
        "select count(ordered_same_season_last_year) as known, count(*) as customers"
        " from segmentation.customer_seasons"
    )
    assert seasons["customers"].item() == len(segments_of(history, runs[0]))
