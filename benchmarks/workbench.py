"""A warehouse of its own for a benchmark, on either engine, removed afterwards."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.server import (
    ServerSettings,
    database_of,
    postmaster,
    run_statement,
)
from segmentation.load.scratch import scratch_folder

ENGINES = ("duckdb", "postgres")
DUCKDB_FILE = "warehouse.duckdb"


@dataclass(frozen=True)
class Workbench:
    """Where a benchmark runs.

    Parameters
    ----------
    engine
        ``duckdb`` or ``postgres``.
    project_dir
        The dbt project.
    folder
        For the warehouse, the profile and what dbt writes.
    settings
        Environment variables that the measured processes see beside the caller's.
    server
        Process id of the database server; None for DuckDB, and for a server on
        another machine, whose memory and time cannot be seen.
    """

    engine: str
    project_dir: Path
    folder: Path
    settings: dict[str, str]
    server: int | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The whole environment of the measured processes."""
        return {**os.environ, **self.settings}

    @property
    def duckdb_file(self) -> Path:
        """The warehouse, if it is one of DuckDB."""
        return self.folder / DUCKDB_FILE

    def disk_bytes(self) -> int:
        """Return the bytes of the warehouse with all that was published."""
        total = sum(
            file.stat().st_size
            for pattern in (f"{DUCKDB_FILE}*", "published/**/*")
            for file in self.folder.glob(pattern)
            if file.is_file()
        )
        if self.engine == "postgres":
            total += self.execute("select pg_database_size(current_database())")[0][0]
        return total

    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement on PostgreSQL and return its rows, if it has any."""
        return run_statement(self.settings, statement)


@contextmanager
def open_workbench(
    engine: str,
    project_dir: Path,
    *,
    threads: int | None = None,
    memory_limit: str | None = None,
) -> Iterator[Workbench]:
    """Yield an empty warehouse with a profile; both are gone afterwards.

    Parameters
    ----------
    engine
        ``duckdb`` or ``postgres``: the server of the PG* variables, in a database
        of its own, or without them one that is started from a wheel.
    project_dir
        The dbt project, whose ``profiles.yml.example`` is used.
    threads
        Of dbt; None is the profile's default.
    memory_limit
        Of DuckDB, such as ``2GB``; None is its default, 80 % of the machine's.

    Raises
    ------
    InputError
        If PostgreSQL cannot be reached.
    """
    with scratch_folder("segmentation_bench_") as folder:
        _write_profile(project_dir, folder, memory_limit)
        settings = _settings(folder, engine, threads)
        if engine == "duckdb":
            yield Workbench(engine, project_dir, folder, settings)
            return
        with database_of(ServerSettings()) as server:
            found = postmaster(server)
            yield Workbench(engine, project_dir, folder, settings | server, found)


def copy_of(workbench: Workbench, name: str) -> Path:
    """Copy the DuckDB file, so that another contestant has its own."""
    return Path(shutil.copy(workbench.duckdb_file, workbench.folder / name))


def _settings(folder: Path, engine: str, threads: int | None) -> dict[str, str]:
    settings = {
        "DBT_PROFILES_DIR": str(folder),
        "SEGMENTATION_TARGET": engine,
        "SEGMENTATION_SCHEMA": "segmentation",
        "SEGMENTATION_DUCKDB_PATH": str(folder / DUCKDB_FILE),
        "SEGMENTATION_PUBLISHED_DIR": str(folder / "published"),
    }
    return settings | ({"SEGMENTATION_THREADS": str(threads)} if threads else {})


def _write_profile(project_dir: Path, folder: Path, memory_limit: str | None) -> None:
    profile = yaml.safe_load((project_dir / "profiles.yml.example").read_text())
    if memory_limit:
        duckdb = profile["customer_segmentation"]["outputs"]["duckdb"]
        duckdb["settings"]["memory_limit"] = memory_limit
    (folder / "profiles.yml").write_text(yaml.safe_dump(profile))
