"""Whatever ends a run, the next one repairs it; two at once are refused."""

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dbt.adapters.postgrespython import PostgresPythonCredentials, lock
from support.commands import PARSED_DBT
from support.kills import (
    Moment,
    count_lines,
    kill,
    left_behind,
    moments,
    output_of,
    relations,
    start,
    terminate_sessions,
    wait_for,
)
from support.project import ROOT, Warehouse, Warehouses
from support.tables import assert_equal_tables, contents

# More than a few take minutes: SEGMENTATION_KILLS=50 pytest -k kills.
KILLS = int(os.environ.get("SEGMENTATION_KILLS", "3"))
# What is judged here are tables; the tests of the project would only cost time.
BUILD = [
    *("dbt", "--no-use-colors", "build"),
    *("--exclude-resource-type", "unit_test", "--exclude-resource-type", "test"),
    *("--vars", "{as_of: 2026-01-02, accept_drift: true}"),
]
# So that the next run has something to do.
CHANGE = "update raw.order_lines set quantity = quantity + 1 where md5(order_id) < '08'"


def repaired(warehouse: Warehouse) -> list[tuple[str, ...]]:
    """Build once more and return the relations; nothing else may be left."""
    warehouse.command(*BUILD)
    assert left_behind(warehouse) == []
    return relations(warehouse)


@pytest.fixture
def changed(engine: str, copied: Warehouses) -> Callable[[], Warehouse]:
    """Return a maker of copies of the demo, a day before the one to build."""

    def make() -> Warehouse:
        warehouse = copied(engine, "demo")
        warehouse.execute(CHANGE)
        return warehouse

    return make


@pytest.mark.slow
@pytest.mark.recipe("demo")
def test_after_kills_one_run_ends_in_the_rows_of_an_undisturbed_one(
    engine: str, changed: Callable[[], Warehouse]
) -> None:
    """If not, a machine that dies at night corrupts the history for good."""
    calm = changed()
    assert start(calm, *BUILD).wait() == 0, output_of(calm).read_text()
    killed = changed()
    count_killed = 0
    for moment in moments(KILLS, count_lines(calm)):
        process = start(killed, *BUILD)
        wait_for(moment, process, killed)
        count_killed += kill(process)
    # One that comes after the last line finds nobody at work.
    assert count_killed >= KILLS - 1
    if engine == "postgres":
        process = start(killed, *BUILD)
        wait_for(Moment(count_lines(calm) // 2, 0), process, killed)
        assert terminate_sessions(killed) > 0
        # It fails, unless nothing but idle sessions were ended.
        process.wait()
    assert repaired(killed) == relations(calm)
    assert_equal_tables(contents(killed), contents(calm))


@pytest.mark.recipe("demo")
def test_a_second_run_is_refused_while_one_writes(
    engine: str, copied: Warehouses, tmp_path: Path
) -> None:
    """If not, two runs mix their tables, or the second ends in a traceback."""
    warehouse = copied(engine, "demo")
    (tmp_path / "profiles.yml").write_text((ROOT / "profiles.yml.example").read_text())
    profiles = {"DBT_PROFILES_DIR": str(tmp_path)}
    run = [PARSED_DBT, "run", "--select", "int_as_of"]
    load = ["segmentation", "load", "--dataset", "synthetic", "--customers", "10"]
    days = ["--from", "2026-01-01", "--to", "2026-01-02"]
    hold = held_on_duckdb if engine == "duckdb" else held_on_postgres
    release, sentence = hold(warehouse)
    try:
        for words in (run, load, ["segmentation", "backfill", *days]):
            refused = warehouse.command(*words, check=False, **profiles)
            said = " ".join((refused.stdout + refused.stderr).split())
            assert refused.returncode in (1, 2)
            assert sentence in said
            assert "Traceback" not in said
        if engine == "postgres":
            warehouse.dbt("compile", "--select", "int_as_of")
    finally:
        release()
    warehouse.command(*run, **profiles)


def held_on_duckdb(warehouse: Warehouse) -> tuple[Callable[[], None], str]:
    connection = duckdb.connect(str(warehouse.duckdb_path))
    file = f"Another process has the DuckDB file {warehouse.duckdb_path} open"
    return connection.close, f"{file}: process {os.getpid()}, "


def held_on_postgres(warehouse: Warehouse) -> tuple[Callable[[], None], str]:
    server = warehouse.environment
    credentials = PostgresPythonCredentials(
        host=server["PGHOST"],
        port=int(server["PGPORT"]),
        user=server["PGUSER"],
        password=server.get("PGPASSWORD", ""),
        database=server["PGDATABASE"],
        schema="segmentation",
    )
    lock.hold(credentials, "schema segmentation", owner="test")
    return (
        lambda: lock.release("test"),
        f"Another run is writing schema segmentation: dbt, process {os.getpid()} on",
    )
