"""Empty CSV files that show which columns a load reads."""

import csv
from pathlib import Path

from segmentation.contract import Table
from segmentation.errors import InputError


def write_template(directory: Path, tables: dict[str, Table]) -> list[str]:
    """Write ``<table>.csv`` with a header for each table of the contract.

    Parameters
    ----------
    directory
        Where to; made when it is not there.
    tables
        The raw contract.

    Returns
    -------
    list of str
        A line per file: which columns it must have, and which table must be there.

    Raises
    ------
    InputError
        If one of the files is there already; nothing is written then.
    """
    files = {name: directory / f"{name}.csv" for name in tables}
    there = [file.name for file in files.values() if file.exists()]
    if there:
        raise InputError(f"{directory} holds {', '.join(there)} already.")
    directory.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        with files[name].open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerow([column.name for column in table.columns])
    return [
        f"{file}: must have {', '.join(tables[name].required_columns)}"
        + ("" if tables[name].is_required else "; may be left out")
        for name, file in files.items()
    ]
