"""Malformed raw tables that a test may change."""

import pytest

from malformed.raw_rows import create_malformed_tables
from support.project import Warehouse, Warehouses


@pytest.fixture(scope="module")
def broken_once(new_warehouse: Warehouses) -> Warehouse:
    """Return one DuckDB warehouse for all changes."""
    return new_warehouse("duckdb", "malformed_changed")


@pytest.fixture
def broken(broken_once: Warehouse) -> Warehouse:
    """Return a DuckDB warehouse with the tables that a test may change."""
    broken_once.duckdb_path.unlink(missing_ok=True)
    create_malformed_tables(broken_once)
    return broken_once
