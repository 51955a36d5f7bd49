"""What the mapped data sets share: SQL over files, written as contract files.

DuckDB is used here in memory, as a calculator; the warehouse is not touched.
"""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import duckdb

from segmentation.errors import InputError
from segmentation.warehouse.base import sql_text

Report = Callable[[str, int], None] | None

INSTALL_HINT = ".venv/bin/pip install -e '.[datasets]'"

# A price per piece that is rounded up to four decimals, from cents; what that
# adds to the line is taken off again as discount, so that the line is exact.
MACROS = """
    create macro cents(amount) as cast(round(amount * 100) as bigint);
    create macro money(ten_thousandths) as
        cast(ten_thousandths * cast(0.0001 as decimal(18, 4)) as decimal(18, 4));
    create macro piece_price(cents_of_line, pieces) as
        (cents_of_line * 100 + pieces - 1) // pieces;
"""


def connect() -> duckdb.DuckDBPyConnection:
    """Return an empty database in memory with the macros for exact money."""
    connection = duckdb.connect(config={"memory_limit": "2GB"})
    connection.execute(MACROS)
    return connection


def write_tables(
    connection: duckdb.DuckDBPyConnection,
    queries: dict[str, str],
    directory: Path,
    progress: Report,
) -> None:
    """Write each query as ``<table>.parquet`` into a folder.

    Parameters
    ----------
    connection
        Database that the queries run on.
    queries
        One query per table, by the table's name.
    directory
        Existing folder.
    progress
        Called with a table's name and its number of rows, or None.
    """
    for table, query in queries.items():
        file = sql_text(directory / f"{table}.parquet")
        connection.execute(f"copy ({query}) to {file} (format parquet)")
        rows = connection.fetchone()
        if progress and rows:
            progress(table, rows[0])


def package_folder(package: str, project: str, folder: str) -> Path:
    """Return a folder of an installed package, without importing its code.

    Raises
    ------
    InputError
        If the package is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise InputError(
            f"the package {project} is not installed: {INSTALL_HINT}, "
            "or name its data with --path."
        )
    return Path(spec.submodule_search_locations[0]) / folder


def existing(path: Path) -> Path:
    """Return the path if there is something.

    Raises
    ------
    InputError
        If there is nothing.
    """
    if not path.exists():
        raise InputError(f"there is no {path}.")
    return path
