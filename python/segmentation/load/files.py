"""The files of a folder, one per table, as streams of record batches."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from segmentation.contract import Table
from segmentation.errors import InputError
from segmentation.load.scan import scan
from segmentation.load.values import is_instant

SUFFIXES = (".parquet", ".csv")
SHOWN_NAMES = 8
ROWS_PER_BATCH = 65_536
BYTES_PER_CSV_BLOCK = 4 * 1024 * 1024
# How databases write a missing value; in quotes it is text.
MISSING = ("NULL", "null", "\\N")
# How other tools write one: text, of which a load says how many there are.
SUSPICIOUS = ("None", "nan", "NaN", "<NA>", "#N/A", "N/A")


def find_file(directory: Path, table: Table) -> Path | None:
    """Return the one file of a table, or None if an optional one is absent.

    Parameters
    ----------
    directory
        Folder of the files.
    table
        Contract of the table.

    Raises
    ------
    InputError
        If a required table has no file, or if a table has two.
    """
    found = [file for file in _data_files(directory) if _table_of(file) == table.name]
    if len(found) > 1:
        raise InputError(
            f"{directory} holds both {found[0].name} and {found[1].name}; keep one."
        )
    if not found and table.is_required:
        raise InputError(
            f"{directory} holds no file for the required table {table.name}: neither "
            f"{table.name}.parquet nor {table.name}.csv{_what_there_is(directory)}."
        )
    return found[0] if found else None


def _data_files(directory: Path) -> list[Path]:
    files = (file for file in directory.iterdir() if file.suffix.lower() in SUFFIXES)
    return sorted(filter(Path.is_file, files), reverse=True)


def _table_of(file: Path) -> str:
    """Return the table that a file is called after, as people write it."""
    return plain_name(file.stem).replace("-", "_")


def _what_there_is(directory: Path) -> str:
    names = sorted(file.name for file in directory.iterdir())
    if not names:
        return "; the folder is empty"
    is_workbook = any(name.lower().endswith((".xlsx", ".xls")) for name in names)
    advice = " (save the sheets of a workbook as CSV files)" if is_workbook else ""
    more = ", ..." if len(names) > SHOWN_NAMES else ""
    return f"; it holds {', '.join(names[:SHOWN_NAMES])}{more}{advice}"


def unknown_files(directory: Path, tables: dict[str, Table]) -> list[str]:
    """Return the names of data files that belong to no table."""
    return sorted(
        file.name for file in _data_files(directory) if _table_of(file) not in tables
    )


def read_header(file: Path) -> list[str]:
    """Return the column names of a file.

    Raises
    ------
    InputError
        If the file cannot be read, is empty, or names a column twice.
    """
    with translated_errors(file):
        names = _csv_header(file) if is_csv(file) else _parquet_header(file)
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise InputError(f"{file} has the column {twice[0]} more than once.")
    return names


def read_batches(file: Path, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a file, with only these columns, in bounded memory.

    Columns of a CSV file are all text, an empty field is null.

    Parameters
    ----------
    file
        A parquet or CSV file.
    columns
        Names of columns that the file has.
    """
    with translated_errors(file):
        yield from (_csv_batches if is_csv(file) else _parquet_batches)(file, columns)


def is_csv(file: Path) -> bool:
    """Return whether a file is CSV and not parquet, by its name."""
    return file.suffix.lower() == ".csv"


def instants_of(file: Path, columns: list[str]) -> set[str]:
    """Return the columns whose first value is a moment with an offset.

    Parameters
    ----------
    file
        A parquet or CSV file.
    columns
        Names of columns that hold moments.
    """
    found: set[str] = set()
    left = list(columns)
    for batch in read_batches(file, columns) if columns else ():
        for name in list(left):
            values = batch.column(name).drop_null()
            if len(values):
                left.remove(name)
                found.update([name] if _is_instant(values) else [])
        if not left:
            break
    return found


def _is_instant(values: pa.Array) -> bool:
    if pa.types.is_timestamp(values.type):
        return values.type.tz is not None
    return is_instant(values[0].as_py())


def plain_name(name: str) -> str:
    """Return the name of a column in lower case, with underscores for blanks.

    >>> plain_name(" Order ID")
    'order_id'
    """
    return "_".join(name.lower().split())


def check(file: Path, names: list[str]) -> list[str]:
    """Return what a reader should know of the values; parquet has no such doubts.

    Parameters
    ----------
    file
        A parquet or CSV file.
    names
        Its header.

    Raises
    ------
    InputError
        If quotes of a CSV file are not doubled, or a column without a name has
        values.
    """
    if not is_csv(file):
        return []
    with translated_errors(file):
        content = scan(file, (*MISSING, *SUSPICIOUS))
        if content.has_quotes or "" in names:
            _check_rows(file, names)
    notes = []
    for words, fate in [(MISSING, "read as missing"), (SUSPICIOUS, "kept as text")]:
        found = [
            f"{content.words[word]} {word}" for word in words if content.words[word]
        ]
        if found:
            notes.append(f"{file.name}: {fate}: {', '.join(found)}")
    return notes


def _check_rows(file: Path, names: list[str]) -> None:
    """Compare with a strict reader: text after a closing quote is a quote too few."""
    # A data frame writes its index as a first column without a name.
    nameless = [place for place, name in enumerate(names) if place and not name]
    with file.open(newline="", encoding="utf-8-sig") as stream:
        reader = csv.reader(stream, strict=True)
        try:
            for row in reader:
                _check_row(file, reader.line_num, row, nameless)
        except csv.Error as error:
            raise InputError(
                f"{file}, line {reader.line_num}: a quote does not close its field "
                f"({error}); a quote inside a quoted field is written twice."
            ) from error


def _check_row(file: Path, line: int, row: list[str], nameless: list[int]) -> None:
    if any('\\"' in field for field in row):
        raise InputError(
            f"{file}, line {line}: a backslash stands before a quote; a quote inside "
            "a quoted field is written twice, without a backslash."
        )
    for place in nameless:
        if place < len(row) and row[place].strip():
            raise InputError(
                f"{file}, line {line}: {row[place][:80]!r} stands in column "
                f"{place + 1}, which has no name in the header."
            )


def count_rows(file: Path) -> int | None:
    """Return the number of rows where the file says so, else None."""
    if is_csv(file):
        return None
    with translated_errors(file):
        return pq.read_metadata(file).num_rows


def csv_line(file: Path, row: int) -> int:
    """Return the line of the file on which a data row (from 1) ends.

    Parameters
    ----------
    file
        A CSV file.
    row
        Number of the data row, from 1; a field may go over several lines.
    """
    with file.open(newline="", encoding="utf-8-sig") as stream:
        reader = csv.reader(stream)
        records = (reader.line_num for record in reader if record)
        return next(islice(records, row, None), reader.line_num)


@contextmanager
def translated_errors(file: Path) -> Iterator[None]:
    """Turn what pyarrow and the system say about a file into one sentence."""
    try:
        yield
    except (pa.ArrowException, OSError, UnicodeDecodeError, csv.Error) as error:
        text = str(error)
        is_encoding = "utf8" in text.lower().replace("-", "") and is_csv(file)
        reason = (is_encoding and _not_utf8(file)) or " ".join(text.split()).rstrip(".")
        raise InputError(f"{file} cannot be read: {reason}.") from error


def _not_utf8(file: Path) -> str | None:
    with file.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            try:
                line.decode()
            except UnicodeDecodeError as error:
                return (
                    f"line {number} is not UTF-8 (byte 0x{line[error.start]:02x} at "
                    f"place {error.start + 1}); save the file in the encoding UTF-8"
                )
    return None


def _csv_header(file: Path) -> list[str]:
    with file.open(newline="", encoding="utf-8-sig") as stream:
        header = next(filter(None, csv.reader(stream)), None)
    if header is None:
        raise InputError(f"{file} is empty; its first line must name the columns.")
    return header


def _parquet_header(file: Path) -> list[str]:
    return pq.read_schema(file).names


def _parquet_batches(file: Path, columns: list[str]) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(file, pre_buffer=False) as stream:
        yield from stream.iter_batches(ROWS_PER_BATCH, columns=columns)


def _csv_batches(file: Path, columns: list[str]) -> Iterator[pa.RecordBatch]:
    if not _has_rows(file):
        return
    batches = pa_csv.open_csv(
        file,
        pa_csv.ReadOptions(block_size=BYTES_PER_CSV_BLOCK),
        pa_csv.ParseOptions(newlines_in_values=True),
        pa_csv.ConvertOptions(
            include_columns=columns,
            column_types=dict.fromkeys(columns, pa.string()),
            null_values=["", *MISSING],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    for batch in batches:
        arrays = [_without_empty_text(batch.column(name)) for name in columns]
        yield pa.record_batch(arrays, names=columns)


def _without_empty_text(array: pa.Array) -> pa.Array:
    """Return the texts with null for empty ones: those in quotes are null, too."""
    is_empty = pc.equal(array, "")
    return pc.if_else(is_empty, None, array) if pc.any(is_empty).as_py() else array


def _has_rows(file: Path) -> bool:
    with file.open(newline="", encoding="utf-8-sig") as stream:
        return sum(1 for _ in islice(filter(None, csv.reader(stream)), 2)) == 2
