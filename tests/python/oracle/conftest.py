"""Two warehouses with the tiny world: a few rows that can be checked by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.project import Warehouse, postgres_database

TINY_WORLD = Path(__file__).parents[1] / "tiny_world"
TINY_VARS = '{as_of: "2026-03-01", latest_plausible_at: "2030-01-01"}'


@pytest.fixture(scope="session")
def tiny_world_of(
    tmp_path_factory: pytest.TempPathFactory, postgres: dict[str, str]
) -> Callable[[str], Warehouse]:
    """Return a getter of the tiny world on an engine, features built once."""
    built: dict[str, Warehouse] = {}

    def get(engine: str) -> Warehouse:
        if engine not in built:
            warehouse = Warehouse(engine, tmp_path_factory.mktemp(f"tiny_{engine}"))
            if engine == "postgres":
                name = warehouse.folder.parent.name.replace("-", "_") + "_tiny"
                warehouse.environment = postgres_database(postgres, name)
            warehouse.load("--from", str(TINY_WORLD))
            warehouse.dbt("seed", "--vars", TINY_VARS)
            warehouse.dbt("run", "--select", "+customer_features", "--vars", TINY_VARS)
            built[engine] = warehouse
        return built[engine]

    return get
