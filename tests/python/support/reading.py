"""Another process that reads what is published while this one builds."""

import contextlib
import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from support import reader
from support.project import Warehouse


@contextmanager
def reading(warehouse: Warehouse) -> Iterator[list]:
    """Let a process read in a loop; at the end the list holds the days it saw.

    A day that was seen many times in a row is in it once. It is a list of dates: of
    one, if all tables were of one run.
    """
    days = []
    with subprocess.Popen(
        [sys.executable, reader.__file__, warehouse.engine, _place(warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=warehouse.environment or None,
        text=True,
    ) as process:
        assert process.stdout.readline() == "reading\n", process.stderr.read()
        yield days
        seen, errors = process.communicate()
    assert process.returncode == 0, errors
    sights = [[as_of[:10] for as_of in sight] for sight in json.loads(seen)]
    days += [day for day, _ in itertools.groupby(sights)]


@contextmanager
def published_copies(warehouse: Warehouse) -> Iterator[Callable[[str], list[tuple]]]:
    """Give a function that returns the rows of a query on what is published."""
    if warehouse.engine == "duckdb":
        path = Path(_place(warehouse)) / "segmentation.duckdb"
        with duckdb.connect(path, read_only=True) as database:
            yield lambda sql: database.execute(sql).fetchall()
        return
    connection = warehouse.connect()
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute("set search_path to segmentation_published")

        def rows(sql: str) -> list[tuple]:
            cursor.execute(sql)
            return cursor.fetchall()

        yield rows


def _place(warehouse: Warehouse) -> str:
    """Return where readers look; on DuckDB a copy has its own folder."""
    if warehouse.engine == "duckdb":
        return str(warehouse.folder / "published")
    return warehouse.query("select place from segmentation.publication").iloc[0, 0]
