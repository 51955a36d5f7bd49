"""Writing the synthetic shop to parquet, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from segmentation.datasets.synthetic.blocks import make_block
from segmentation.datasets.synthetic.columns import SCHEMAS
from segmentation.datasets.synthetic.seasons import Seasons
from segmentation.errors import InputError

# Customers made and written at a time: bounds the memory at any size.
BLOCK_SIZE = 50_000
LEAST_DAYS = 60

Progress = Callable[[str, int], None]


def write(
    directory: Path,
    *,
    customers: int = 2000,
    seed: int = 7,
    start: date = date(2024, 1, 1),
    end: date = date(2026, 1, 1),
    progress: Progress | None = None,
) -> None:
    """Write a synthetic shop that follows the raw contract, one parquet file a table.

    The same arguments give the same rows. Memory does not grow with `customers`, as
    blocks of 50,000 are made and written one after the other. All files appear at the
    end, or none.

    Parameters
    ----------
    directory
        Folder of the files ``<table>.parquet``; made when absent, files replaced.
    customers
        Accounts of the shop, at least 1.
    seed
        Seed of all randomness, at least 0.
    start, end
        First day, and the day after the last one (UTC). The newest order falls on the
        last day, so `end` is the default ``as_of``. At least 60 days apart.
    progress
        Called after each block and table with its name and the rows just written.

    Raises
    ------
    InputError
        If `customers`, `seed` or the dates are out of range.
    OSError
        If the files cannot be written.

    Examples
    --------
    >>> from pathlib import Path
    >>> write(Path("raw"), customers=300)  # doctest: +SKIP
    """
    _check(customers, seed, start, end)
    seasons = Seasons(_millis(start), _millis(end))
    directory.mkdir(parents=True, exist_ok=True)
    with _all_or_nothing(directory) as paths, ExitStack() as stack:
        writers = {
            name: stack.enter_context(_open(path, name)) for name, path in paths.items()
        }
        for block, first in enumerate(range(0, customers, BLOCK_SIZE)):
            size = min(BLOCK_SIZE, customers - first)
            tables = make_block(seed, block, 1 + first, size, seasons)
            for name, table in tables.items():
                writers[name].write_table(table)
                if progress:
                    progress(name, table.num_rows)


def _open(path: Path, name: str) -> pq.ParquetWriter:
    return pq.ParquetWriter(path, SCHEMAS[name], compression="zstd")


@contextmanager
def _all_or_nothing(directory: Path) -> Iterator[dict[str, Path]]:
    """Give names to write to, which become the real ones if nothing is raised."""
    partial = {name: directory / f".{name}.parquet.partial" for name in SCHEMAS}
    try:
        yield partial
        for name, path in partial.items():
            path.replace(directory / f"{name}.parquet")
    finally:
        for path in partial.values():
            path.unlink(missing_ok=True)


def _check(customers: int, seed: int, start: date, end: date) -> None:
    if customers < 1:
        raise InputError(f"--customers is {customers}, but must be at least 1.")
    if seed < 0:
        raise InputError(f"--seed is {seed}, but must be at least 0.")
    if (end - start).days < LEAST_DAYS:
        raise InputError(
            f"--end is {end}, but must be at least {LEAST_DAYS} days after --start, "
            f"{start}."
        )


def _millis(day: date) -> int:
    return int(np.datetime64(day, "ms").astype(np.int64))
