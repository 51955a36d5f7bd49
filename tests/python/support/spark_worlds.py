"""The worlds that `make test-spark` builds on both engines, day by day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from malformed.raw_rows import create_malformed_tables
from support.messy import create_messy_tables
from support.project import Warehouse
from support.recipes import FEATURES, MALFORMED, MESSY
from support.spark_cluster import LOCAL_CLUSTER

PUBLISHED, REJECTED = 0, 1
# Unit tests compare rows with SQL that their fixtures write for other engines.
BUILD = ("build", "--exclude-resource-type", "unit_test")
LAST_DAY = "2026-03-03"
# Most orders of the last days are missing, with their lines: no ordinary day.
ORDERS_LOST = (
    "delete from raw.orders where ordered_at >= '2026-02-24'"
    " and hash(order_id) % 10 < 7;"
    " delete from raw.order_lines"
    " where order_id not in (select order_id from raw.orders)"
)


@dataclass(frozen=True)
class Day:
    """One build of both engines, and the exit code that both must have.

    Parameters
    ----------
    as_of
        The day of the build.
    words
        Words of the dbt command.
    change
        SQL of DuckDB that changes the raw tables before; both engines get them anew.
    code
        ``PUBLISHED``, or ``REJECTED`` where the gate must stop the run.
    """

    as_of: str
    words: tuple[str, ...] = BUILD
    change: str = ""
    code: int = PUBLISHED


@dataclass(frozen=True)
class World:
    """Raw tables and the days that are built of them.

    Parameters
    ----------
    days
        In order.
    create
        Makes the raw tables in DuckDB; none is the shop of ``segmentation load``.
    cluster
        ``LOCAL_CLUSTER``, or ``KILLED`` for two workers of which one is killed in the
        middle; none is the master that the environment names.
    """

    days: tuple[Day, ...]
    create: Callable[[Warehouse], None] | None = field(default=None)
    cluster: str = ""


KILLED = "killed"
MALFORMED_DAY = (Day("2026-01-01", (*FEATURES, "--vars", MALFORMED)),)

WORLDS = {
    "shop": World(
        (
            Day("2026-03-01"),
            Day("2026-03-02", (*BUILD, "--vars", "{refit: true}")),
            Day(LAST_DAY, change=ORDERS_LOST, code=REJECTED),
        ),
    ),
    # Times in every spelling and zone, rows twice, and rows to reject.
    "messy": World(
        (Day("2026-01-01", (*FEATURES, "--vars", MESSY)),), create_messy_tables
    ),
    # Numbers that are none, in tables of the types that other tools write.
    "malformed": World(MALFORMED_DAY, create_malformed_tables),
    # The same rows in executors of their own, and with one that dies.
    "local_cluster": World(MALFORMED_DAY, create_malformed_tables, LOCAL_CLUSTER),
    "killed_worker": World(MALFORMED_DAY, create_malformed_tables, KILLED),
}


def write_raw_tables(database: Path, folder: Path) -> list[Path]:
    """Write the raw tables of a DuckDB file as parquet files, and return them."""
    folder.mkdir(exist_ok=True)
    query = "select table_name from duckdb_tables() where schema_name = 'raw'"
    with duckdb.connect(str(database)) as connection:
        names = [name for (name,) in connection.execute(query).fetchall()]
        for name in names:
            connection.execute(f"copy raw.{name} to '{folder / name}.parquet'")
    return [folder / f"{name}.parquet" for name in names]
