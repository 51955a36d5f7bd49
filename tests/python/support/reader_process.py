"""A process that reads what is published, over and over, until its input ends.

``python -m support.reader_process duckdb FOLDER``, or ``postgres SCHEMA``, prints
``reading`` once it has begun, and at the end one JSON list of all that it saw:
each a list of the distinct newest as_of of the tables, so of one day at most.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from support.postgres import connect

TABLES = ["customers", "customer_segments", "customer_features", "segment_sizes"]
NEWEST = "select cast(max(as_of) as text) from {0}"
# Leaves the other core to the build.
SECONDS_BETWEEN = 0.05


def duckdb_reader(folder: str) -> Callable[[], list[str]]:
    """Read the DuckDB file, and the parquet files that lie beside it."""

    def read() -> list[str]:
        whole = Path(folder).resolve()
        with duckdb.connect(whole / "segmentation.duckdb", read_only=True) as database:
            files = [f"'{whole / table}.parquet'" for table in TABLES]
            queries = [NEWEST.format(name) for name in TABLES + files]
            return [database.execute(query).fetchone()[0] for query in queries]

    return read


def postgres_reader(schema: str) -> Callable[[], list[str]]:
    """Read the tables one after the other, in one transaction."""
    connection = connect(dict(os.environ))
    connection.set_session(isolation_level="REPEATABLE READ", readonly=True)

    def read() -> list[str]:
        with connection, connection.cursor() as cursor:
            seen = []
            for table in TABLES:
                cursor.execute(NEWEST.format(f"{schema}.{table}"))
                seen.append(cursor.fetchone()[0])
            return seen

    return read


def main() -> None:
    """Read until the parent closes standard input."""
    engine, place = sys.argv[1:]
    read = {"duckdb": duckdb_reader, "postgres": postgres_reader}[engine](place)
    ended = threading.Event()
    threading.Thread(
        target=lambda: (sys.stdin.read(), ended.set()), daemon=True
    ).start()
    seen = []
    while not ended.is_set():
        seen.append(sorted(set(read())))
        if len(seen) == 1:
            sys.stdout.write("reading\n")
            sys.stdout.flush()
        time.sleep(SECONDS_BETWEEN)
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main()
