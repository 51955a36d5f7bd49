"""Warehouses with malformed raw tables, built once per run and engine."""

from collections.abc import Callable

import pytest

from malformed.raw_rows import GOOD, TYPES, literal, rows_of
from support.messy import raw_columns
from support.project import Warehouse, postgres_database

VARIABLES = (
    "{max_rejected_share: 1, as_of: '2026-01-01', latest_plausible_at: '2026-01-02'}"
)


def create_tables(warehouse: Warehouse) -> None:
    """Make the raw tables; `row` counts from 0 and is read by no model."""
    statements = ["create schema if not exists raw"]
    for table in GOOD:
        columns = list(raw_columns()[table])
        typed = ", ".join(f"{name} {TYPES.get(name, 'text')}" for name in columns)
        values = ", ".join(
            f"({', '.join(literal(row.get(name)) for name in columns)})"
            for row in rows_of(table)
        )
        statements += [
            f"drop table if exists raw.{table} cascade",
            f"create table raw.{table} ({typed})",
            f"insert into raw.{table} values {values}",
        ]
    warehouse.execute("; ".join(statements))


def build(warehouse: Warehouse, select: str = "+customer_features", check: bool = True):
    """Build up to the features, data tests included."""
    return warehouse.dbt(
        *("build", "--select", select, "--indirect-selection", "cautious"),
        *("--exclude-resource-types", "unit_test", "test", "--vars", VARIABLES),
        check=check,
    )


@pytest.fixture(scope="module")
def built_of(tmp_path_factory, postgres: dict[str, str]) -> Callable[[str], Warehouse]:
    """Return a getter of the built warehouse of an engine; tests only read it."""
    built: dict[str, Warehouse] = {}

    def get(engine: str) -> Warehouse:
        if engine not in built:
            warehouse = Warehouse(engine, tmp_path_factory.mktemp(f"bad_{engine}"))
            if engine == "postgres":
                warehouse.environment = postgres_database(postgres, "malformed")
            create_tables(warehouse)
            build(warehouse)
            built[engine] = warehouse
        return built[engine]

    return get


@pytest.fixture(scope="module")
def broken_folder(tmp_path_factory: pytest.TempPathFactory):
    """Return one folder for all changes, so that dbt parses the project once."""
    return tmp_path_factory.mktemp("broken")


@pytest.fixture
def broken(broken_folder) -> Warehouse:
    """Return a DuckDB warehouse with the tables that a test may change."""
    warehouse = Warehouse("duckdb", broken_folder)
    warehouse.duckdb_path.unlink(missing_ok=True)
    create_tables(warehouse)
    return warehouse
