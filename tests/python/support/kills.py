"""Builds that are killed, and what must not be left of them."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from support.project import BIN, ROOT, Warehouse

SEED = 20260101


@dataclass(frozen=True)
class Moment:
    """When to kill: so many lines of output later, and a little after that."""

    count_lines: int
    seconds: float


def moments(count: int, count_lines: int) -> Iterator[Moment]:
    """Yield random moments, one in each of `count` equal parts of a build.

    A build is measured by the lines that it prints: a clock would tell how busy
    the machine is.
    """
    chance = random.Random(SEED)
    for part in range(count):
        share = (part + chance.random()) / count
        yield Moment(int(share * count_lines), chance.uniform(0, 0.2))


def start(warehouse: Warehouse, *words: str) -> subprocess.Popen:
    """Start a command in a process group of its own; its output is in a file."""
    with output_of(warehouse).open("w") as output:
        return subprocess.Popen(
            [str(BIN / words[0]), *words[1:]],
            cwd=ROOT,
            env={**os.environ, **warehouse.variables(), "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def output_of(warehouse: Warehouse) -> Path:
    """Return the file with what the last command said."""
    return warehouse.folder / "output.txt"


def wait_for(moment: Moment, process: subprocess.Popen, warehouse: Warehouse) -> None:
    """Wait for a moment of a command, or for its end."""
    while process.poll() is None and count_lines(warehouse) < moment.count_lines:
        time.sleep(0.02)
    time.sleep(moment.seconds)


def count_lines(warehouse: Warehouse) -> int:
    """Return how many lines the last command has printed."""
    return output_of(warehouse).read_bytes().count(b"\n")


def kill(process: subprocess.Popen) -> bool:
    """Kill -9 the whole group; return whether it was still at work."""
    was_running = process.poll() is None
    if was_running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return was_running


def terminate_sessions(warehouse: Warehouse) -> int:
    """End every other session of the database; return how many there were."""
    ended = warehouse.query(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()"
    )
    return len(ended)


def relations(warehouse: Warehouse) -> list[tuple[str, ...]]:
    """Return schema, name and type of every table and view."""
    found = warehouse.query(
        "select table_schema, table_name, table_type from information_schema.tables"
        " where table_schema not in ('information_schema', 'pg_catalog')"
    )
    return sorted(found.itertuples(index=False, name=None))


def left_behind(warehouse: Warehouse) -> list[str]:
    """Return files of no use beside the warehouse, or sessions of the server."""
    if warehouse.engine == "duckdb":
        known = {"logs", "target", "output.txt", "published", ".published"}
        files = {file.name for file in warehouse.folder.iterdir()}
        unfinished = (warehouse.folder / ".published").glob("*.writing")
        files |= {file.name for file in unfinished}
        return sorted(files - known - {warehouse.duckdb_path.name})
    sessions = warehouse.query(
        "select application_name || ': ' || coalesce(query, '') as said"
        " from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()"
    )
    return list(sessions["said"])
