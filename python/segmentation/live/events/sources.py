"""The rows that events are added to: those of the raw tables as the build read them."""

from collections.abc import Mapping
from typing import Any

from segmentation.live.chain import relation_of
from segmentation.warehouse.base import quoted

ALIASES = "stg_shop__customer_aliases"
# With the customer that a merged account is now.
OF_CUSTOMER = (
    *("base_shop__orders", "base_shop__returns", "base_support__tickets"),
    "base_shop__customers",
)
RAW = (*OF_CUSTOMER, "base_shop__order_lines")
# What the build joins them with.
BESIDE = (
    *(ALIASES, "stg_shop__exchange_rates"),
    *("time_zones", "reject_reasons", "line_kinds"),
)
# Keys by which rows are found beside the customer.
KEYS = (
    ("base_shop__orders", "order_id"),
    ("base_shop__order_lines", "order_id"),
    ("base_shop__returns", "order_id"),
    ("base_shop__returns", "return_id"),
    ("base_support__tickets", "ticket_id"),
    ("int_orders_placed", "order_id"),
    ("int_orders_netted", "order_id"),
    ("stg_app__events", "event_id"),
    (ALIASES, "alias_id"),
)
# As the raw contract has them: a view of the build may not say how many digits.
DIGITS = {
    **dict.fromkeys(("acquisition_cost", "discount", "refund"), "numeric(18, 4)"),
    **dict.fromkeys(("quantity", "unit_price"), "numeric(28, 10)"),
}
# Of a customer what decides nothing is not copied: an address is one or is none.
HIDDEN = {
    "email": "case when email like '%_@_%._%' then 'a@b.cd'"
    " when email is not null then 'x' end",
    "gender": "case when gender is not null then 'x' end",
}


def sources(session: Any, compiled: Mapping[str, str]) -> dict[str, str]:
    """Return name to query of what is copied into the live schema for events.

    Parameters
    ----------
    session
        What dbt hands to a Python model, on PostgreSQL.
    compiled
        Name of a model to its SQL as the build ran it.
    """
    found = {}
    for name in (*RAW, *BESIDE):
        relation = relation_of(compiled, name)
        columns = list(session.types_of(relation))
        found[name] = f"select {_listed(name, columns)} from {relation} as given"
        if name in OF_CUSTOMER[:-1]:
            aliases = relation_of(compiled, ALIASES)
            found[name] += f" left join {aliases} as aliases"
            found[name] += " on given.customer_id = aliases.alias_id"
    return found


def index(cursor: Any, schema: str) -> None:
    """Let rows be found by their keys."""
    for table, key in KEYS:
        name = quoted(f"{table}_by_{key}")
        cursor.execute(
            f"create index if not exists {name} on {quoted(schema, table)} ({key})"
        )


def _listed(name: str, columns: list[str]) -> str:
    instead = {one: f"cast(given.{one} as {kind})" for one, kind in DIGITS.items()}
    if name == "base_shop__customers":
        instead |= HIDDEN
    elif name in OF_CUSTOMER:
        instead["customer_id"] = "coalesce(aliases.customer_id, given.customer_id)"
    return ", ".join(
        f"{instead.get(one, f'given.{quoted(one)}')} as {quoted(one)}"
        for one in columns
    )
