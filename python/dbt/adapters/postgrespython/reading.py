"""Read a query into pandas by COPY, with the dtypes that DuckDB gives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO
from uuid import UUID

import pandas as pd
import pyarrow as pa
from dbt_common.exceptions import DbtRuntimeError
from pyarrow import csv

MEMORY_BYTES = 64 * 2**20
"""A result larger than this waits in a temporary file while it is parsed."""


def _numbers(column: pa.ChunkedArray) -> pd.Series:
    return column.to_pandas()


def integers(column: pa.ChunkedArray) -> pd.Series:
    """Return integers or booleans: plain ones, or with a mask where some are null."""
    masked = {
        pa.int16(): pd.Int16Dtype(),
        pa.int32(): pd.Int32Dtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    if column.null_count:
        return column.to_pandas(types_mapper=masked.get)
    return column.to_pandas()


def text(column: pa.ChunkedArray) -> pd.Series:
    """Return texts; of nulls alone, a column of objects."""
    if column.null_count == len(column):
        return pd.Series([None] * len(column), dtype=object)
    return column.to_pandas()


def _cast(target: pa.DataType) -> Callable[[pa.ChunkedArray], pd.Series]:
    return lambda column: column.cast(target).to_pandas()


def _objects(parse: Callable[[str], Any]) -> Callable[[pa.ChunkedArray], pd.Series]:
    def convert(column: pa.ChunkedArray) -> pd.Series:
        values = column.to_pylist()
        parsed = [pd.NA if value is None else parse(value) for value in values]
        return pd.Series(parsed, dtype=object)

    return convert


@dataclass(frozen=True)
class Reader:
    """How one PostgreSQL type travels: SQL, type in the file, pandas column."""

    expression: str
    arrow: pa.DataType
    to_pandas: Callable[[pa.ChunkedArray], pd.Series]


_MICROSECONDS = "cast(extract(epoch from {}) * 1000000 as bigint)"
_STRING = pa.string()
TEXT = Reader("cast({} as text)", _STRING, text)
READERS = {
    "bool": Reader("{}", pa.bool_(), integers),
    "int2": Reader("{}", pa.int16(), integers),
    "int4": Reader("{}", pa.int32(), integers),
    "int8": Reader("{}", pa.int64(), integers),
    "float4": Reader("{}", pa.float32(), _numbers),
    "float8": Reader("{}", pa.float64(), _numbers),
    "numeric": Reader("{}", pa.float64(), _numbers),
    "date": Reader(_MICROSECONDS, pa.int64(), _cast(pa.timestamp("us"))),
    "timestamp": Reader(_MICROSECONDS, pa.int64(), _cast(pa.timestamp("us"))),
    "timestamptz": Reader(_MICROSECONDS, pa.int64(), _cast(pa.timestamp("us", "UTC"))),
    "interval": Reader(_MICROSECONDS, pa.int64(), _cast(pa.duration("us"))),
    "time": Reader("cast({} as text)", _STRING, _objects(time.fromisoformat)),
    "uuid": Reader("cast({} as text)", _STRING, _objects(UUID)),
    "bytea": Reader("encode({}, 'hex')", _STRING, _objects(bytearray.fromhex)),
}


def read_query(cursor: Any, query: str) -> pd.DataFrame:
    """Run a query and return its rows.

    Parameters
    ----------
    cursor
        A psycopg2 cursor.
    query
        A ``select`` or ``with``, without a semicolon.

    Raises
    ------
    DbtRuntimeError
        If a column is an array or a composite, which have no plain dtype.
    """
    names, readers = _describe(cursor, query)
    aliases = [f"c{number}" for number in range(len(names))]
    fields = [
        reader.expression.format(alias)
        for reader, alias in zip(readers, aliases, strict=True)
    ]
    copy = (
        f"copy (select {', '.join(fields)} from (\n{query}\n)"
        f" as rows_of_query ({', '.join(aliases)}))"
        " to stdout (format csv, encoding 'UTF8')"
    )
    with SpooledTemporaryFile(MEMORY_BYTES) as file:
        cursor.copy_expert(copy, file)
        table = _parse(file, dict(zip(aliases, readers, strict=True)))
    frame = pd.DataFrame(
        {a: r.to_pandas(table[a]) for a, r in zip(aliases, readers, strict=True)}
    )
    return frame.set_axis(_distinct(names), axis="columns")


def _distinct(names: list[str]) -> list[str]:
    """Add a number to names that occur again, as DuckDB does: a, a_1, a_2."""
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, -1) + 1
        distinct.append(f"{name}_{seen[name]}" if seen[name] else name)
    return distinct


def _describe(cursor: Any, query: str) -> tuple[list[str], list[Reader]]:
    cursor.execute(f"select * from (\n{query}\n) as rows_of_query limit 0")
    names = [column.name for column in cursor.description]
    oids = [column.type_code for column in cursor.description]
    cursor.execute(
        "select oid, typname, typcategory, format_type(oid, null)"
        " from pg_type where oid = any(%s::oid[])",
        [oids],
    )
    types = {oid: description for oid, *description in cursor.fetchall()}
    readers = [
        _reader(name, *types[oid]) for name, oid in zip(names, oids, strict=True)
    ]
    return names, readers


def _reader(column: str, type_name: str, category: str, sql_type: str) -> Reader:
    if category in "AC":
        raise DbtRuntimeError(
            f"Column {column!r} has the type {sql_type}, which a Python model"
            " cannot read: cast it to text or json in the query."
        )
    return READERS.get(type_name, TEXT)


def _parse(file: BinaryIO, readers: dict[str, Reader]) -> pa.Table:
    types = {name: reader.arrow for name, reader in readers.items()}
    if file.tell() == 0:
        return pa.schema(types).empty_table()
    file.seek(0)
    return csv.read_csv(
        file,
        csv.ReadOptions(column_names=list(types)),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=types,
            true_values=["t"],
            false_values=["f"],
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
