"""What the live rows of customers are with their events, by the SQL of the build."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segmentation.live.chain import chain, expressions, named
from segmentation.live.events.sources import ALIASES, BESIDE
from segmentation.warehouse.base import sql_text

# Who is asked for, and the orders of them, as a function is given them.
IDS, ORDERS, EVENTS = "p_ids", "p_orders", "p_events"
# Later than every row: what lies ahead is left out when a segment is asked for.
ENDLESS = "select timestamp 'infinity' as as_of"
AHEAD = re.compile(r"> timestamp '[^']*'(\s+then 'in_the_future')")
A_DAY_AHEAD = r"> (now() at time zone 'UTC') + interval '1 day'\1"


@dataclass(frozen=True)
class Part:
    """Live tables that are computed together.

    Parameters
    ----------
    writes
        The models whose rows are replaced, with a condition on what is kept.
    computed
        The models that lead to them.
    """

    writes: Mapping[str, str]
    computed: Sequence[str] = ()

    @property
    def models(self) -> list[str]:
        """All that may be computed."""
        return [*self.writes, *self.computed]


def staged(name: str) -> list[str]:
    """Return the models between the raw rows of a table and the accepted ones."""
    return [f"{name}_{step}" for step in ("normalized", "duplicates", "deduplicated")]


CUSTOMERS = Part({"stg_shop__customers": "true"}, staged("stg_shop__customers"))
ORDERED = Part(
    {
        "int_orders_placed": "true",
        "int_orders_netted": "true",
        "int_returns_allocated": "order_id is null",
        "int_customer_categories": "true",
        "stg_shop__returns": "true",
    },
    [
        *(*staged("stg_shop__orders"), *staged("stg_shop__order_lines")),
        *(*staged("stg_shop__returns"), "stg_shop__orders", "stg_shop__order_status"),
        *("stg_shop__order_lines_well_formed", "stg_shop__order_lines_validated"),
        *("stg_shop__line_orders_rejected", "rejected_order_lines"),
        *("int_daily_rates", "int_other_lines", "int_orders_valued"),
        *("int_returns_named", "int_product_movements", "int_product_levels"),
        *("int_purchases_used_up", "int_returns_matched", "int_returns_split"),
    ],
)
TICKETS = Part({"stg_support__tickets": "true"}, staged("stg_support__tickets"))
ACTIVITY = Part(
    {"stg_app__events": "true"},
    [*staged("stg_app__events"), "stg_app__events_validated"],
)
# The rows of this moment, so that a stream that goes on for days stays plausible.
CHECKED = (
    *("stg_shop__customers_normalized", "stg_shop__orders_normalized"),
    *("stg_shop__order_lines_normalized", "stg_shop__returns_normalized"),
    *("stg_support__tickets_normalized", "stg_app__events_normalized"),
)


def models_of_events(compiled: Mapping[str, str]) -> list[str]:
    """Return the models that the rows of events are computed by.

    Raises
    ------
    KeyError
        If a model was not compiled.
    """
    found: dict[str, str] = {}
    for part in (CUSTOMERS, ORDERED, TICKETS, ACTIVITY):
        starts = _starts("", part)
        found |= chain(compiled, part.writes, starts, part.models)
    return list(found)


def up_to_now(compiled: Mapping[str, str]) -> dict[str, str]:
    """Return models that compare with the clock and not with the start of the build.

    Parameters
    ----------
    compiled
        Name of a model to its SQL; the instant beyond which a row is in the future
        is a day after the build began.

    Raises
    ------
    ValueError
        If a model says so in other words, so that all events of next week would be
        in the future.
    """
    found = dict(compiled)
    for name in CHECKED:
        found[name], count = AHEAD.subn(A_DAY_AHEAD, compiled[name])
        if "in_the_future" in compiled[name] and not count:
            raise ValueError(
                f"{name} says in another way what is in the future: change AHEAD in "
                "segmentation/live/events/refresh.py."
            )
    return found


def replacing(
    compiled: Mapping[str, str],
    place: str,
    part: Part,
    columns: Mapping[str, Sequence[str]],
) -> str:
    """Return the statement that replaces the rows of customers.

    Parameters
    ----------
    compiled
        Name of a model to its SQL.
    place
        The quoted live schema.
    part
        What is replaced.
    columns
        Of each table that is written, the names of its columns.
    """
    starts = _starts(place, part)
    models = chain(compiled, part.writes, starts, part.models)
    removed, added = [], []
    for name, kept in part.writes.items():
        table = f'{place}."{name}"'
        listed = ", ".join(f'"{column}"' for column in columns[name])
        removed.append(f"delete from {table} where {_removed(place, name)}")
        added.append(
            f"insert into {table} ({listed}) select {listed}"
            f" from {named(name)} where customer_id = any({IDS}) and {kept}"
        )
    # All see the rows as they were before: what is added is not removed again.
    changes = ",\n".join(
        f"change_{number} as ({text})"
        for number, text in enumerate([*removed, *added[:-1]])
    )
    return f"with\n\n{expressions(models)},\n\n{changes}\n{added[-1]}"


def streamed(place: str, table: str, kind: str, where: str, body: str = "body") -> str:
    """Return the rows that events of a kind bring, in the shape of a raw table."""
    return (
        f"select given.* from {place}.inbox as inbox cross join lateral"
        f' jsonb_populate_record(null::{place}."{table}", {body}) as given'
        f" where inbox.type = {sql_text(kind)} and inbox.body is not null and {where}"
    )


def streamed_lines(place: str, where: str, body: str = "line") -> str:
    """Return the lines of orders that came as events."""
    return (
        f"select given.* from {place}.inbox as inbox"
        " cross join lateral jsonb_array_elements(inbox.body -> 'lines') as line"
        f' cross join lateral jsonb_populate_record(null::{place}."base_shop__order'
        f'_lines", {body}) as given'
        f" where inbox.type = 'order' and inbox.body is not null and {where}"
    )


def beside(place: str) -> dict[str, str]:
    """Return what raw rows are joined with."""
    found = {name: f'select * from {place}."{name}"' for name in BESIDE}
    return found | {"int_as_of": ENDLESS}


def _starts(place: str, part: Part) -> dict[str, str]:
    of_ids = f"customer_id = any({IDS})"
    of_orders = f"order_id = any({ORDERS})"
    either = f"({of_ids} or {of_orders})"
    found = beside(place) | {
        "base_shop__orders": _rows(place, "base_shop__orders", "order", of_orders),
        "base_shop__returns": _rows(place, "base_shop__returns", "return", either),
        "base_support__tickets": _rows(
            place, "base_support__tickets", "ticket", of_ids
        ),
        "base_shop__order_lines": (
            f'select * from {place}."base_shop__order_lines" where {of_orders}'
            f" union all {streamed_lines(place, f'inbox.{of_orders}')}"
        ),
        "base_app__events": _events(place),
        "base_shop__customers": _customers(place),
    }
    if part is not CUSTOMERS:
        # An order may be said to be of several: whose copy stays depends on all.
        others = (
            f'select customer_id from {place}."base_shop__orders" where {of_orders}'
            f" union all select customer_id from {place}.inbox where {of_orders}"
        )
        known = f"{IDS} || array({others})" if part is ORDERED else IDS
        found["stg_shop__customers"] = (
            f'select * from {place}."stg_shop__customers"'
            f" where customer_id = any({known})"
        )
    return found


def _rows(place: str, table: str, kind: str, where: str) -> str:
    own = where.replace("customer_id", "inbox.customer_id")
    own = own.replace("order_id", "inbox.order_id")
    return (
        f'select * from {place}."{table}" where {where}'
        f" union all {streamed(place, table, kind, own)}"
    )


def _customers(place: str) -> str:
    aliases = f'select alias_id from {place}."{ALIASES}" where customer_id = any({IDS})'
    table = "base_shop__customers"
    own = f"inbox.customer_id = any({IDS})"
    return (
        f'select * from {place}."{table}"'
        f" where customer_id = any({IDS} || array({aliases}))"
        f" union all {streamed(place, table, 'customer', own)}"
    )


def _keys(place: str) -> str:
    """Return an array, which is looked up in an index whatever joins are allowed."""
    return (
        f"array(select item from {place}.inbox where type = 'activity'"
        f" and body is not null and customer_id = any({IDS}))"
    )


def _events(place: str) -> str:
    """Return events with those of the build that have the same key: one is kept."""
    columns = "event_id, customer_id, event_type, occurred_at_ms, updated_at, loaded_at"
    rows = (
        "select given.* from " + place + ".inbox as inbox cross join lateral"
        " jsonb_to_record(inbox.body) as given (event_id text, customer_id text,"
        " event_type text, occurred_at_ms bigint, updated_at text, loaded_at text)"
        f" where type = 'activity' and inbox.customer_id = any({IDS})"
    )
    return (
        f"select {columns} from ({rows} and body is not null) as streamed union all"
        " select event_id, customer_id, event_type, cast(floor(extract(epoch from"
        " occurred_at) * 1000) as bigint), null, null from"
        f' {place}."stg_app__events" where event_id = any({_keys(place)})'
    )


def _removed(place: str, name: str) -> str:
    if name == "stg_app__events":
        return f"event_id = any({_keys(place)})"
    return f"customer_id = any({IDS})"
