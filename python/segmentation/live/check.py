"""Whether the function says of every customer what the build said."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from segmentation.errors import InputError
from segmentation.live.functions import LIVE_SEGMENT, SUFFIX
from segmentation.warehouse.base import Warehouse, sql_text

# Customers that are asked for at once.
PIECE = 200
# What is compared: a number of it that differs in its last digit is another answer.
SEGMENT = (
    *("segment_id", "segment_name", "tier", "membership_probability"),
    *("runner_up_segment_id", "is_outlier", "model_id"),
)
VALUE = ("order_probability", "expected_orders", "expected_spend")
SUMS = {"expected_orders", "expected_spend"}
REASONS = "reasons"


@dataclass
class Comparison:
    """How many customers were asked for, and those whose answers differ.

    Parameters
    ----------
    count
        Customers asked for.
    differing
        Id, column, what is published, what the function says.
    """

    count: int = 0
    differing: list[tuple[str, str, Any, Any]] = field(default_factory=list)


def compare(
    warehouse: Warehouse, ids: list[str], advance: Callable[[int], None]
) -> Comparison:
    """Ask the function for customers as of the published run.

    Parameters
    ----------
    warehouse
        Open warehouse, on PostgreSQL.
    ids
        The customers.
    advance
        Called with the number of customers of each piece.
    """
    found = Comparison()
    published = _published(warehouse)
    for start in range(0, len(ids), PIECE):
        piece = ids[start : start + PIECE]
        for row in warehouse.records(_query(warehouse, published, piece)):
            found.differing += _differences(row)
        found.count += len(piece)
        advance(len(piece))
    return found


def published_ids(warehouse: Warehouse, most: int | None) -> list[str]:
    """Return the published customers, or that many, spread by a hash of their ids.

    Customers of whom events tell more than the build knows are left out.

    Raises
    ------
    InputError
        If there is no function.
    """
    if not _has_function(warehouse):
        raise InputError(
            f"{warehouse.place} has no {warehouse.schema}_{SUFFIX}.{LIVE_SEGMENT}; set"
            " the variable live to true and run segmentation run, on PostgreSQL."
        )
    limit = "" if most is None else f" order by md5(customer_id) limit {most}"
    rows = warehouse.rows(
        f"select customer_id from {warehouse.published('customer_segments')}"
        f"{_without_events(warehouse)}{limit}"
    )
    return [customer_id for (customer_id,) in rows]


def _without_events(warehouse: Warehouse) -> str:
    schema = f"{warehouse.schema}_{SUFFIX}"
    if "inbox" not in warehouse.table_names(schema):
        return ""
    told = f"select customer_id from {warehouse.name(schema, 'inbox')}"
    return (
        f" where customer_id not in ({told} where body is not null"
        " and customer_id is not null)"
    )


def _has_function(warehouse: Warehouse) -> bool:
    if warehouse.engine != "postgres":
        return False
    name = warehouse.name(f"{warehouse.schema}_{SUFFIX}", LIVE_SEGMENT)
    asked = sql_text(f"{name}(text,timestamp)")
    rows = warehouse.rows(f"select to_regprocedure({asked}) is not null")
    return rows[0][0]


def _query(warehouse: Warehouse, published: Mapping[str, str], ids: list[str]) -> str:
    function = warehouse.name(f"{warehouse.schema}_{SUFFIX}", LIVE_SEGMENT)
    columns = [f"{text} as published__{name}" for name, text in published.items()]
    columns += [f"live.{name} as live__{name}" for name in published]
    value = (
        f" left join {warehouse.published('customer_value')} as valued"
        " on segments.customer_id = valued.customer_id"
    )
    listed = ", ".join(map(sql_text, ids))
    return (
        f"select segments.customer_id, {', '.join(columns)}"
        f" from {warehouse.published('customer_segments')} as segments"
        f"{value if VALUE[0] in published else ''}"
        f" left join lateral {function}(segments.customer_id, segments.as_of)"
        f" as live on true where segments.customer_id in ({listed})"
    )


def _published(warehouse: Warehouse) -> dict[str, str]:
    """Return what is compared, as expressions over the published tables."""
    found = {name: f"segments.{name}" for name in SEGMENT}
    if "customer_value" in warehouse.table_names(f"{warehouse.schema}_published"):
        found |= {name: f"valued.{name}" for name in VALUE}
    reasons = warehouse.published("segment_reasons")
    found[REASONS] = (
        f"(select array_agg(sentence order by reason_number) from {reasons} as reasons"
        " where reasons.customer_id = segments.customer_id)"
    )
    return found


def _differences(row: dict[str, Any]) -> list[tuple[str, str, Any, Any]]:
    names = [name.removeprefix("live__") for name in row if name.startswith("live__")]
    pairs = [(name, row[f"published__{name}"], row[f"live__{name}"]) for name in names]
    return [
        (row["customer_id"], name, published, live)
        for name, published, live in pairs
        if not _equal(name, published, live)
    ]


def _equal(name: str, published: Any, live: Any) -> bool:
    """Return whether two answers are one: digit by digit, but for sums of doubles.

    Those that add over the nodes of a forecast end otherwise in another order.
    """
    if name in SUMS and None not in (published, live):
        return math.isclose(published, live, rel_tol=1e-12)
    return published == live
