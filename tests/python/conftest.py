"""One server, one set of built warehouses, and who runs which test, for all workers."""

import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from support import grouping, recipes
from support.copies import copy_of
from support.postgres import new_database, postgres_environment
from support.project import Warehouse, Warehouses

FOLDER_VARIABLE = "SEGMENTATION_TEST_SERVER_FOLDER"
PARSED_VARIABLE = "SEGMENTATION_PARSED_DIR"
ENGINES = ["duckdb", "postgres"]


def pytest_configure(config: pytest.Config) -> None:
    """Choose the folders of the session; the workers inherit the variables."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="segmentation_pg_")
        os.environ[PARSED_VARIABLE] = tempfile.mkdtemp(prefix="segmentation_parsed_")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folders when the last worker has gone."""
    if not hasattr(config, "workerinput"):
        for variable in (FOLDER_VARIABLE, PARSED_VARIABLE):
            shutil.rmtree(os.environ.pop(variable), ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark and sort the tests, before markers are selected by."""
    for item in items:
        grouping.mark(item)
    items.sort(key=grouping.position)


@pytest.fixture(scope="session")
def postgres() -> Iterator[dict[str, str]]:
    """Yield the PG* variables of the server that all workers share."""
    with postgres_environment(Path(os.environ[FOLDER_VARIABLE])) as environment:
        yield environment


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    # A worker's own folder is inside the one that the workers share.
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def built(shared_folder: Path, postgres: dict[str, str]) -> Warehouses:
    """Return a getter of (engine, recipe): a built warehouse; tests only read it.

    Whichever worker asks first builds it; the others wait and read.
    """
    return partial(recipes.built, folder=shared_folder, server=postgres)


@pytest.fixture
def copied(built: Warehouses, shared_folder: Path) -> Warehouses:
    """Return a maker of (engine, recipe): a copy that the test may change."""

    def copy(engine: str, recipe: str) -> Warehouse:
        name = f"{recipe}_{uuid.uuid4().hex[:12]}"
        return copy_of(built(engine, recipe), shared_folder / name, name)

    return copy


@pytest.fixture(scope="session")
def new_warehouse(shared_folder: Path, postgres: dict[str, str]) -> Warehouses:
    """Return a maker of warehouses: (engine, name) -> an empty one."""

    def make(engine: str, name: str) -> Warehouse:
        folder = shared_folder / f"{name}_{engine}"
        folder.mkdir()
        is_server = engine == "postgres"
        return Warehouse(
            engine, folder, new_database(postgres, name) if is_server else {}
        )

    return make


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Run a test once per engine."""
    return request.param


@pytest.fixture
def demo(engine: str, built: Warehouses) -> Warehouse:
    """Return the demo warehouse of this engine; tests only read it."""
    return built(engine, "demo")


@pytest.fixture
def empty(engine: str, new_warehouse: Warehouses) -> Warehouse:
    """Return a warehouse of this engine without a table, for one test."""
    return new_warehouse(engine, f"empty_{uuid.uuid4().hex[:12]}")


@pytest.fixture(scope="session")
def manifest_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return dbt's manifest of the project, parsed once for all; nothing is built."""
    warehouse = Warehouse("duckdb", tmp_path_factory.mktemp("manifest"))
    warehouse.dbt("list", "--quiet", "--select", "resource_type:seed")
    return warehouse.folder / "target" / "manifest.json"


@pytest.fixture(scope="session")
def manifest(manifest_file: Path) -> dict:
    """Return the content of the manifest."""
    return json.loads(manifest_file.read_text())
