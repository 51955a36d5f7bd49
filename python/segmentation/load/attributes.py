"""The contract of a file of attributes, which only its own header and values tell."""

from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from segmentation.contract import Column, Table
from segmentation.load import files
from segmentation.settings.raw_tables import ATTRIBUTES

KEY = "customer_id"


def with_attributes(directory: Path, tables: dict[str, Table]) -> dict[str, Table]:
    """Return the tables, and that of the attributes where a folder has its file.

    A column is of booleans or numbers where all of its values are, else of text.

    Parameters
    ----------
    directory
        Folder with ``customer_attributes.parquet`` or ``.csv``, or without.
    tables
        The raw contract.

    Raises
    ------
    InputError
        If the file cannot be read, or is there twice.
    """
    table = Table(ATTRIBUTES, (Column(KEY, "text", True),), False)
    file = files.find_file(directory, table) if directory.is_dir() else None
    if file is None:
        return tables
    files.read_header(file)
    with files.translated_errors(file):
        columns = (
            pa_csv.read_csv(file).schema if files.is_csv(file) else pq.read_schema(file)
        )
    others = tuple(
        Column(files.plain_name(column.name), _type_of(column.type), False)
        for column in columns
        if column.name.strip() and files.plain_name(column.name) != KEY
    )
    return {**tables, ATTRIBUTES: Table(ATTRIBUTES, (*table.columns, *others), False)}


def _type_of(found: pa.DataType) -> str:
    if pa.types.is_boolean(found):
        return "boolean"
    if pa.types.is_integer(found):
        return "bigint"
    is_number = pa.types.is_floating(found) or pa.types.is_decimal(found)
    return "numeric" if is_number else "text"
