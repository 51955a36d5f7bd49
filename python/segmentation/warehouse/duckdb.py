"""DuckDB, opened the way that dbt-duckdb opens it."""

from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any, Self

import duckdb
from dbt.adapters.duckdb import environments
from dbt_common.exceptions import DbtBaseException

from segmentation.contract import Table
from segmentation.errors import InputError
from segmentation.warehouse.base import Advance, Warehouse, first_sentence, quoted
from segmentation.warehouse.duckdb_plugin import locked_sentence

# A load streams; more memory than this only fills the cache of pages.
MEMORY_LIMIT = "1GB"


class DuckDBWarehouse(Warehouse):
    """An open DuckDB file; relative paths start at the project, as in dbt."""

    def __init__(self, credentials: Any, project_dir: Path) -> None:
        self.schema = credentials.schema
        self.place = f"DuckDB {credentials.path}"
        try:
            with chdir(project_dir):
                self._environment = environments.create(credentials)
                self._handle = self._environment.handle()
        except DbtBaseException as error:
            raise InputError(str(error.msg)) from error
        except duckdb.Error as error:
            raise InputError(_cannot_open(self.place, error)) from error
        self._cursor = self._handle.cursor()

    def __enter__(self) -> Self:
        """Return the open warehouse itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file; an open transaction is rolled back."""
        self._handle.close()
        self._environment.close()

    def hold_lock(self) -> None:
        """Do nothing: the file is locked while it is open."""

    def begin(self) -> None:
        """Open the one transaction of a load."""
        self._cursor.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
        self._cursor.execute("set preserve_insertion_order = false")
        self._cursor.execute("begin transaction")

    def replace_table(
        self, schema: str, table: Table, file: Path, advance: Advance
    ) -> None:
        """Replace a table by the rows of a parquet file, within the transaction."""
        path = str(file).replace("'", "''")
        columns = ", ".join(quoted(column.name) for column in table.columns)
        try:
            self._cursor.execute(f"create schema if not exists {quoted(schema)}")
            self._cursor.execute(
                f"create or replace table {quoted(schema, table.name)} as "
                f"select {columns} from read_parquet('{path}')"
            )
            count = f"select count(*) from {quoted(schema, table.name)}"
            advance(self._cursor.execute(count).fetchone()[0])
        except duckdb.Error as error:
            raise InputError(
                f"{self.place} did not take table {schema}.{table.name}: "
                f"{first_sentence(error)}."
            ) from error

    def commit(self) -> None:
        """Make everything since ``begin`` visible at once."""
        self._cursor.execute("commit")

    def execute(self, statements: str) -> None:
        """Run statements and make them visible at once."""
        try:
            self._cursor.execute(f"begin; {statements}; commit")
        except duckdb.Error as error:
            raise InputError(f"{self.place}: {first_sentence(error)}.") from error

    def rows(self, sql: str) -> Sequence[tuple[Any, ...]]:
        """Return the rows of a query."""
        try:
            return self._cursor.execute(sql).fetchall()
        except duckdb.Error as error:
            raise InputError(f"{self.place}: {first_sentence(error)}.") from error


def _cannot_open(place: str, error: duckdb.Error) -> str:
    reason = first_sentence(error).split(" See also")[0].rstrip(".")
    if "lock" in reason.lower():
        return locked_sentence(reason)
    return f"{place} cannot be opened: {reason}."
