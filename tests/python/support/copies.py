"""A copy of a built warehouse, for tests that change one."""

import shutil
import time
from pathlib import Path

import psycopg2

from support.postgres import new_database
from support.project import Warehouse

SECONDS_TO_WAIT = 120


def copy_of(warehouse: Warehouse, folder: Path, name: str) -> Warehouse:
    """Return a copy: the file or the database, and what dbt wrote of the project."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "target").mkdir()
    shutil.copy(warehouse.folder / "target" / "manifest.json", folder / "target")
    if warehouse.engine == "duckdb":
        shutil.copy(warehouse.duckdb_path, folder)
        _copy_of_published(warehouse.folder, folder)
        return Warehouse("duckdb", folder)
    return Warehouse("postgres", folder, _copied_database(warehouse, name))


def _copy_of_published(source: Path, target: Path) -> None:
    if (source / "published").exists():
        shutil.copytree(source / ".published", target / ".published")
        (target / "published").symlink_to((source / "published").readlink())


def _copied_database(warehouse: Warehouse, name: str) -> dict[str, str]:
    """Wait while another worker reads: PostgreSQL copies only what is idle."""
    until = time.monotonic() + SECONDS_TO_WAIT
    source = warehouse.environment["PGDATABASE"]
    while True:
        try:
            return new_database(warehouse.environment, name, source)
        except psycopg2.errors.ObjectInUse:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
