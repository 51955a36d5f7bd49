"""Whether the function says of every customer what the build said."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from segmentation.errors import InputError
from segmentation.live.state import FUNCTION, SUFFIX
from segmentation.warehouse.base import Warehouse, sql_text

# Customers that are asked for at once.
PIECE = 200
# What is compared: a number of it that differs in its last digit is another answer.
COMPARED = {
    "segment_id": "segment_id",
    "segment_name": "segment_name",
    "membership_probability": "membership_probability",
    "runner_up_segment_id": "runner_up_segment_id",
    "is_outlier": "is_outlier",
    "model_id": "model_id",
}


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
    for start in range(0, len(ids), PIECE):
        piece = ids[start : start + PIECE]
        for row in warehouse.records(_query(warehouse, piece)):
            found.differing += _differences(row)
        found.count += len(piece)
        advance(len(piece))
    return found


def published_ids(warehouse: Warehouse, most: int | None) -> list[str]:
    """Return the published customers, or that many, spread by a hash of their ids.

    Raises
    ------
    InputError
        If there is no function.
    """
    if not _has_function(warehouse):
        raise InputError(
            f"{warehouse.place} has no {warehouse.schema}_{SUFFIX}.{FUNCTION}; set the "
            "variable live to true and run segmentation run, on PostgreSQL."
        )
    limit = "" if most is None else f" order by md5(customer_id) limit {most}"
    rows = warehouse.rows(
        f"select customer_id from {warehouse.published('customer_segments')}{limit}"
    )
    return [customer_id for (customer_id,) in rows]


def _has_function(warehouse: Warehouse) -> bool:
    if warehouse.engine != "postgres":
        return False
    name = f"{warehouse.name(f'{warehouse.schema}_{SUFFIX}', FUNCTION)}(text,timestamp)"
    rows = warehouse.rows(f"select to_regprocedure({sql_text(name)}) is not null")
    return rows[0][0]


def _query(warehouse: Warehouse, ids: list[str]) -> str:
    function = warehouse.name(f"{warehouse.schema}_{SUFFIX}", FUNCTION)
    columns = [f"published.{name} as published__{name}" for name in COMPARED]
    columns += [f"live.{name} as live__{name}" for name in COMPARED]
    listed = ", ".join(map(sql_text, ids))
    return (
        f"select published.customer_id, {', '.join(columns)}"
        f" from {warehouse.published('customer_segments')} as published"
        f" left join lateral {function}(published.customer_id, published.as_of)"
        f" as live on true where published.customer_id in ({listed})"
    )


def _differences(row: dict[str, Any]) -> list[tuple[str, str, Any, Any]]:
    pairs = [
        (name, row[f"published__{name}"], row[f"live__{name}"]) for name in COMPARED
    ]
    return [
        (row["customer_id"], name, published, live)
        for name, published, live in pairs
        if published != live
    ]
