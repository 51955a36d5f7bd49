"""Messy raw tables that a test may change."""

import pytest

from support.messy import create_messy_tables
from support.project import Warehouse, Warehouses


@pytest.fixture(scope="module")
def messy_once(new_warehouse: Warehouses) -> Warehouse:
    """Return one DuckDB warehouse for all changes."""
    return new_warehouse("duckdb", "messy_changed")


@pytest.fixture
def messy(messy_once: Warehouse) -> Warehouse:
    """Return a DuckDB warehouse with the messy rows that a test may change."""
    create_messy_tables(messy_once)
    return messy_once
