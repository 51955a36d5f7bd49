"""Checks a file against the contract and writes it as typed parquet.

Nothing here touches a warehouse: a load first stages all its tables, and only
when each of them is fine does it replace any.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
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
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


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
    if source is None:
        table = _with_versions(table, {})
        note = f"{table.name}: no file, so the table is empty"
        return StagedTable(
            table, target, _write(table, iter(()), target, advance), (note,)
        )
    names = files.read_header(source)
    present = _columns_present(table, source, names)
    _require_columns(table, source, names, present)
    table = _with_instants(_with_versions(table, present), source, present)
    notes = (*_notes(table, source, names, present), *files.check(source, names))
    batches = _typed_batches(table, source, present)
    return StagedTable(table, target, _write(table, batches, target, advance), notes)


def _columns_present(table: Table, source: Path, names: list[str]) -> dict[str, str]:
    """Return column of the contract -> its name in the file, as that spells it."""
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(files.plain_name(name), []).append(name)
    present = {}
    for column in table.columns:
        spellings = [alike[one] for one in _names_of(column) if one in alike]
        if spellings and len(spellings[0]) > 1:
            raise InputError(
                f"{source} has the columns {' and '.join(spellings[0])}, which could "
                f"both be {column.name}; rename one of them."
            )
        if spellings:
            present[column.name] = spellings[0][0]
    return present


def _with_versions(table: Table, present: dict[str, str]) -> Table:
    """Leave out the versions that no file has: the raw table needs no such column."""
    columns = tuple(
        column
        for column in table.columns
        if column.data_type != "version" or column.name in present
    )
    return replace(table, columns=columns)


def _with_instants(table: Table, source: Path, present: dict[str, str]) -> Table:
    """Let a column of moments with offsets be one of instants."""
    moments = [
        present[column.name]
        for column in table.columns
        if column.data_type == "timestamp" and column.name in present
    ]
    instants = files.instants_of(source, moments)
    columns = tuple(
        replace(column, data_type="instant")
        if present.get(column.name) in instants
        else column
        for column in table.columns
    )
    return replace(table, columns=columns)


def _names_of(column: Column) -> list[str]:
    return [files.plain_name(name) for name in (column.other_names or (column.name,))]


def _require_columns(
    table: Table, source: Path, names: list[str], present: dict[str, str]
) -> None:
    missing = [name for name in table.required_columns if name not in present]
    marks = [word for sign, word in SEPARATORS.items() if sign in names[0]]
    if missing and len(names) == 1 and marks:
        raise InputError(
            f"{source} separates its columns by {marks[0]}; save it with commas "
            "between them, and with points in numbers such as 1234.5."
        )
    if missing:
        accepted = ", ".join(column.name for column in table.columns)
        raise InputError(
            f"{source} lacks the required column {', '.join(missing)}; the columns "
            f"of {table.name} are {accepted}, and the file has {', '.join(names)}."
        )


def _notes(
    table: Table, source: Path, names: list[str], present: dict[str, str]
) -> list[str]:
    ignored = [name for name in names if name and name not in present.values()]
    absent = [column.name for column in table.columns if column.name not in present]
    notes = []
    if ignored:
        said = ", ".join(name + _hint(name, absent) for name in ignored)
        notes.append(f"{source.name}: ignored the columns {said}")
    if absent:
        notes.append(f"{source.name}: no column {', '.join(absent)}; filled with null")
    return notes


def _hint(name: str, absent: list[str]) -> str:
    """Return what an ignored column may be meant for: a slip costs a feature."""
    meant = get_close_matches(name.strip().lower(), absent, n=1, cutoff=0.8)
    return f" (did you mean {meant[0]}?)" if meant else ""


def _typed_batches(
    table: Table, source: Path, present: dict[str, str]
) -> Iterator[pa.RecordBatch]:
    schema = arrow_schema(table)
    count_before = 0
    for batch in files.read_batches(source, list(present.values())):
        arrays = [
            _typed_column(column, batch, present, source, count_before)
            for column in table.columns
        ]
        yield pa.record_batch(arrays, schema=schema)
        count_before += batch.num_rows


def _typed_column(
    column: Column,
    batch: pa.RecordBatch,
    present: dict[str, str],
    source: Path,
    count_before: int,
) -> pa.Array:
    if column.name not in present:
        return pa.nulls(batch.num_rows, ARROW_TYPES[column.data_type])
    try:
        return convert(batch.column(present[column.name]), column.data_type)
    except BadValueError as error:
        row = count_before + error.index + 1
        raise InputError(_bad_value(column, source, row, error.value)) from error


def _bad_value(column: Column, source: Path, row: int, value: object) -> str:
    line = f" (line {files.csv_line(source, row)})" if files.is_csv(source) else ""
    kind = column.data_type.partition("(")[0]
    return (
        f"{source}, column {column.name}, row {row}{line}: {str(value)[:80]!r} is "
        f"not accepted; {kind} takes {ACCEPTED[kind]}."
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
