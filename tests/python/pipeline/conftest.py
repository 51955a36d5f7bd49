"""Warehouses that are built once and that all the tests of this folder read."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from support.project import RETAIL, Warehouse, postgres_database

ENGINES = ["duckdb", "postgres"]


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
def built_once(
    shared_folder: Path, new_warehouse: Callable, postgres: dict[str, str]
) -> Callable[..., Warehouse]:
    """Return a getter of (engine, name, words of the load): a built warehouse.

    Whichever worker asks first loads and builds it; the others wait and read.
    """

    def get(engine: str, name: str, *words: str) -> Warehouse:
        folder = shared_folder / f"{name}_{engine}"
        with FileLock(shared_folder / f"{name}_{engine}.lock"):
            if (folder / "built").exists():
                server = {**postgres, "PGDATABASE": name}
                return Warehouse(engine, folder, {} if engine == "duckdb" else server)
            warehouse = new_warehouse(engine, name)
            warehouse.load(*words)
            build(warehouse)
            (folder / "built").touch()
            return warehouse

    return get


def build(warehouse: Warehouse) -> None:
    """Build the demo as its users do, unit tests and all, and the rest without."""
    if warehouse.folder.name.startswith("demo_"):
        warehouse.command("dbt", "build")
    else:
        warehouse.dbt("build")


@pytest.fixture(scope="session")
def demo_of(built_once: Callable[..., Warehouse]) -> Callable[[str], Warehouse]:
    """Return a getter of the demo warehouse of an engine."""
    words = ["--dataset", "synthetic", "--customers", "1500"]
    return lambda engine: built_once(engine, "demo", *words)


@pytest.fixture(scope="session")
def replayed_of(
    shared_folder: Path, new_warehouse: Callable, postgres: dict[str, str]
) -> Callable[[str], Warehouse]:
    """Return a getter of the warehouse of an engine with runs since September.

    Published by `segmentation demo` and a last run without its tests: outcomes,
    moves, a second model and a rejected run are there. What the demo said is in
    the file ``said`` of its folder.
    """

    def get(engine: str) -> Warehouse:
        folder = shared_folder / f"replayed_{engine}"
        with FileLock(shared_folder / f"replayed_{engine}.lock"):
            if (folder / "built").exists():
                server = {**postgres, "PGDATABASE": "replayed"}
                return Warehouse(engine, folder, {} if engine == "duckdb" else server)
            warehouse = new_warehouse(engine, "replayed")
            words = ["--target", engine, "--customers", "600", "--days", "0"]
            said = warehouse.command("segmentation", "demo", *words).stdout
            (folder / "said").write_text(said)
            warehouse.dbt("build", "--exclude-resource-type", "test", "unit_test")
            (folder / "built").touch()
            return warehouse

    return get


@pytest.fixture(scope="session")
def retail_of(built_once: Callable[..., Warehouse]) -> Callable[[str], Warehouse]:
    """Return a getter of the warehouse of an engine with the real data."""
    if not RETAIL.exists():
        pytest.skip("Online Retail II is not on this machine")
    words = ["--dataset", "online-retail-ii", "--path", str(RETAIL)]
    return lambda engine: built_once(engine, "retail", *words)


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run a test once per engine."""
    yield request.param


@pytest.fixture
def demo(engine: str, demo_of: Callable[[str], Warehouse]) -> Warehouse:
    """Return the demo warehouse of this engine; tests only read it."""
    return demo_of(engine)
