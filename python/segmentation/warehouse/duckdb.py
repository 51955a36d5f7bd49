"""DuckDB, opened the way that dbt-duckdb opens it."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb import environments
from dbt_common.exceptions import DbtBaseException

from segmentation.contract import Table
from segmentation.errors import InputError, LockedError
from segmentation.published_place import DATABASE, MAIN, SETTING, folder_of
from segmentation.warehouse.base import (
    Advance,
    Warehouse,
    first_sentence,
    quoted,
    sql_text,
)
from segmentation.warehouse.duckdb_plugin import LOCKED, locked_sentence

# A load streams; more memory than this only fills the cache of pages.
MEMORY_LIMIT = "1GB"
PUBLISHED = "published_copy"


class DuckDBWarehouse(Warehouse):
    """An open DuckDB file; relative paths start at the project, as in dbt.

    Raises
    ------
    InputError
        If the file cannot be opened, or another process has it open.
    """

    driver_error = duckdb.Error
    engine = "duckdb"

    def __init__(self, credentials: Any, schema: str, project_dir: Path) -> None:
        place = f"DuckDB {credentials.path}"
        try:
            with chdir(project_dir):
                self._environment = environments.create(credentials)
                self._handle = self._environment.handle()
        except DbtBaseException as error:
            raise _error_of(str(error.msg)) from error
        except duckdb.Error as error:
            raise _error_of(_cannot_open(place, error)) from error
        super().__init__(place, schema, self._handle.cursor())
        self._catalog = self.rows("select current_database()")[0][0]
        self._path = project_dir / credentials.path
        self._is_attached = False

    def __exit__(self, *_: object) -> None:
        """Close the file; an open transaction is rolled back."""
        self._handle.close()
        self._environment.close()

    def forget_error(self) -> None:
        """Do nothing: a query outside a transaction leaves none open."""

    def hold_lock(self) -> None:
        """Do nothing: the file is locked while it is open."""

    @contextmanager
    def named_lock(self, name: str) -> Iterator[None]:
        """Hold a lock file beside the warehouse, which is open only now and then."""
        words = "_".join(name.split())
        path = self._path.with_name(f".{self._path.name}.{words}.lock")
        with path.open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise LockedError(
                    f"Another process does the {name} of {self._path}; wait until it "
                    "is done, and run again."
                ) from error
            yield

    def published(self, table: str) -> str:
        """Return a copy's name in the published file, which readers open, too."""
        if not self._is_attached:
            folder = folder_of(str(self._path), os.environ.get(SETTING))
            file = folder.resolve() / DATABASE
            if not file.is_file():
                raise InputError(
                    f"nothing is published yet: there is no {file}; run segmentation "
                    "run first."
                )
            self._cursor.execute(f"attach {sql_text(file)} as {PUBLISHED} (read_only)")
            self._is_attached = True
        return quoted(PUBLISHED, MAIN, table)

    def begin(self) -> None:
        """Open the one transaction of a load."""
        self._cursor.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
        self._cursor.execute("set preserve_insertion_order = false")
        super().begin()

    def name(self, schema: str, *table: str) -> str:
        """Begin with the file: one may be called like a schema."""
        return quoted(self._catalog, schema, *table)

    def compact(self, tables: Sequence[str]) -> None:
        """Copy the database into a new file: deleted rows stay in blocks of the old."""
        self._handle.close()
        self._environment.close()
        new = self._path.with_name(f".{self._path.name}.compact")
        new.unlink(missing_ok=True)
        with duckdb.connect() as session:
            session.execute(
                f"attach {sql_text(self._path)} as {quoted(self._catalog)};"
                f"attach {sql_text(new)} as compacted;"
                f"copy from database {quoted(self._catalog)} to compacted;"
                "detach compacted"
            )
            # The lock is held until the new file is in its place.
            new.replace(self._path)

    def _tables_in(self, schema: str) -> str:
        return (
            "select table_name from system.information_schema.tables"
            f" where table_catalog = {sql_text(self._catalog)}"
            f" and table_schema = {sql_text(schema)}"
        )

    def _replace_table(
        self, schema: str, table: Table, file: Path, advance: Advance
    ) -> None:
        name = self.name(schema, table.name)
        columns = ", ".join(quoted(column.name) for column in table.columns)
        self._cursor.execute(f"create schema if not exists {self.name(schema)}")
        self._cursor.execute(
            f"create or replace table {name} as "
            f"select {columns} from read_parquet({sql_text(file)})"
        )
        self._cursor.execute(f"select count(*) from {name}")
        advance(self._cursor.fetchone()[0])


def _error_of(sentence: str) -> InputError:
    is_locked = sentence.startswith(LOCKED)
    return LockedError(sentence) if is_locked else InputError(sentence)


def _cannot_open(place: str, error: duckdb.Error) -> str:
    reason = first_sentence(error).split(" See also")[0].rstrip(".")
    if "lock" in reason.lower():
        return locked_sentence(reason)
    return f"{place} cannot be opened: {reason}."
