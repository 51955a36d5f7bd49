"""Warehouses with the same messy raw tables, staged once per run and engine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.messy import create_raw_tables, stage
from support.project import Warehouse, postgres_database


@pytest.fixture(scope="module")
def staged_of(tmp_path_factory, postgres: dict[str, str]) -> Callable[[str], Warehouse]:
    """Return a getter of the staged warehouse of an engine; tests only read it."""
    staged: dict[str, Warehouse] = {}

    def get(engine: str) -> Warehouse:
        if engine not in staged:
            warehouse = Warehouse(engine, tmp_path_factory.mktemp(f"staged_{engine}"))
            if engine == "postgres":
                # An odd session zone: nothing may depend on it.
                server = postgres_database(postgres, "staged")
                warehouse.environment = {**server, "PGTZ": "Asia/Tokyo"}
            create_raw_tables(warehouse)
            stage(warehouse)
            staged[engine] = warehouse
        return staged[engine]

    return get


@pytest.fixture(scope="module")
def messy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for all changes, so that dbt parses the project once."""
    return tmp_path_factory.mktemp("messy")


@pytest.fixture
def messy(messy_folder: Path) -> Warehouse:
    """Return a DuckDB warehouse with the messy rows that a test may change."""
    warehouse = Warehouse("duckdb", messy_folder)
    create_raw_tables(warehouse)
    return warehouse
