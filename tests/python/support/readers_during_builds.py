"""Another process that reads what is published while this one builds."""

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from support.project import ROOT, Warehouse

READER = [sys.executable, "-m", "support.reader_process"]


@contextmanager
def reading(warehouse: Warehouse) -> Iterator[list]:
    """Let a process read in a loop; at the end the list holds the days it saw.

    A day that was seen many times in a row is in it once. It is a list of dates: of
    one, if all tables were of one run.
    """
    days = []
    with subprocess.Popen(
        [*READER, warehouse.engine, _place(warehouse)],
        cwd=ROOT / "tests" / "python",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **warehouse.environment},
        text=True,
    ) as process:
        assert process.stdout.readline() == "reading\n", process.stderr.read()
        yield days
        seen, errors = process.communicate()
    assert process.returncode == 0, errors
    sights = [[as_of[:10] for as_of in sight] for sight in json.loads(seen)]
    days += [day for day, _ in itertools.groupby(sights)]


def _place(warehouse: Warehouse) -> str:
    """Return where readers look; on DuckDB a copy has its own folder."""
    if warehouse.engine == "duckdb":
        return str(warehouse.folder / "published")
    return warehouse.query("select place from segmentation.publication").iloc[0, 0]
