"""Days that are replayed leave the rows that daily runs would have left."""

from subprocess import CompletedProcess

import pytest

from support.project import Warehouse, Warehouses
from support.tables import assert_equal_tables, contents

# A row per run in each of them.
LEDGERS = [
    "segment_sizes",
    "segment_moves",
    "segmentation_runs",
    "data_quality_history",
    "feature_drift_history",
]
# With this bound, each day on which a segment changes at all is rejected.
STRICT = "{max_segment_size_change: 0, min_segment_customers_for_gate: 0}"


def backfill(warehouse: Warehouse, *words: str) -> CompletedProcess[str]:
    words = ("segmentation", "backfill", "--target", warehouse.engine, *words)
    return warehouse.command(*words, check=False)


def days_of(warehouse: Warehouse) -> list[str]:
    sql = "select distinct as_of from segmentation.segment_sizes order by as_of"
    return [str(day)[:10] for day in warehouse.query(sql)["as_of"]]


def build(warehouse: Warehouse, day: str, *words: str) -> None:
    words = ("--exclude-resource-type", "unit_test", "test", *words)
    warehouse.dbt("build", *words, "--vars", f"as_of: {day}")


def ledgers(warehouse: Warehouse, day: str) -> dict:
    """Return what the tables that keep each run say of one day."""
    kept = contents(warehouse, LEDGERS)
    return {
        name: rows[rows["as_of"].astype(str).str.startswith(day)].reset_index(drop=True)
        for name, rows in kept.items()
    }


@pytest.mark.slow
def test_replayed_days_equal_daily_runs(
    new_warehouse: Warehouses,
) -> None:
    """If not, history depends on whether a day was run on its day or later."""
    warehouse = new_warehouse("duckdb", "day_by_day")
    warehouse.load("--dataset", "synthetic", "--customers", "600")
    build(warehouse, "2025-11-27")
    first_day = ledgers(warehouse, "2025-11-27")
    build(warehouse, "2025-12-04")
    daily = contents(warehouse)
    # A later run leaves what was recorded of an earlier one.
    assert_equal_tables(ledgers(warehouse, "2025-11-27"), first_day)
    build(warehouse, "2025-12-04", "--full-refresh")
    assert_equal_tables(contents(warehouse), daily)

    days = ("--from", "2025-11-27", "--to", "2025-12-04", "--step", "weekly")
    said = backfill(warehouse, *days).stdout
    assert "2 days: 2 accepted, 0 warned, 0 rejected; 1 models fitted" in said
    assert_equal_tables(contents(warehouse), daily)

    words = ("--select", "int_as_of", "--vars", "as_of: 2025-12-02")
    refused = warehouse.dbt("build", *words, check=False)
    assert "backfill --from 2025-12-02 --to 2025-12-04" in refused.stdout


@pytest.mark.slow
def test_a_rejected_day_stops_and_the_same_command_goes_on_there(
    new_warehouse: Warehouses,
) -> None:
    """If not, a rejected day is published, or a stopped backfill starts anew."""
    warehouse = new_warehouse("postgres", "stopped")
    warehouse.load("--dataset", "synthetic", "--customers", "600")
    words = ["--from", "2025-11-30", "--to", "2025-12-08", "--step", "weekly"]
    words += ["--vars", STRICT]

    stopped = backfill(warehouse, *words)
    assert stopped.returncode == 1
    assert "2 days: 1 accepted, 0 warned, 1 rejected" in stopped.stdout
    assert "2025-12-07 was rejected and is not published" in stopped.stderr
    assert "This run is not published" in stopped.stderr
    assert days_of(warehouse) == ["2025-11-30"]

    done = backfill(warehouse, *words, "--accept-day", "2025-12-07")
    assert done.returncode == 0, done.stderr
    assert "Continuing at 2025-12-07" in done.stdout
    assert days_of(warehouse) == ["2025-11-30", "2025-12-07"]
    verdict = warehouse.query("select * from segmentation.run_verdict")
    assert verdict["is_accepted_by_hand"].tolist() == [True]
    timings = warehouse.query(
        "select as_of, sum(count_failed) as failed"
        " from segmentation.segmentation_run_timings"
        " where layer = 'run' and as_of is not null group by 1 order by 1"
    )
    # The rejected day was timed too, and again after readers got the day before it.
    assert timings["failed"].tolist() == [0, 2]

    relations = warehouse.query(
        "select table_name from information_schema.tables"
        " where table_name = 'segmentation_backfill_progress'"
    )
    assert relations.empty
