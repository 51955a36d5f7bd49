"""The Online Retail II file, whatever its format, as one table of rows."""

import csv
import tempfile
from pathlib import Path
from typing import Any

import duckdb

from segmentation.datasets.tables import INSTALL_HINT, Report, existing
from segmentation.errors import InputError
from segmentation.warehouse.base import sql_text

COLUMNS = [
    "Invoice",
    "StockCode",
    "Description",
    "Quantity",
    "InvoiceDate",
    "Price",
    "Customer ID",
    "Country",
]

# Prices have at most three decimals; Excel and parquet hold them as doubles.
FILE_ROWS = """
    create table file_rows as
    select
        row_number,
        sheet,
        cast("Invoice" as varchar) as invoice,
        upper(trim(cast("StockCode" as varchar))) as stock_code,
        trim("Description") as description,
        cast("Quantity" as int) as quantity,
        cast("InvoiceDate" as timestamp) as sold_at,
        cast(round(cast("Price" as double), 4) as decimal(18, 4)) as price,
        cast(
            cast(cast("Customer ID" as double) as bigint) as varchar
        ) as customer_id,
        "Country" as country
    from file_with_sheets
"""

# A csv of both sheets does not say where the second one starts; within a
# sheet the rows are in the order of time, so it starts where time jumps back.
SHEETS_BY_TIME = """
    create view file_with_sheets as
    with previous as (
        select
            *,
            lag(cast("InvoiceDate" as timestamp)) over (
                order by row_number
            ) as previous_date
        from numbered
    )
    select
        * exclude (previous_date),
        'sheet ' || (1 + count(*) filter (
            where cast("InvoiceDate" as timestamp)
                < previous_date - interval '1' day
        ) over (order by row_number)) as sheet
    from previous
"""


def read_file(
    connection: duckdb.DuckDBPyConnection, path: Path, progress: Report
) -> None:
    """Create the table ``file_rows`` from a parquet, csv or xlsx file.

    Parameters
    ----------
    connection
        Database in memory that gets the table.
    path
        The file; its suffix says its format.
    progress
        Called with the number of rows read from a workbook, or None.

    Raises
    ------
    InputError
        If the file is missing, of another format, or lacks a column, or if a
        value has the wrong type.
    """
    readers = {".parquet": _number_parquet, ".csv": _number_csv}
    suffix = existing(path).suffix.lower()
    try:
        if suffix == ".xlsx":
            _number_workbook(connection, path, progress)
        elif suffix in readers:
            readers[suffix](connection, path)
        else:
            raise InputError(f"{path} is neither a parquet, a csv nor an xlsx file.")
        _create_rows(connection, path)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise InputError(f"{path} cannot be read: {reason}.") from error


def _create_rows(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    names = [row[0] for row in connection.execute("describe numbered").fetchall()]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise InputError(
            f"{path} lacks the column {', '.join(missing)}; "
            f"it must have {', '.join(COLUMNS)}."
        )
    has_sheet = "sheet" in names
    view = "create view file_with_sheets as select * from numbered"
    connection.execute(view if has_sheet else SHEETS_BY_TIME)
    connection.execute(FILE_ROWS)


def _number_parquet(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    connection.execute(
        "create view numbered as select * exclude (file_row_number), "
        "file_row_number as row_number "
        f"from read_parquet({sql_text(path)}, file_row_number = true)"
    )


def _number_csv(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    connection.execute(
        "create table numbered as select *, row_number() over () as row_number "
        f"from read_csv({sql_text(path)}, header = true, all_varchar = true)"
    )


def _number_workbook(
    connection: duckdb.DuckDBPyConnection, path: Path, progress: Report
) -> None:
    """Go through a csv on disk: a million rows of Python objects would not fit."""
    with tempfile.TemporaryDirectory(prefix="segmentation_xlsx_") as folder:
        file = Path(folder) / "sheets.csv"
        with file.open("w", newline="", encoding="utf-8") as stream:
            _copy_sheets(path, csv.writer(stream), progress)
        _number_csv(connection, file)


def _copy_sheets(path: Path, writer: Any, progress: Report) -> None:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise InputError(f"reading xlsx needs openpyxl: {INSTALL_HINT}.") from error
    header: tuple[object, ...] | None = None
    for sheet in load_workbook(path, read_only=True).worksheets:
        rows = sheet.iter_rows(values_only=True)
        first = next(rows, ())
        if header is None:
            header = first
            writer.writerow([*first, "sheet"])
        for count, row in enumerate(rows, start=1):
            writer.writerow([*row, sheet.title])
            if progress and count % 10_000 == 0:
                progress(sheet.title, 10_000)
