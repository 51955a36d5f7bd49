"""`make build` shows a history with a rejected run, and leaves own data alone."""

import os
import subprocess

import pytest

from support.project import BIN, ROOT, Warehouse, Warehouses


def demo(warehouse: Warehouse, *words: str) -> str:
    """Run the command and return what it said."""
    words = ("segmentation", "demo", "--target", warehouse.engine, *words)
    return warehouse.command(*words).stdout


def verdicts(warehouse: Warehouse) -> list[str]:
    """Return the verdict of each run, oldest first."""
    sql = "select verdict from segmentation.segmentation_runs order by as_of"
    return warehouse.query(sql)["verdict"].tolist()


@pytest.mark.slow
@pytest.mark.recipe("replayed", "duckdb")
def test_the_demo_shows_moves_outcomes_a_second_model_and_a_rejected_run(
    built: Warehouses,
) -> None:
    """If not, whoever opens the pages first meets empty panels."""
    warehouse = built("duckdb", "replayed")
    said = (warehouse.folder / "said").read_text()
    assert "2025-12-31  rejected" in said
    assert "rejected, as it should be: orders, 40 % of the orders were missing" in said

    *replayed, rejected, newest = verdicts(warehouse)
    assert rejected == "rejected"
    assert len(replayed) == 4
    assert "rejected" not in {*replayed, newest}
    for table in ("segment_moves", "segment_outcomes"):
        assert len(warehouse.query(f"select * from segmentation.{table}")) > 0
    fits = warehouse.query(
        "select fit_reason from segmentation.segmentation_runs "
        "where fit_reason is not null and verdict <> 'rejected' order by as_of"
    )
    assert fits["fit_reason"].tolist() == ["first_run", "too_old"]


@pytest.mark.slow
@pytest.mark.recipe("replayed", "duckdb")
def test_the_demo_leaves_the_whole_delivery_and_nothing_else(
    built: Warehouses,
) -> None:
    """If not, the demo goes on with orders missing, or litters the warehouse."""
    warehouse = built("duckdb", "replayed")
    found = warehouse.query(
        "select count(*) as left_behind from information_schema.tables "
        "where table_schema = 'raw_demo' "
        "or table_name = 'segmentation_backfill_progress'"
    )
    assert found["left_behind"].tolist() == [0]
    counted = warehouse.query(
        "select value, (select count(*) from raw.orders) as count_raw "
        "from segmentation.source_measures where source_table = 'orders' "
        "and measure = 'rows' and member = '(all)'"
    )
    # The demo's shop has an order of the year 2999.
    assert counted["value"][0] >= 0.99 * counted["count_raw"][0] > 0
    before = verdicts(warehouse)
    assert "nothing was loaded" in demo(warehouse)
    assert verdicts(warehouse) == before


@pytest.mark.slow
def test_a_demo_that_was_stopped_goes_on(
    new_warehouse: Warehouses,
) -> None:
    """If not, a closed laptop leaves a warehouse that `make build` cannot finish."""
    warehouse = new_warehouse("postgres", "stopped_demo")
    words = ["--customers", "300", "--months", "0", "--days", "1"]
    _kill_after_the_first_day(warehouse, words)
    assert warehouse.query(
        "select * from information_schema.tables where table_schema = 'raw'"
    ).empty

    said = demo(warehouse, *words)
    assert "2025-12-30  " not in said
    assert "2025-12-31  rejected" in said
    assert verdicts(warehouse) == ["accepted", "rejected"]
    schemas = warehouse.query(
        "select schema_name from information_schema.schemata "
        "where schema_name in ('raw', 'raw_demo')"
    )
    assert schemas["schema_name"].tolist() == ["raw"]


def _kill_after_the_first_day(warehouse: Warehouse, words: list[str]) -> None:
    command = [str(BIN / "segmentation"), "demo", "--target", warehouse.engine, *words]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **warehouse.variables(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in process.stdout:
        if line.startswith("2025-12-30  accepted"):
            break
    process.kill()
    assert process.wait() < 0


def test_ones_own_tables_are_kept(empty: Warehouse) -> None:
    """If not, `make build` loads a made-up shop over somebody's data."""
    empty.execute("create schema raw; create table raw.orders (order_id text)")
    assert "Schema raw has its tables already" in demo(empty)
    tables = empty.query(
        "select table_name from information_schema.tables where table_schema = 'raw'"
    )
    assert tables["table_name"].tolist() == ["orders"]
