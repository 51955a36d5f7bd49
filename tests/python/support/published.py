"""What readers see of a warehouse, asked as a BI tool asks, and with earlier runs."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from support.project import Warehouse

# Each of these days before the newest run gets a run of its own, in which each
# segment has so many customers more and a part of the net spend.
DAYS_BEFORE = (10, 20, 40)
EARLIER_RUN = """
    insert into segment_sizes
    select
        as_of - interval '{day}' day,
        segment_id,
        segment_name,
        model_id,
        count_customers + {day},
        cast(count_customers + {day} as double precision)
        / (select sum(count_customers + {day}) from newest_sizes),
        net_spend / {day},
        net_spend_share
    from newest_sizes
"""
EARLIER_MOVES = """
    insert into segment_moves
    select
        as_of - interval '{day}' day,
        null,
        'moved',
        'S01',
        'VIP',
        segment_id,
        segment_name,
        {day},
        1
    from newest_sizes
    where segment_id <> 'S01'
"""
DRIFT = """
    insert into segment_drift
        (as_of, segment_id, segment_name, check_name, deviation, bound, verdict)
    select as_of, segment_id, segment_name, 'size', -0.9, 0.3, 'accepted'
    from newest_sizes
"""


SEARCH_PATH = "set search_path to segmentation_published, segmentation_published_boards"


@dataclass(frozen=True)
class Published:
    """The published tables of a warehouse; names need no schema."""

    warehouse: Warehouse

    @property
    def file(self) -> Path:
        """Return the DuckDB file that readers open."""
        return self.warehouse.folder / "published" / "segmentation.duckdb"

    def query(self, sql: str) -> pd.DataFrame:
        """Return the rows of a query, read-only."""
        if self.warehouse.engine == "duckdb":
            with duckdb.connect(str(self.file), read_only=True) as session:
                return session.execute(sql).df()
        with self.warehouse.connect() as session, session.cursor() as cursor:
            cursor.execute(SEARCH_PATH)
            cursor.execute("set transaction read only")
            cursor.execute(sql)
            names = [column[0] for column in cursor.description]
            return pd.DataFrame(cursor.fetchall(), columns=names)

    def add_earlier_runs(self) -> None:
        """Add runs that segment_sizes and segment_moves tell of, and a drift."""
        statements = [
            "create temporary table newest_sizes as select * from segment_sizes"
        ]
        for day in DAYS_BEFORE:
            statements.append(EARLIER_RUN.format(day=day))
            statements.append(EARLIER_MOVES.format(day=day))
        sql = ";".join([*statements, DRIFT])
        if self.warehouse.engine == "duckdb":
            with duckdb.connect(str(self.file)) as session:
                session.execute(sql)
            return
        with self.warehouse.connect() as session, session.cursor() as cursor:
            cursor.execute(SEARCH_PATH)
            cursor.execute(sql)


@contextmanager
def published_rows(warehouse: Warehouse) -> Iterator[Callable[[str], list[tuple]]]:
    """Give a function that returns the rows of a query on what is published."""
    if warehouse.engine == "duckdb":
        file = Published(warehouse).file
        with duckdb.connect(str(file), read_only=True) as database:
            database.execute("set search_path = 'main,main_boards'")
            yield lambda sql: database.execute(sql).fetchall()
        return
    connection = warehouse.connect()
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(SEARCH_PATH)

        def rows(sql: str) -> list[tuple]:
            cursor.execute(sql)
            return cursor.fetchall()

        yield rows
