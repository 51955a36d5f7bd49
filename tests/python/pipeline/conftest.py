"""Warehouses that are built once and that all the tests of this folder read."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from support.project import RETAIL, Warehouse, postgres_database

ENGINES = ["duckdb", "postgres"]
DEMO_AS_OF = "2026-01-01"


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    # A worker's own folder is inside the one that the workers share.
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def new_warehouse(
    shared_folder: Path, postgres: dict[str, str]
) -> Callable[[str, str], Warehouse]:
    """Return a maker of warehouses: (engine, name) -> an empty one."""

    def make(engine: str, name: str) -> Warehouse:
        folder = shared_folder / f"{name}_{engine}"
        folder.mkdir(exist_ok=True)
        if engine == "duckdb":
            return Warehouse(engine, folder)
        return Warehouse(engine, folder, postgres_database(postgres, name))

    return make


@pytest.fixture(scope="session")
def demo_of(
    shared_folder: Path, new_warehouse: Callable, postgres: dict[str, str]
) -> Callable[[str], Warehouse]:
    """Return a getter of the demo warehouse, built once per run and engine."""

    def get(engine: str) -> Warehouse:
        with FileLock(shared_folder / f"demo_{engine}.lock"):
            folder = shared_folder / f"demo_{engine}"
            if (folder / "built").exists():
                server = {**postgres, "PGDATABASE": "demo"}
                return Warehouse(engine, folder, {} if engine == "duckdb" else server)
            warehouse = new_warehouse(engine, "demo")
            warehouse.load("--dataset", "synthetic", "--customers", "1500")
            warehouse.dbt("build")
            (folder / "built").touch()
            return warehouse

    return get


@pytest.fixture(scope="session")
def retail_of(
    new_warehouse: Callable[[str, str], Warehouse],
) -> Callable[[str], Warehouse]:
    """Return a getter of the warehouse with the real data, built once.

    Tests that use it are one group of pytest-xdist, so that it is built once.
    """
    if not RETAIL.exists():
        pytest.skip("Online Retail II is not on this machine")
    built: dict[str, Warehouse] = {}

    def get(engine: str) -> Warehouse:
        if engine not in built:
            warehouse = new_warehouse(engine, "retail")
            warehouse.load("--dataset", "online-retail-ii", "--path", str(RETAIL))
            warehouse.dbt("build")
            built[engine] = warehouse
        return built[engine]

    return get


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run a test once per engine."""
    yield request.param


@pytest.fixture
def demo(engine: str, demo_of: Callable[[str], Warehouse]) -> Warehouse:
    """Return the demo warehouse of this engine; tests only read it."""
    return demo_of(engine)
