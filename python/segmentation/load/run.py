"""A whole load: every table staged first, then all replaced at once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from segmentation.contract import Table
from segmentation.errors import InputError
from segmentation.load import files
from segmentation.load.scratch import scratch_folder
from segmentation.load.stage import StagedTable, stage
from segmentation.warehouse.base import Advance, Connect, Warehouse


@dataclass(frozen=True)
class LoadedTable:
    """What a load reports of one table; time in seconds."""

    name: str
    count_rows: int
    seconds: float


def load_directory(
    directory: Path,
    tables: dict[str, Table],
    open_warehouse: Connect,
    raw_schema: str,
    bars: Progress,
) -> tuple[list[LoadedTable], list[str]]:
    """Replace the raw tables by the files of a folder, all or none.

    Parameters
    ----------
    directory
        Folder with ``<table>.parquet`` or ``<table>.csv``.
    tables
        The raw contract.
    open_warehouse
        Opens the target; called when all files are checked, so that it is held
        only while writing.
    raw_schema
        Schema of the raw tables.
    bars
        Where progress is shown.

    Returns
    -------
    tuple
        The loaded tables and the notes about them.

    Raises
    ------
    InputError
        If a file or the warehouse cannot be used; no table has changed then.
    """
    if not directory.is_dir():
        raise InputError(f"there is no folder {directory}.")
    sources = {name: files.find_file(directory, tables[name]) for name in tables}
    with scratch_folder("segmentation_load_") as folder:
        clock: dict[str, float] = {}
        staged = _stage_all(tables, sources, folder, bars, clock)
        with open_warehouse() as warehouse:
            _replace_all(warehouse, raw_schema, staged, bars, clock)
    loaded = [
        LoadedTable(item.table.name, item.count_rows, clock[item.table.name])
        for item in staged
    ]
    return loaded, [
        *_empty_tables(raw_schema, sources, staged),
        *_notes(directory, tables, staged),
    ]


def _stage_all(
    tables: dict[str, Table],
    sources: dict[str, Path | None],
    folder: Path,
    bars: Progress,
    clock: dict[str, float],
) -> list[StagedTable]:
    staged = []
    for name, table in tables.items():
        source = sources[name]
        total = files.count_rows(source) if source else 0
        with _timed(bars, clock, name, f"checking {name}", total) as advance:
            staged.append(stage(table, source, folder, advance))
    return staged


def _replace_all(
    warehouse: Warehouse,
    raw_schema: str,
    staged: list[StagedTable],
    bars: Progress,
    clock: dict[str, float],
) -> None:
    warehouse.hold_lock()
    warehouse.begin()
    for item in staged:
        name = item.table.name
        total = item.count_rows
        with _timed(bars, clock, name, f"loading {name}", total) as advance:
            warehouse.replace_table(raw_schema, item.table, item.file, advance)
    warehouse.commit()


@contextmanager
def _timed(
    bars: Progress, clock: dict[str, float], name: str, label: str, total: int | None
) -> Iterator[Advance]:
    task = bars.add_task(label, total=total)
    started = time.perf_counter()
    yield lambda rows: bars.advance(task, rows)
    clock[name] = clock.get(name, 0.0) + time.perf_counter() - started


def _empty_tables(
    raw_schema: str, sources: dict[str, Path | None], staged: list[StagedTable]
) -> list[str]:
    """Say which required tables have no rows: a build would blame others for it."""
    return [
        f"{raw_schema}.{item.table.name} is empty: {sources[item.table.name].name} "
        "has a header and no rows"
        for item in staged
        if item.table.is_required and not item.count_rows
    ]


def _notes(
    directory: Path, tables: dict[str, Table], staged: list[StagedTable]
) -> list[str]:
    unknown = files.unknown_files(directory, tables)
    notes = [note for item in staged for note in item.notes]
    if unknown:
        notes.append(f"ignored files of no table: {', '.join(unknown)}")
    return notes
