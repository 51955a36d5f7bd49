"""Checks a file against the contract and writes it as typed parquet.

Nothing here touches a warehouse: a load first stages all its tables, and only
when each of them is fine does it replace any.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from segmentation.contract import Column, Table
from segmentation.errors import InputError
from segmentation.load import files
from segmentation.load.columns import (
    ARROW_TYPES,
    BadValueError,
    arrow_schema,
    convert,
)
from segmentation.load.values import ACCEPTED
from segmentation.warehouse.base import Advance

ROWS_PER_GROUP = 122_880


@dataclass(frozen=True)
class StagedTable:
    """A table that is ready to be loaded.

    Parameters
    ----------
    table
        Its contract.
    file
        Parquet file with exactly the columns and types of the contract.
    count_rows
        Number of rows in the file.
    notes
        What a reader should know: columns ignored or filled with null.
    """

    table: Table
    file: Path
    count_rows: int
    notes: tuple[str, ...]


def stage(
    table: Table, source: Path | None, directory: Path, advance: Advance
) -> StagedTable:
    """Write one table as typed parquet into a folder, in bounded memory.

    Parameters
    ----------
    table
        Contract of the table.
    source
        File with the rows; None makes an empty table.
    directory
        Folder for the parquet file, named after the table.
    advance
        Called with the number of rows of each piece that is done.

    Raises
    ------
    InputError
        If a required column is missing or a value has the wrong type.
    """
    target = directory / f"{table.name}.parquet"
    names = files.read_header(source) if source else []
    if source:
        _require_columns(table, source, names)
    notes = _notes(table, source, names)
    batches = _typed_batches(table, source, names) if source else iter(())
    return StagedTable(table, target, _write(table, batches, target, advance), notes)


def _require_columns(table: Table, source: Path, names: list[str]) -> None:
    missing = [name for name in table.required_columns if name not in names]
    if missing:
        accepted = ", ".join(column.name for column in table.columns)
        raise InputError(
            f"{source} lacks the required column {', '.join(missing)}; the columns "
            f"of {table.name} are {accepted}, and the file has {', '.join(names)}."
        )


def _notes(table: Table, source: Path | None, names: list[str]) -> tuple[str, ...]:
    if source is None:
        return (f"{table.name}: no file, so the table is empty",)
    known = [column.name for column in table.columns]
    ignored = [name for name in names if name not in known]
    absent = [name for name in known if name not in names]
    notes = []
    if ignored:
        notes.append(f"{source.name}: ignored the columns {', '.join(ignored)}")
    if absent:
        notes.append(f"{source.name}: no column {', '.join(absent)}; filled with null")
    return tuple(notes)


def _typed_batches(
    table: Table, source: Path, names: list[str]
) -> Iterator[pa.RecordBatch]:
    present = [column.name for column in table.columns if column.name in names]
    schema = arrow_schema(table)
    count_before = 0
    for batch in files.read_batches(source, present):
        arrays = [
            _typed_column(column, batch, source, count_before)
            for column in table.columns
        ]
        yield pa.record_batch(arrays, schema=schema)
        count_before += batch.num_rows


def _typed_column(
    column: Column, batch: pa.RecordBatch, source: Path, count_before: int
) -> pa.Array:
    if column.name not in batch.schema.names:
        return pa.nulls(batch.num_rows, ARROW_TYPES[column.data_type])
    try:
        return convert(batch.column(column.name), column.data_type)
    except BadValueError as error:
        row = count_before + error.index + 1
        raise InputError(_bad_value(column, source, row, error.value)) from error


def _bad_value(column: Column, source: Path, row: int, value: object) -> str:
    is_csv = source.suffix == ".csv"
    line = f" (line {files.csv_line(source, row)})" if is_csv else ""
    return (
        f"{source}, column {column.name}, row {row}{line}: {str(value)[:80]!r} is "
        f"not accepted; {column.data_type} takes {ACCEPTED[column.data_type]}."
    )


def _write(
    table: Table, batches: Iterator[pa.RecordBatch], target: Path, advance: Advance
) -> int:
    count = 0
    schema = arrow_schema(table)
    with pq.ParquetWriter(target, schema, compression="lz4") as writer:
        for group in _groups(batches):
            writer.write_table(pa.Table.from_batches(group, schema))
            rows = sum(batch.num_rows for batch in group)
            advance(rows)
            count += rows
    return count


def _groups(batches: Iterator[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    group: list[pa.RecordBatch] = []
    for batch in batches:
        group.append(batch)
        if sum(piece.num_rows for piece in group) >= ROWS_PER_GROUP:
            yield group
            group = []
    if group:
        yield group
