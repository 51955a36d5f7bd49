"""Small tables as a connector writes them, and what the mappings make of them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from segmentation.check.macros import Project
from segmentation.check.run import prepared
from segmentation.dbt_project import DbtProject
from segmentation.warehouse.base import Warehouse as Open
from segmentation.warehouse.connect import open_warehouse
from support.project import ROOT, Warehouses

# Rows of a model, each by the names of its columns.
Read = Callable[..., list[dict[str, Any]]]


@pytest.fixture(params=["duckdb", "postgres"])
def tables(
    request: pytest.FixtureRequest,
    new_warehouse: Warehouses,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Open]:
    """Yield an open warehouse with nothing in it."""
    name = request.node.name.partition("[")[0][-40:]
    warehouse = new_warehouse(request.param, f"{name}_{request.param}")
    for variable, value in warehouse.variables().items():
        monkeypatch.setenv(variable, value)
    with open_warehouse(ROOT, request.param) as opened:
        yield opened


@pytest.fixture
def read(tables: Open) -> Read:
    """Return a reader of a model; the first variables are those of all."""
    made: list[Project] = []

    def rows(model: str, columns: str, **variables: Any) -> list[dict[str, Any]]:
        if not made:
            settings = {**DbtProject(ROOT).variables, **variables}
            project, faults, _ = prepared(tables, ROOT, settings)
            assert not faults
            made.append(project)
        place = made[0].table(model)
        return tables.records(f"select {columns} from {place} order by 1, 2")

    return rows
