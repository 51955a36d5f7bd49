"""Raw rows as events, and what the live rows are with them."""

import json
import random
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

from support.project import Warehouse

LIVE_TABLES = {
    "stg_shop__customers": "customer_id",
    "int_orders_placed": "order_id",
    "int_orders_netted": "order_id",
    "int_returns_allocated": "return_id, quantity, refund",
    "int_customer_categories": "customer_id",
    "stg_shop__returns": "return_id",
    "stg_app__events": "event_id",
    "stg_support__tickets": "ticket_id",
}
BASE_TABLES = (
    *("base_shop__orders", "base_shop__returns", "base_support__tickets"),
    "base_shop__customers",
)
# Type of the event, raw table, its key, and what is added to the row.
RAW = (
    ("customer", "customers", "customer_id", "'{}'::jsonb"),
    (
        "order",
        "orders",
        "order_id",
        "jsonb_build_object('lines', (select jsonb_agg(to_jsonb(line))"
        " from {schema}.order_lines as line where line.order_id = given.order_id))",
    ),
    ("return", "returns", "return_id", "'{}'::jsonb"),
    ("ticket", "tickets", "ticket_id", "'{}'::jsonb"),
    ("activity", "events", "event_id", "'{}'::jsonb"),
)


def events_of(
    warehouse: Warehouse, where: Callable[[str], str], schema: str = "raw"
) -> list[dict[str, Any]]:
    """Return the raw rows of a condition, which may differ by table, as events."""
    found = []
    for kind, table, key, more in RAW:
        rows = warehouse.query(
            "select jsonb_build_object('event_id',"
            f" '{kind}-' || row_number() over (order by {key}, given::text),"
            f" 'type', '{kind}', 'data',"
            f" to_jsonb(given) || {more.replace('{schema}', schema)})::text as event"
            f" from {schema}.{table} as given where {where(table)}"
        )
        found += [json.loads(text) for text in rows["event"]]
    return found


def shuffled(events: Sequence[Any], seed: int, repeated: int = 0) -> list[Any]:
    """Return events in another order, some of them twice."""
    chance = random.Random(seed)
    found = [*events, *chance.choices(events, k=repeated)]
    chance.shuffle(found)
    return found


def send(
    warehouse: Warehouse, events: Sequence[Any], as_of: str | None = None
) -> dict[str, Any]:
    """Send events in one call."""
    with closing(warehouse.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(
            "select segmentation_live.accept_events(%s::jsonb, null, %s)",
            [json.dumps(events), as_of],
        )
        (answer,) = cursor.fetchone()
        connection.commit()
    return answer


def live_rows(
    warehouse: Warehouse, ids: Sequence[str], since: str
) -> dict[str, list[tuple]]:
    """Return the live rows of customers, by table, each in an order of its own.

    Of events those since a day: of older ones the build hands on a few.
    """
    listed = ", ".join(f"'{one}'" for one in ids)
    found = {}
    for table, key in LIVE_TABLES.items():
        young = f" and occurred_at >= timestamp '{since}'" * (key == "event_id")
        rows = warehouse.query(
            f"select * from segmentation_live.{table}"
            f" where customer_id in ({listed}){young} order by {key}"
        )
        found[table] = [tuple(map(str, row)) for row in rows.itertuples(index=False)]
    return found


def forget(warehouse: Warehouse, ids: Sequence[str]) -> None:
    """Take all rows of customers away, as if the build had never had them."""
    listed = ", ".join(f"'{one}'" for one in ids)
    place = "segmentation_live"
    statements = [
        f"delete from {place}.base_shop__order_lines where order_id in (select order_id"
        f" from {place}.base_shop__orders where customer_id in ({listed}))"
    ]
    statements += [
        f"delete from {place}.{table} where customer_id in ({listed})"
        for table in (*BASE_TABLES, *LIVE_TABLES)
    ]
    warehouse.execute("; ".join(statements))
