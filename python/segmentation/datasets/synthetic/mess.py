"""Rows as they should not be: duplicates and malformed copies of good rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# Each of exact and of conflicting duplicates, relative to the rows of the table.
DUPLICATE_SHARE = 0.005
# Conflicting ones of a small table stay below `max_conflicting_share`.
CONFLICT_BOUND = 0.009
# Of each malformed kind; and the bound of all kinds together, so that a small table
# stays below `max_rejected_share`.
MALFORMED_SHARE = 0.0002
MALFORMED_BOUND = 0.005
FAR_FUTURE = datetime(2999, 1, 1)
# Milliseconds outside 1900 to 2199 would be another kind: no instant at all.
FAR_FUTURE_MS = 5_680_281_600_000


@dataclass(frozen=True)
class Malformation:
    """A kind of malformed row: `column` of a copy holds `value`."""

    kind: str
    column: str
    value: Any


MALFORMATIONS: dict[str, tuple[Malformation, ...]] = {
    "customers": (
        Malformation("unknown_zone", "time_zone", "Mars/Olympus_Mons"),
        Malformation("null_key", "customer_id", None),
        Malformation("far_future", "signed_up_at", FAR_FUTURE),
    ),
    "orders": (
        Malformation("unknown_zone", "time_zone", "Europe/Atlantis"),
        Malformation("unknown_currency", "currency", "XTS"),
        Malformation("null_currency", "currency", None),
        Malformation("null_key", "order_id", None),
        Malformation("null_time", "ordered_at", None),
        Malformation("far_future", "ordered_at", FAR_FUTURE),
    ),
    "order_lines": (
        Malformation("negative_quantity", "quantity", Decimal("-1")),
        Malformation("negative_discount", "discount", Decimal("-5")),
        Malformation("null_price", "unit_price", None),
        Malformation("null_key", "order_id", None),
        Malformation("unknown_order", "order_id", "O-unknown"),
    ),
    "returns": (
        Malformation("unknown_zone", "time_zone", "Europe/Atlantis"),
        Malformation("unknown_currency", "currency", "XTS"),
        Malformation("negative_refund", "refund", Decimal("-10")),
        Malformation("null_key", "return_id", None),
        Malformation("far_future", "returned_at", FAR_FUTURE),
        Malformation("unknown_customer", "customer_id", "X-unknown"),
    ),
    "events": (
        Malformation("null_time", "occurred_at_ms", None),
        Malformation("null_key", "event_id", None),
        Malformation("null_type", "event_type", None),
        Malformation("far_future", "occurred_at_ms", FAR_FUTURE_MS),
        Malformation("unknown_customer", "customer_id", "X-unknown"),
    ),
    "tickets": (
        Malformation("unparseable_time", "opened_at", "2025-13-45T25:61:00+01:00"),
        Malformation("no_offset", "opened_at", "2025-03-14T15:09:26"),
        Malformation("null_key", "ticket_id", None),
        Malformation("far_future", "opened_at", "2999-01-01T00:00:00+00:00"),
        Malformation("unknown_customer", "customer_id", "X-unknown"),
    ),
}

# What a redelivered row says differently: one column, from the rows themselves.
CONFLICTS: dict[str, tuple[str, Callable[[pa.ChunkedArray], Any]]] = {
    "customers": ("email", lambda old: pa.nulls(len(old), pa.string())),
    "orders": ("status", lambda old: pa.array(["pending"] * len(old), pa.string())),
    "order_lines": ("unit_price", lambda old: pc.add(old, Decimal("0.01"))),
    "returns": ("returned_at", lambda old: pc.subtract(old, timedelta(hours=1))),
    "events": ("occurred_at_ms", lambda old: pc.subtract(old, 1000)),
    "tickets": ("status", lambda old: pa.array(["pending"] * len(old), pa.string())),
}


def add_mess(
    rng: np.random.Generator, name: str, table: pa.Table, block: int
) -> pa.Table:
    """Return the table with duplicates and malformed rows behind the good ones.

    Parameters
    ----------
    rng
        Source of randomness.
    name
        Raw table, a key of `MALFORMATIONS`.
    table
        Good rows; they stay as they are.
    block
        Number of the block, part of the malformed rows' keys.
    """
    if not table.num_rows:
        return table
    return pa.concat_tables(
        [
            table,
            _sample(rng, table, _count(table, DUPLICATE_SHARE)),
            _conflicting(rng, name, table),
            *_malformed(rng, name, table, block),
        ]
    )


def _conflicting(rng: np.random.Generator, name: str, table: pa.Table) -> pa.Table:
    affordable = int(table.num_rows * CONFLICT_BOUND)
    count = min(_count(table, DUPLICATE_SHARE), affordable)
    rows = _sample(rng, table, count)
    column, change = CONFLICTS[name]
    return _replaced(rows, column, change(rows[column]))


def _malformed(
    rng: np.random.Generator, name: str, table: pa.Table, block: int
) -> list[pa.Table]:
    count = _count(table, MALFORMED_SHARE)
    affordable = int(table.num_rows * MALFORMED_BOUND) // count
    return [
        _broken(_sample(rng, table, count), malformation, f"{block}-{position}")
        for position, malformation in enumerate(MALFORMATIONS[name][:affordable])
    ]


def _broken(rows: pa.Table, malformation: Malformation, label: str) -> pa.Table:
    rows = _with_own_keys(rows, f"{malformation.kind}-{label}")
    kind = rows.schema.field(malformation.column).type
    values = [malformation.value] * rows.num_rows
    return _replaced(rows, malformation.column, pa.array(values, kind))


def _with_own_keys(rows: pa.Table, label: str) -> pa.Table:
    """Give copies keys of their own, so that they are no duplicates."""
    if "line_number" in rows.column_names:
        first = 1000 * (1 + int(label.rsplit("-", 1)[1]))
        numbers = first + np.arange(rows.num_rows)
        return _replaced(rows, "line_number", pa.array(numbers, pa.int64()))
    keys = [f"{label}-{row}" for row in range(rows.num_rows)]
    return _replaced(rows, rows.column_names[0], pa.array(keys))


def _replaced(rows: pa.Table, column: str, values: Any) -> pa.Table:
    field = rows.schema.field(column)
    position = rows.column_names.index(column)
    return rows.set_column(position, field, values.cast(field.type))


def _sample(rng: np.random.Generator, table: pa.Table, count: int) -> pa.Table:
    return table.take(pa.array(rng.integers(0, table.num_rows, count)))


def _count(table: pa.Table, share: float) -> int:
    return max(1, round(table.num_rows * share))
