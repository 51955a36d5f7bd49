"""One column on its way to PostgreSQL: its type, and its values as CSV has them."""

import json
from datetime import datetime
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from dbt_common.exceptions import DbtRuntimeError

INTEGERS = {"smallint", "int2", "integer", "int", "int4", "bigint", "int8"}
JSON = {"json", "jsonb"}

_SQL_TYPES = {
    pa.int8(): "smallint",
    pa.int16(): "smallint",
    pa.int32(): "integer",
    pa.int64(): "bigint",
    pa.uint8(): "smallint",
    pa.uint16(): "integer",
    pa.uint32(): "bigint",
    pa.uint64(): "numeric(20, 0)",
    pa.float16(): "real",
    pa.float32(): "real",
    pa.float64(): "double precision",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.date64(): "date",
    pa.uuid(): "uuid",
}


def from_pandas(series: pd.Series, name: str) -> pa.Array | pa.ChunkedArray:
    """Turn a pandas column into Arrow; NaN, NaT, None and NA become null.

    Raises
    ------
    DbtRuntimeError
        If the values are of several types, or of one that Arrow lacks.
    """
    try:
        array = pa.array(series, from_pandas=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        raise DbtRuntimeError(
            f"Column {name!r} (dtype {series.dtype}) cannot be stored, because its"
            f" values have no common type in PostgreSQL: {error}"
        ) from error
    if array.type == pa.date32() and _has_instants(series):
        return pa.array(pd.to_datetime(series), from_pandas=True)
    return array


def _has_instants(series: pd.Series) -> bool:
    """Whether dates are mixed with instants, whose time Arrow would drop."""
    return any(isinstance(value, datetime) for value in series)


def type_name(field: pa.Field) -> str | None:
    """Return the SQL type of an Arrow column, or None if no value shows it.

    A decimal has no declared width: the digits of today's rows do not bound
    those of tomorrow's.

    Raises
    ------
    DbtRuntimeError
        For lists, structs and other types without a plain SQL type.
    """
    kind = _plain(field.type)
    if pa.types.is_null(kind):
        return None
    found = _SQL_TYPES.get(kind) or _family(kind)
    if found is None:
        raise DbtRuntimeError(
            f"Column {field.name!r} holds values of type {kind}; give it the"
            " data_type jsonb in the model's YAML, or return plain values."
        )
    return found


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _family(kind: pa.DataType) -> str | None:
    families = (
        (_is_string, "text"),
        (_is_binary, "bytea"),
        (pa.types.is_decimal, "numeric"),
        (lambda t: pa.types.is_timestamp(t) and t.tz, "timestamptz"),
        (pa.types.is_timestamp, "timestamp"),
        (pa.types.is_time, "time"),
        (pa.types.is_duration, "interval"),
    )
    return next((name for belongs, name in families if belongs(kind)), None)


def _is_string(kind: pa.DataType) -> bool:
    return (
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_string_view(kind)
    )


def _is_binary(kind: pa.DataType) -> bool:
    return (
        pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
        or pa.types.is_fixed_size_binary(kind)
    )


def encode(array: pa.ChunkedArray, sql_type: str, name: str) -> pa.ChunkedArray:
    """Turn a column into values whose CSV PostgreSQL reads as they are meant.

    Raises
    ------
    DbtRuntimeError
        If a value does not fit its declared type (2.5 as an integer, an
        instant as a date), or if a text contains the character NUL.
    """
    if pa.types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    try:
        fitted = _fit(array, sql_type.split("(")[0].strip().lower())
    except pa.ArrowInvalid as error:
        raise DbtRuntimeError(
            f"Column {name!r} does not fit its type {sql_type}: {error}"
        ) from error
    encoded = _spell(fitted)
    _reject_nul(encoded, name)
    return encoded


def _fit(array: pa.ChunkedArray, sql_type: str) -> pa.ChunkedArray:
    """Convert where a declared type reads another spelling than the values have."""
    kind = array.type
    is_number = pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    if sql_type in INTEGERS and (is_number or pa.types.is_boolean(kind)):
        return array.cast(pa.int64())
    if sql_type in {"boolean", "bool"} and pa.types.is_floating(kind):
        return array.cast(pa.bool_())
    if sql_type == "date" and pa.types.is_timestamp(kind):
        return _dates(array)
    if sql_type in JSON and pa.types.is_nested(kind):
        return _map(array, _to_json)
    return array


def _dates(array: pa.ChunkedArray) -> pa.ChunkedArray:
    instants = array.cast(pa.timestamp(array.type.unit))
    dates = instants.cast(pa.date32())
    if pc.any(pc.not_equal(dates.cast(instants.type), instants)).as_py():
        raise pa.ArrowInvalid("it holds instants that are not a midnight")
    return dates


def _to_json(value: Any) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def _spell(array: pa.ChunkedArray) -> pa.ChunkedArray:
    """Spell the values of the types whose CSV PostgreSQL would misread."""
    kind = array.type
    if pa.types.is_timestamp(kind):
        # Counted in UTC: a `timestamp` column ignores an offset in the text.
        return array.cast(pa.timestamp("us", kind.tz and "UTC"), safe=False)
    if pa.types.is_duration(kind):
        return _map(
            array.cast(pa.duration("us"), safe=False).cast(pa.int64()),
            lambda value: f"{value} microseconds",
        )
    if _is_binary(kind):
        return _map(array, lambda value: f"\\x{value.hex()}")
    if kind == pa.uuid():
        return _map(array, str)
    return array


def _map(array: pa.ChunkedArray, spell: Any) -> pa.ChunkedArray:
    values = (None if value is None else spell(value) for value in array.to_pylist())
    return pa.chunked_array([pa.array(values, pa.large_string())])


def _reject_nul(array: pa.ChunkedArray, name: str) -> None:
    if not _is_string(array.type):
        return
    found = pc.index(pc.match_substring(array, "\0"), True).as_py()
    if found >= 0:
        raise DbtRuntimeError(
            f"Column {name!r} contains the character NUL in row {found + 1}, which"
            " PostgreSQL cannot store in text."
        )
