"""Same input, same as-of date, same tables: whatever the engine or the order."""

import pytest

from support.messy import STAGED
from support.project import Warehouse, Warehouses
from support.tables import assert_equal_tables, contents

RAW_TABLES = list(STAGED)


@pytest.mark.recipe("demo", "duckdb")
def test_both_engines_hold_the_same_rows(built: Warehouses) -> None:
    """If not, a team that moves from DuckDB to PostgreSQL gets other segments."""
    on_duckdb = contents(built("duckdb", "demo"))
    on_postgres = contents(built("postgres", "demo"))
    assert len(on_duckdb) > 10
    assert_equal_tables(on_duckdb, on_postgres)


@pytest.mark.slow
@pytest.mark.recipe("demo")
def test_shuffled_rows_and_a_second_build_change_nothing(
    engine: str,
    built: Warehouses,
    new_warehouse: Warehouses,
) -> None:
    """If not, a re-run after a crash, or a reload, moves customers about."""
    expected = contents(built(engine, "demo"))
    again = new_warehouse(engine, "again")
    again.load("--dataset", "synthetic", "--customers", "1500")
    shuffle(again)
    # The tests of the project have judged the demo, which holds the same rows.
    tables_alone = {"DBT_EXCLUDE_RESOURCE_TYPES": "unit_test test"}
    again.dbt("build", SEGMENTATION_THREADS="1", **tables_alone)
    assert_equal_tables(contents(again), expected)
    again.dbt("build", SEGMENTATION_THREADS="8", **tables_alone)
    assert_equal_tables(contents(again), expected)


def shuffle(warehouse: Warehouse) -> None:
    """Write each raw table again in another order of rows."""
    for table in RAW_TABLES:
        warehouse.execute(
            f"create table raw.shuffled as select * from raw.{table} order by random();"
            f"drop table raw.{table};"
            f"alter table raw.shuffled rename to {table};"
        )
