"""Columns of a file as typed columns of the contract."""

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from segmentation.contract import Table
from segmentation.load.values import LARGEST_NUMBER, PARSERS, VERSION

ARROW_TYPES = {
    "text": pa.string(),
    "int": pa.int32(),
    "bigint": pa.int64(),
    "numeric": pa.decimal128(18, 4),
    # Of prices and quantities, whose product is rounded and not they.
    "numeric(28, 10)": pa.decimal128(28, 10),
    "timestamp": pa.timestamp("us"),
    # Of a file whose moments have offsets: the wall clock of no zone.
    "instant": pa.timestamp("us", tz="UTC"),
    "boolean": pa.bool_(),
    "version": pa.string(),
}

# Arrow reads a 1 with four hundred zeros as 0.
LONGEST_NUMBER = 38


class BadValueError(Exception):
    """A value that its column does not take.

    Parameters
    ----------
    index
        Position of the value in its array, from 0.
    value
        The value as it stands in the file.
    """

    def __init__(self, index: int, value: object) -> None:
        super().__init__(f"value {value!r} at position {index}")
        self.index = index
        self.value = value


def arrow_schema(table: Table) -> pa.Schema:
    """Return the exact types in which a table is handed to a warehouse."""
    return pa.schema([(c.name, ARROW_TYPES[c.data_type]) for c in table.columns])


def convert(array: pa.Array, data_type: str) -> pa.Array:
    """Return the array in the type of the contract, nulls kept.

    A vectorised cast does nearly all of it; where it gives up, each value is
    parsed by itself, which accepts a little more and finds the first bad one.

    Parameters
    ----------
    array
        Values as they stand in the file.
    data_type
        A key of ``ARROW_TYPES``.

    Raises
    ------
    BadValueError
        At the first value that is not accepted.
    """
    array = _plain(array)
    try:
        if _has_fast_cast(array.type, data_type):
            return FAST_CASTS[data_type](array)
    except pa.ArrowException:
        pass
    return _convert_each(array, data_type)


def _plain(array: pa.Array) -> pa.Array:
    """Undo dictionaries and wide strings; read NaN as null."""
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if pa.types.is_large_string(array.type) or pa.types.is_string_view(array.type):
        return array.cast(pa.string())
    if pa.types.is_floating(array.type):
        array = array.cast(pa.float64())
        return pc.if_else(pc.is_nan(array), None, array)
    return array


def _convert_each(array: pa.Array, data_type: str) -> pa.Array:
    parse = PARSERS[data_type]
    values = []
    for index, scalar in enumerate(array):
        try:
            values.append(parse(scalar.as_py()) if scalar.is_valid else None)
        except (ValueError, ArithmeticError) as error:
            raise BadValueError(index, str(scalar)) from error
    return pa.array(values, ARROW_TYPES[data_type])


def _has_fast_cast(source: pa.DataType, data_type: str) -> bool:
    is_number = (pa.types.is_integer, pa.types.is_floating)
    kinds = {
        "text": (pa.types.is_string, pa.types.is_integer),
        "int": (pa.types.is_string, *is_number),
        "bigint": (pa.types.is_string, *is_number),
        "numeric": (pa.types.is_string, pa.types.is_decimal, *is_number),
        "numeric(28, 10)": (pa.types.is_string, pa.types.is_decimal, *is_number),
        "timestamp": (pa.types.is_string, pa.types.is_date, _is_wall_clock),
        "instant": (pa.types.is_string, _is_instant),
        "boolean": (pa.types.is_string, pa.types.is_boolean),
        "version": (pa.types.is_string,),
    }
    return any(is_kind(source) for is_kind in kinds[data_type])


def _is_wall_clock(source: pa.DataType) -> bool:
    return pa.types.is_timestamp(source) and source.tz is None


def _is_instant(source: pa.DataType) -> bool:
    return pa.types.is_timestamp(source) and source.tz is not None


def _cast_text(array: pa.Array) -> pa.Array:
    text = array.cast(pa.string())
    if pc.any(pc.match_substring(text, "\0")).as_py():
        raise pa.ArrowInvalid("text with the character NUL")
    return text


def _cast_integer(array: pa.Array, data_type: str) -> pa.Array:
    is_text = pa.types.is_string(array.type)
    if is_text and pc.any(pc.match_substring(array, "x", ignore_case=True)).as_py():
        raise pa.ArrowInvalid("a hexadecimal number")
    return array.cast(ARROW_TYPES[data_type])


def _cast_numeric(array: pa.Array, data_type: str) -> pa.Array:
    """Floats go through their shortest text: 6.95 is 6.95, not 6.949999."""
    if pa.types.is_floating(array.type):
        array = array.cast(pa.string())
    if pa.types.is_integer(array.type):
        array = array.cast(pa.decimal128(38, ARROW_TYPES[data_type].scale))
    if pa.types.is_string(array.type) and _has_longer(array, LONGEST_NUMBER):
        raise pa.ArrowInvalid("more digits than the cast counts right")
    numbers = array.cast(ARROW_TYPES[data_type])
    if pc.any(pc.greater_equal(pc.abs(numbers), pa.scalar(LARGEST_NUMBER))).as_py():
        raise pa.ArrowInvalid("more digits before the point than are accepted")
    return numbers


def _has_longer(array: pa.Array, length: int) -> bool:
    return pc.any(pc.greater(pc.binary_length(array), length)).as_py() or False


def _cast_timestamp(array: pa.Array, data_type: str) -> pa.Array:
    is_text = pa.types.is_string(array.type)
    instants = array.cast(ARROW_TYPES[data_type], safe=is_text)
    year = pc.year(instants)
    is_implausible = pc.or_(pc.less(year, 1), pc.greater(year, 9999))
    if pc.any(is_implausible).as_py():
        raise pa.ArrowInvalid("a year outside 1 to 9999")
    return instants


def _cast_version(array: pa.Array) -> pa.Array:
    fits = pc.match_substring_regex(array, f"^({VERSION.pattern})$")
    if not pc.all(fits, skip_nulls=True).as_py():
        raise pa.ArrowInvalid("no version of a row")
    return array


FAST_CASTS: dict[str, Callable[[pa.Array], pa.Array]] = {
    "text": _cast_text,
    "int": lambda array: _cast_integer(array, "int"),
    "bigint": lambda array: _cast_integer(array, "bigint"),
    "numeric": lambda array: _cast_numeric(array, "numeric"),
    "numeric(28, 10)": lambda array: _cast_numeric(array, "numeric(28, 10)"),
    "timestamp": lambda array: _cast_timestamp(array, "timestamp"),
    "instant": lambda array: _cast_timestamp(array, "instant"),
    "boolean": lambda array: array.cast(ARROW_TYPES["boolean"]),
    "version": _cast_version,
}
