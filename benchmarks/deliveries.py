"""The synthetic shop as it is delivered on two days, kept in a cache folder."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from segmentation.datasets.synthetic import write
from segmentation.datasets.synthetic.columns import SCHEMAS
from segmentation.warehouse.base import sql_text

AS_OF = date(2026, 1, 1)
NEXT_AS_OF = AS_OF + timedelta(days=1)
SEED = 7
TABLES = tuple(name for name in SCHEMAS if name != "true_archetypes")
# Part of the folder's name: another way of making the files is another folder.
VERSION = 2
# Malformed rows whose time lies far in the future arrive with the first delivery.
FAR = "timestamp '2100-01-01'"

# The column that says when a row arrived; wall clocks stand for UTC.
ARRIVALS = {
    "customers": "signed_up_at",
    "orders": "ordered_at",
    "returns": "returned_at",
    "events": "make_timestamp(occurred_at_ms * 1000)",
    "tickets": "try_cast(substr(opened_at, 1, 10) as timestamp)",
}


@dataclass(frozen=True)
class Deliveries:
    """Two folders of raw files: until `AS_OF`, and one day more.

    Parameters
    ----------
    customers
        Accounts of the shop; each has about 10 orders of 2 lines and 20 events.
    first, whole
        Folders of ``<table>.parquet``.
    """

    customers: int
    first: Path
    whole: Path

    def count_rows(self) -> dict[str, int]:
        """Return the rows of each table of the first delivery."""
        files = {name: self.first / f"{name}.parquet" for name in TABLES}
        return {name: pq.read_metadata(file).num_rows for name, file in files.items()}


def make_deliveries(
    cache: Path, customers: int, progress: Callable[[str, int], None] | None = None
) -> Deliveries:
    """Return the shop with this many customers, made unless the cache has it.

    Parameters
    ----------
    cache
        Folder of all shops.
    customers
        At least 1.
    progress
        Called with a table's name and the rows just written.

    Raises
    ------
    InputError
        If `customers` is out of range.
    """
    folder = cache / f"synthetic_{customers}_{SEED}_v{VERSION}"
    shop = Deliveries(customers, folder / "first", folder / "whole")
    if not folder.exists():
        partial = folder.with_name(f".{folder.name}_partial")
        shutil.rmtree(partial, ignore_errors=True)
        write(
            partial / "whole",
            customers=customers,
            seed=SEED,
            end=NEXT_AS_OF,
            progress=progress,
        )
        _write_first(partial / "whole", partial / "first")
        partial.rename(folder)
    return shop


def _write_first(whole: Path, first: Path) -> None:
    """Write what had arrived before the last day; later deletions are undone."""
    first.mkdir()
    with duckdb.connect(config={"memory_limit": "2GB"}) as files:
        files.execute(f"set temp_directory = {sql_text(first / '.spill')}")
        for name in TABLES:
            query = _first_rows(name, whole)
            target = sql_text(first / f"{name}.parquet")
            files.execute(f"copy ({query}) to {target} (compression zstd)")
    shutil.rmtree(first / ".spill", ignore_errors=True)


def _first_rows(name: str, whole: Path) -> str:
    source = f"read_parquet({sql_text(whole / f'{name}.parquet')})"
    midnight = f"timestamp '{AS_OF}'"
    if name == "order_lines":
        late = _later(whole, "orders", midnight, "order_id")
        return f"select * from {source} anti join ({late}) as late using (order_id)"
    known = ", ".join(_known_then(name, midnight))
    columns = f"* replace ({known})" if known else "*"
    kept = f"coalesce(not ({_is_later(name, midnight)}), true)"
    return f"select {columns} from {source} where {kept}"


def _known_then(name: str, midnight: str) -> list[str]:
    """Return the columns of a table that say what came later, as they were then."""
    if name == "customers":
        when, later = "deleted_at", ["deleted_at"]
    elif name == "tickets":
        when = "try_cast(substr(closed_at, 1, 10) as timestamp)"
        later = ["closed_at", "satisfaction"]
    else:
        return []
    known = f"coalesce({when} < {midnight}, true)"
    return [f"case when {known} then {column} end as {column}" for column in later]


def _later(whole: Path, name: str, midnight: str, columns: str) -> str:
    source = f"read_parquet({sql_text(whole / f'{name}.parquet')})"
    return f"select {columns} from {source} where {_is_later(name, midnight)}"


def _is_later(name: str, midnight: str) -> str:
    arrived = ARRIVALS[name]
    return f"{arrived} >= {midnight} and {arrived} < {FAR}"
