"""A small shop whose run of yesterday was accepted, fresh for each scenario."""

import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg2
import pytest

from scenarios.deliveries import YESTERDAY
from support.project import Warehouse, postgres_database

WORDS = ["--dataset", "synthetic", "--customers", "1500"]
# What the next run is compared with; the tables that people read are not needed.
LEDGERS = ["+segment_sizes", "+source_measure_history", "+feature_distributions"]


@pytest.fixture(scope="session")
def accepted_yesterday(
    tmp_path_factory: pytest.TempPathFactory, postgres: dict[str, str]
) -> Callable[[str], Warehouse]:
    """Return a getter of the shop on an engine, as it was after yesterday's run."""
    shops: dict[str, Warehouse] = {}

    def get(engine: str) -> Warehouse:
        if engine not in shops:
            folder = tmp_path_factory.mktemp(f"scenarios_{engine}")
            shops[engine] = _build(engine, folder, postgres)
            _keep(shops[engine])
        _restore(shops[engine])
        return shops[engine]

    return get


def _build(engine: str, folder: Path, postgres: dict[str, str]) -> Warehouse:
    server = postgres_database(postgres, "scenarios") if engine == "postgres" else {}
    shop = Warehouse(engine, folder, server)
    shop.load(*WORDS)
    shop.dbt("seed")
    shop.dbt("run", "--select", *LEDGERS, "--vars", str({"as_of": YESTERDAY}))
    return shop


def _keep(shop: Warehouse) -> None:
    if shop.engine == "duckdb":
        shutil.copy(shop.duckdb_path, shop.folder / "kept")
    else:
        _copy_database(shop.environment, "scenarios", "scenarios_kept")


def _restore(shop: Warehouse) -> None:
    if shop.engine == "duckdb":
        shutil.copy(shop.folder / "kept", shop.duckdb_path)
    else:
        _copy_database(shop.environment, "scenarios_kept", "scenarios")


def _copy_database(server: dict[str, str], source: str, target: str) -> None:
    connection = psycopg2.connect(
        host=server["PGHOST"],
        port=server["PGPORT"],
        user=server["PGUSER"],
        password=server.get("PGPASSWORD", ""),
        dbname="template1",
    )
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'drop database if exists "{target}" with (force)')
        cursor.execute(f'create database "{target}" template "{source}"')
    connection.close()
