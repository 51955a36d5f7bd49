"""A copy of a built warehouse, for tests that change one."""

import shutil
import time
from pathlib import Path

import psycopg2

from support.project import Warehouse, postgres_database

SECONDS_TO_WAIT = 120


def copy_of(warehouse: Warehouse, folder: Path, name: str) -> Warehouse:
    """Return a copy: the file or the database, and what dbt parsed already."""
    folder.mkdir(parents=True, exist_ok=True)
    parsed = warehouse.folder / "target" / "partial_parse.msgpack"
    if parsed.exists():
        (folder / "target").mkdir(exist_ok=True)
        shutil.copy(parsed, folder / "target")
    if warehouse.engine == "duckdb":
        shutil.copy(warehouse.duckdb_path, folder)
        shutil.copytree(warehouse.folder / ".published", folder / ".published")
        link = (warehouse.folder / "published").readlink()
        (folder / "published").symlink_to(link)
        return Warehouse("duckdb", folder)
    return Warehouse("postgres", folder, _copied_database(warehouse, name))


def _copied_database(warehouse: Warehouse, name: str) -> dict[str, str]:
    """Wait while another worker reads: PostgreSQL copies only what is idle."""
    server, source = warehouse.environment, warehouse.environment["PGDATABASE"]
    until = time.monotonic() + SECONDS_TO_WAIT
    while True:
        try:
            return postgres_database({**server, "PGDATABASE": "postgres"}, name, source)
        except psycopg2.errors.ObjectInUse:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
