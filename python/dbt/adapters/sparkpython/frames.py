"""Rows of Spark as Arrow and pandas, and rows of a Python model as Spark's."""

from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
from dbt_common.exceptions import DbtRuntimeError

from dbt.adapters.postgrespython.reading import integers, text

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MICROSECONDS = pa.timestamp("us")
_DDL_TYPES = {
    pa.int8(): "smallint",
    pa.int16(): "smallint",
    pa.int32(): "int",
    pa.int64(): "bigint",
    pa.float32(): "float",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.null(): "string",
}


def to_arrow(frame: "DataFrame") -> pa.Table:
    """Collect a DataFrame of PySpark; its times lose the zone, which is UTC."""
    from pyspark.sql.pandas.types import to_arrow_schema

    # Private before PySpark 4, which calls it toArrow.
    batches = frame._collect_as_arrow()
    schema = batches[0].schema if batches else to_arrow_schema(frame.schema)
    table = pa.Table.from_batches(batches, schema)
    plain = [
        field.with_type(MICROSECONDS) if pa.types.is_timestamp(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(plain))


def to_pandas(table: pa.Table) -> pd.DataFrame:
    """Return rows with the dtypes that DuckDB gives: decimals are floats."""
    return pd.DataFrame({name: _series(table[name]) for name in table.column_names})


def _series(column: pa.ChunkedArray) -> pd.Series:
    kind = column.type
    if pa.types.is_decimal(kind):
        return column.cast(pa.float64()).to_pandas()
    if pa.types.is_date(kind):
        return column.cast(MICROSECONDS).to_pandas()
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return integers(column)
    if pa.types.is_string(kind):
        return text(column)
    return column.to_pandas()


def from_table(
    spark: "SparkSession", table: pa.Table, declared: dict[str, str]
) -> "DataFrame":
    """Return the rows of a Python model as a DataFrame of PySpark.

    They pass through Python one by one, which is fine for a model of some thousand
    rows; a model of more returns a relation.

    Parameters
    ----------
    spark
        The session.
    table
        The rows.
    declared
        Types of Spark by column, from the model's YAML; others are those of Arrow.

    Raises
    ------
    DbtRuntimeError
        If a value does not fit its type.
    """
    types = {
        field.name: declared.get(field.name) or _ddl_type(field)
        for field in table.schema
    }
    ddl = ", ".join(f"`{name}` {kind}" for name, kind in types.items())
    columns = [_fitted(table[name], kind, name) for name, kind in types.items()]
    rows = list(zip(*columns, strict=True)) if columns else []
    try:
        return spark.createDataFrame(rows, schema=ddl)
    except (TypeError, ValueError) as error:
        raise DbtRuntimeError(f"The rows do not fit their types: {error}") from error


def _ddl_type(field: pa.Field) -> str:
    kind = field.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_timestamp(kind):
        return "timestamp"
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return "string"
    if kind not in _DDL_TYPES:
        raise DbtRuntimeError(
            f"Column {field.name!r} holds values of type {kind}; return plain values."
        )
    return _DDL_TYPES[kind]


def _fitted(column: pa.ChunkedArray, kind: str, name: str) -> list[Any]:
    """Return Python values of the class that PySpark wants for a type."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    family = kind.split("(")[0].strip().lower()
    target = {
        "smallint": pa.int64(),
        "int": pa.int64(),
        "integer": pa.int64(),
        "bigint": pa.int64(),
        "float": pa.float64(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "timestamp": MICROSECONDS,
        "string": pa.string(),
    }.get(family)
    if family in ("decimal", "numeric"):
        digits, _, places = kind.partition("(")[2].rstrip(")").partition(",")
        target = pa.decimal128(int(digits or 10), int(places or 0))
    try:
        return column.cast(target).to_pylist() if target else column.to_pylist()
    except pa.ArrowInvalid as error:
        raise DbtRuntimeError(
            f"Column {name!r} does not fit its type {kind}: {error}"
        ) from error
