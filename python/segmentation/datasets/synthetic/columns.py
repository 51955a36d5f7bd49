"""Arrow columns from numpy arrays, and the schema of every table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

AMOUNT = pa.decimal128(18, 4)
WALL_CLOCK = pa.timestamp("us")

SCHEMAS: dict[str, pa.Schema] = {
    "customers": pa.schema(
        {
            "customer_id": pa.string(),
            "email": pa.string(),
            "signed_up_at": WALL_CLOCK,
            "time_zone": pa.string(),
            "country": pa.string(),
            "birth_year": pa.int32(),
            "gender": pa.string(),
            "acquisition_channel": pa.string(),
            "acquisition_cost": AMOUNT,
            "marketing_consent": pa.bool_(),
            "deleted_at": WALL_CLOCK,
        }
    ),
    "orders": pa.schema(
        {
            "order_id": pa.string(),
            "customer_id": pa.string(),
            "ordered_at": WALL_CLOCK,
            "time_zone": pa.string(),
            "status": pa.string(),
            "currency": pa.string(),
            "sales_channel": pa.string(),
        }
    ),
    "order_lines": pa.schema(
        {
            "order_id": pa.string(),
            "line_number": pa.int64(),
            "product_id": pa.string(),
            "category": pa.string(),
            "quantity": AMOUNT,
            "unit_price": AMOUNT,
            "discount": AMOUNT,
        }
    ),
    "returns": pa.schema(
        {
            "return_id": pa.string(),
            "order_id": pa.string(),
            "customer_id": pa.string(),
            "product_id": pa.string(),
            "quantity": AMOUNT,
            "refund": AMOUNT,
            "currency": pa.string(),
            "returned_at": WALL_CLOCK,
            "time_zone": pa.string(),
        }
    ),
    "events": pa.schema(
        {
            "event_id": pa.string(),
            "customer_id": pa.string(),
            "event_type": pa.string(),
            "occurred_at_ms": pa.int64(),
        }
    ),
    "tickets": pa.schema(
        {
            "ticket_id": pa.string(),
            "customer_id": pa.string(),
            "opened_at": pa.string(),
            "closed_at": pa.string(),
            "status": pa.string(),
            "priority": pa.string(),
            "satisfaction": pa.int32(),
        }
    ),
    "true_archetypes": pa.schema(
        {
            "customer_id": pa.string(),
            "archetype": pa.string(),
            "since": WALL_CLOCK,
            "until": WALL_CLOCK,
        }
    ),
}


def numbered(prefix: str, numbers: np.ndarray, width: int) -> pa.Array:
    """Return ids such as ``C0000001``; numbers wider than `width` keep all digits."""
    digits = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, digits, "")


def chosen(values: Sequence[str | None], index: np.ndarray) -> pa.Array:
    """Return text ``values[index]``; a value may be None."""
    return pa.array(values, pa.string()).take(pa.array(index))


def amounts(hundredths: np.ndarray, is_null: np.ndarray | None = None) -> pa.Array:
    """Return exact decimals of integers that count hundredths."""
    units = hundredths.astype(np.int64) * 100
    halves = np.stack([units, units >> 63], axis=1)
    column = pa.Array.from_buffers(AMOUNT, len(units), [None, pa.py_buffer(halves)])
    return column if is_null is None else blanked(column, is_null)


def wall_clocks(millis: np.ndarray, is_null: np.ndarray | None = None) -> pa.Array:
    """Return timestamps without a zone of local milliseconds since 1970."""
    return pa.array(millis.astype("datetime64[ms]"), mask=is_null).cast(WALL_CLOCK)


def blanked(column: pa.Array, is_null: np.ndarray) -> pa.Array:
    """Return the column with nulls where `is_null`."""
    return pc.if_else(pa.array(is_null), pa.scalar(None, column.type), column)
