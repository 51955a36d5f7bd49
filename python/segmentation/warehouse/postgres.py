"""PostgreSQL, opened the way that dbt-postgres opens it."""

from pathlib import Path
from typing import Any

import psycopg2
import pyarrow.parquet as pq
from dbt.adapters.contracts.connection import Connection
from dbt.adapters.postgres.connections import PostgresConnectionManager
from dbt_common.exceptions import DbtBaseException

from dbt.adapters.postgrespython import lock
from dbt.adapters.postgrespython.csv_stream import BYTES_PER_READ, CsvStream
from dbt.adapters.postgrespython.describing import types_of
from segmentation.contract import Table
from segmentation.errors import InputError
from segmentation.warehouse.base import Advance, Warehouse, first_sentence, quoted

ROWS_PER_BATCH = 65_536
# As PostgreSQL itself spells them, so that tables can be compared.
TYPES = {
    "text": "text",
    "int": "integer",
    "bigint": "bigint",
    "numeric": "numeric(18,4)",
    "timestamp": "timestamp without time zone",
    "boolean": "boolean",
}


class PostgresWarehouse(Warehouse):
    """An open PostgreSQL connection with all settings of the profile.

    Raises
    ------
    InputError
        If the server cannot be reached.
    """

    driver_error = psycopg2.Error

    def __init__(self, credentials: Any) -> None:
        self._credentials = credentials
        place = (
            f"PostgreSQL {credentials.host}:{credentials.port}/{credentials.database}"
        )
        connection = Connection(type="postgres", name="load", credentials=credentials)
        try:
            self._handle = PostgresConnectionManager.open(connection).handle
        except (DbtBaseException, psycopg2.Error) as error:
            raise InputError(
                f"{place} cannot be reached: {first_sentence(error)}."
            ) from error
        super().__init__(place, credentials.schema, self._handle.cursor())

    def __exit__(self, *_: object) -> None:
        """Close the connection; an open transaction is rolled back."""
        self._handle.close()

    def hold_lock(self) -> None:
        """Hold the lock that a run of dbt holds, until the process ends."""
        try:
            lock.hold(self._credentials, f"schema {self.schema}", owner="warehouse")
        except DbtBaseException as error:
            raise InputError(str(error.msg)) from error

    def _replace_table(
        self, schema: str, table: Table, file: Path, advance: Advance
    ) -> None:
        """Keep views and grants of a table of the same shape; make others anew."""
        self._make_empty(schema, table)
        self._copy(schema, table, file, advance)
        self._cursor.execute(f"analyze {quoted(schema, table.name)}")

    def _make_empty(self, schema: str, table: Table) -> None:
        name = quoted(schema, table.name)
        wanted = [(column.name, TYPES[column.data_type]) for column in table.columns]
        if list(types_of(self._cursor, name).items()) == wanted:
            self._cursor.execute(f"truncate {name}")
            return
        columns = ", ".join(f"{quoted(column)} {kind}" for column, kind in wanted)
        self._cursor.execute(f"create schema if not exists {quoted(schema)}")
        self._cursor.execute(f"drop table if exists {name}")
        self._cursor.execute(f"create table {name} ({columns})")

    def _copy(self, schema: str, table: Table, file: Path, advance: Advance) -> None:
        columns = ", ".join(quoted(column.name) for column in table.columns)
        with pq.ParquetFile(file) as parquet:
            batches = parquet.iter_batches(ROWS_PER_BATCH)
            self._cursor.copy_expert(
                f"copy {quoted(schema, table.name)} ({columns}) from stdin "
                "with (format csv, encoding 'UTF8')",
                CsvStream(batches, advance),
                size=BYTES_PER_READ,
            )
