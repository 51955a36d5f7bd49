"""A made-up shop, cut at moments at which nobody would cut it on purpose.

Each cut is a condition per raw table: which rows the extract has. ``{today}`` is the
last UTC midnight, so that the shop is a live one: its rows go on until tomorrow.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb

from segmentation.datasets import find_dataset
from segmentation.warehouse.base import sql_text

INSTANTS = {
    "customers": "signed_up_at",
    "orders": "ordered_at",
    "returns": "returned_at",
    "events": "make_timestamp(occurred_at_ms * 1000)",
    "tickets": "cast(try_cast(opened_at as timestamptz) as timestamp)",
}
ALL = tuple(INSTANTS)
# Whoever is known by then, and what belongs to orders that are there.
LINES = "order_id in (select order_id from kept_orders)"
ONE_OF_ITS_KEY = "qualify count(*) over (partition by order_id, line_number) = 1"

Cut = dict[str, str]


def until(moment: str, *tables: str) -> Cut:
    """Return the cut that has rows before an SQL instant; of all tables, or some.

    A row without a time is in every extract.
    """
    return {
        table: f"coalesce({INSTANTS[table]} < {moment}, true)"
        for table in tables or ALL
    }


def between(first: str, moment: str, *tables: str) -> Cut:
    """Return the cut that has rows from an SQL instant on, and before another."""
    return {
        table: f"{INSTANTS[table]} >= {first} and {INSTANTS[table]} < {moment}"
        for table in tables
    }


def today(hours: float = 0) -> str:
    """Return the SQL instant so many hours after the last UTC midnight."""
    return f"(timestamp '{{today}}' + interval '{round(hours * 60)}' minute)"


def none(*tables: str) -> Cut:
    """Return the cut that lacks tables whole."""
    return dict.fromkeys(tables, "false")


DAY = 24
CUTS: dict[str, Cut] = {
    "live_at_four_in_the_morning": until(today(4)),
    "yesterday_at_noon": until(today(-12)),
    "three_weeks_ago_at_noon": until(today(-21 * DAY + 12)),
    "customers_of_a_month_ago": until(today(-2 * DAY))
    | {"customers": f"signed_up_at < {today(-30 * DAY)} or signed_up_at is null"},
    "events_stopped_a_week_ago": until(today()) | until(today(-7 * DAY), "events"),
    "orders_stopped_a_week_ago": until(today(2)) | until(today(-7 * DAY), "orders"),
    "two_weeks_old": until(today(-5))
    | between(today(-14 * DAY), today(-5), "orders", "events"),
    "the_required_tables_in_the_afternoon": until(today(-8))
    | none("returns", "events", "tickets"),
    "closed_for_a_month": until(today(-1))
    | {
        "orders": f"ordered_at < {today(-1)}"
        f" and ordered_at not between {today(-33 * DAY)} and {today(-1 * DAY)}"
    },
    # Wall clocks of the West come later than they say: none may be in the future. No
    # other row has its key: one of a few dozen would be more than the bound.
    "one_day_of_orders": until(today(-15))
    | between(today(-15 - DAY), today(-15), "orders")
    | {"order_lines": f"{LINES} {ONE_OF_ITS_KEY}"},
}


def write_shop(folder: Path, customers: int = 300) -> Path:
    """Write a shop whose rows go on until the next UTC midnight."""
    end = last_midnight() + timedelta(days=1)
    find_dataset("synthetic", {"customers": customers, "end": end})(
        folder, progress=None
    )
    return folder


def last_midnight() -> date:
    """Return the day that has begun, UTC."""
    return datetime.now(UTC).date()


def write_cut(shop: Path, cut: Cut, folder: Path) -> Path:
    """Write the rows of a cut into a new folder; a table without a row is left out."""
    folder.mkdir()
    day = str(last_midnight())
    with duckdb.connect() as files:
        for table in (
            "orders",
            "customers",
            "order_lines",
            "returns",
            "events",
            "tickets",
        ):
            source = f"read_parquet({sql_text(shop / f'{table}.parquet')})"
            condition = cut.get(table, LINES).format(today=day)
            files.execute(
                f"create table kept_{table} as select * from {source} where {condition}"
            )
        files.execute(
            "delete from kept_orders where customer_id is not null and customer_id"
            " not in (select customer_id from kept_customers)"
        )
        files.execute(f"delete from kept_order_lines where not ({LINES})")
        for table in (
            "customers",
            "orders",
            "order_lines",
            "returns",
            "events",
            "tickets",
        ):
            _copy(files, table, folder)
    return folder


def _copy(files: duckdb.DuckDBPyConnection, table: str, folder: Path) -> None:
    for other in ("returns", "events", "tickets"):
        if table == other:
            files.execute(
                f"delete from kept_{table} where customer_id is not null and"
                " customer_id not in (select customer_id from kept_customers)"
            )
    ((count,),) = files.execute(f"select count(*) from kept_{table}").fetchall()
    if count:
        file = sql_text(folder / f"{table}.parquet")
        files.execute(f"copy kept_{table} to {file} (format parquet)")
