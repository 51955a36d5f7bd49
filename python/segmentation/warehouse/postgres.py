"""PostgreSQL, opened the way that dbt-postgres opens it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg2
import pyarrow.parquet as pq
from dbt.adapters.contracts.connection import Connection
from dbt.adapters.postgres.connections import PostgresConnectionManager
from dbt_common.exceptions import DbtBaseException

from dbt.adapters.postgrespython.csv_stream import BYTES_PER_READ, CsvStream
from dbt.adapters.postgrespython.describing import types_of
from segmentation.contract import Table
from segmentation.errors import InputError
from segmentation.warehouse.base import (
    Advance,
    first_sentence,
    quoted,
    sql_text,
)
from segmentation.warehouse.server_lock import ServerLockedWarehouse

ROWS_PER_BATCH = 65_536
# As PostgreSQL itself spells them, so that tables can be compared.
TYPES = {
    "text": "text",
    "int": "integer",
    "bigint": "bigint",
    "numeric": "numeric(18,4)",
    "numeric(28, 10)": "numeric(28,10)",
    "timestamp": "timestamp without time zone",
    "instant": "timestamp with time zone",
    "boolean": "boolean",
    "version": "text",
}
# A table of a load before may have them; this one leaves them null.
VERSIONS = dict.fromkeys(["updated_at", "loaded_at"], "text")
VIEWS_ON = """
    select distinct format('%%I.%%I', pg_namespace.nspname, pg_class.relname)
    from pg_depend
    inner join pg_rewrite on pg_depend.objid = pg_rewrite.oid
    inner join pg_class on pg_rewrite.ev_class = pg_class.oid
    inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
    where pg_depend.refobjid = to_regclass(%s) and pg_namespace.nspname = %s
"""


class PostgresWarehouse(ServerLockedWarehouse):
    """An open PostgreSQL connection with all settings of the profile.

    Raises
    ------
    InputError
        If the server cannot be reached.
    """

    driver_error = psycopg2.Error
    engine = "postgres"

    def __init__(self, credentials: Any, schema: str) -> None:
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
        super().__init__(place, schema, self._handle.cursor())

    def __exit__(self, *_: object) -> None:
        """Close the connection; an open transaction is rolled back."""
        self._handle.close()

    def forget_error(self) -> None:
        """Roll back what the error left open."""
        self._handle.rollback()

    def published(self, table: str) -> str:
        """Return a copy's name: it stands in a schema of its own."""
        return quoted(f"{self.schema}_published", table)

    def compact(self, tables: Sequence[str]) -> None:
        """Write the tables anew; the write-ahead log keeps its bytes for a while."""
        self._handle.commit()
        self._handle.autocommit = True
        for table in tables:
            self._cursor.execute(f"vacuum (full, analyze) {table}")
        self._handle.close()

    def _lock_server(self) -> Any:
        return self._credentials

    def _replace_table(
        self, schema: str, table: Table, file: Path, advance: Advance
    ) -> None:
        """Keep views and grants of a table of the same shape; make others anew."""
        self._make_empty(schema, table)
        self._copy(schema, table, file, advance)
        self._cursor.execute(f"analyze {quoted(schema, table.name)}")

    def _make_empty(self, schema: str, table: Table) -> None:
        name = quoted(schema, table.name)
        wanted = {column.name: TYPES[column.data_type] for column in table.columns}
        found = types_of(self._cursor, name)
        if found and found.items() <= (wanted | VERSIONS).items():
            self._cursor.execute(f"truncate {name}")
            for column in [column for column in wanted if column not in found]:
                self._cursor.execute(
                    f"alter table {name} add column {quoted(column)} {wanted[column]}"
                )
            return
        self._drop_views_of_dbt(name)
        columns = ", ".join(
            f"{quoted(column)} {kind}" for column, kind in wanted.items()
        )
        self._cursor.execute(f"create schema if not exists {quoted(schema)}")
        self._cursor.execute(f"drop table if exists {name}")
        self._cursor.execute(f"create table {name} ({columns})")

    def _drop_views_of_dbt(self, table: str) -> None:
        """Drop the views of staging on a table: the next build makes them anew."""
        self._cursor.execute(VIEWS_ON, [table, f"{self.schema}_staging"])
        for (view,) in self._cursor.fetchall():
            self._cursor.execute(f"drop view if exists {view} cascade")

    def _tables_in(self, schema: str) -> str:
        """Return the query of all tables, also those that one may not read."""
        return (
            "select relname from pg_class inner join pg_namespace"
            " on pg_class.relnamespace = pg_namespace.oid"
            " where relkind in ('r', 'p', 'v', 'm', 'f')"
            f" and nspname = {sql_text(schema)}"
        )

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
