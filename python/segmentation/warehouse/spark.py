"""Spark, in the session that dbt would start; experimental."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from dbt_common.exceptions import DbtRuntimeError

from dbt.adapters.postgrespython import lock
from dbt.adapters.sparkpython.catalog import postgres_of
from dbt.adapters.sparkpython.connections import SparkPythonCursor, spark_session
from dbt.adapters.sparkpython.session import Session
from segmentation.contract import Table
from segmentation.errors import InputError
from segmentation.warehouse.base import Advance, first_sentence
from segmentation.warehouse.server_lock import ServerLockedWarehouse

NO_SCHEMA = ("SCHEMA_NOT_FOUND", "NoSuchNamespaceException")
# A wall clock without a zone; Spark's timestamp is an instant.
TYPES = {"timestamp": "timestamp_ntz", "text": "string"}


class SparkWarehouse(ServerLockedWarehouse):
    """An open session of Spark with its catalog.

    Raises
    ------
    InputError
        If Spark does not start.
    """

    driver_error = DbtRuntimeError
    engine = "spark"

    def __init__(self, credentials: Any, schema: str) -> None:
        self._parameters = credentials.server_side_parameters
        try:
            self._spark = spark_session(self._parameters)
        except DbtRuntimeError as error:
            raise InputError(f"{first_sentence(error)}.") from error
        place = f"Spark {self._parameters.get('spark.master', 'local')}"
        cursor = SparkPythonCursor(server_side_parameters=self._parameters)
        super().__init__(place, schema, cursor)

    def __exit__(self, *_: object) -> None:
        """Leave the session to the process: its end stops Spark."""
        lock.release("warehouse")

    def forget_error(self) -> None:
        """Do nothing: Spark has no transaction that an error could leave."""

    def published(self, table: str) -> str:
        """Raise: the published copy is a DuckDB file, which Spark does not open."""
        raise InputError(
            f"the published copy of {table} is a DuckDB file, which Spark does not "
            "read: ask for --target published."
        )

    def compact(self, tables: Sequence[str]) -> None:
        """Raise: Iceberg keeps deleted rows in its older snapshots."""
        raise InputError(
            "Spark keeps deleted rows in older snapshots of its tables: nothing can be "
            "erased there; expire the snapshots of the catalog by its own procedures."
        )

    def name(self, schema: str, *table: str) -> str:
        """Return names in backticks: a word in double quotes is a text."""
        return ".".join(f"`{word.replace('`', '``')}`" for word in (schema, *table))

    def table_names(self, schema: str) -> set[str]:
        """Return the names of the tables and views of a schema, if it is there."""
        try:
            found = [
                *self.rows(f"show tables in {self.name(schema)}"),
                *self.rows(f"show views in {self.name(schema)}"),
            ]
        except InputError as error:
            if any(word in str(error.__cause__) for word in NO_SCHEMA):
                return set()
            raise
        return {row[1] for row in found}

    def arrow(self, sql: str) -> pa.Table:
        """Return the rows of a query as an Arrow table, times without a zone."""
        return Session(self._spark).sql(sql).arrow()

    def _tables_in(self, schema: str) -> str:
        return f"show tables in {self.name(schema)}"

    def _lock_server(self) -> Any:
        return postgres_of(self._parameters)

    def _lock_name(self, name: str) -> str:
        return f"{name} of {self._parameters.get('spark.sql.defaultCatalog')}"

    def _replace_table(
        self, schema: str, table: Table, file: Path, advance: Advance
    ) -> None:
        """Replace one table at once; executors must see the file.

        A load that ends in the middle leaves tables of two loads: it is repeated.
        """
        rows = self._spark.read.parquet(file.resolve().as_uri())
        view = f"{table.name}__load"
        rows.createOrReplaceTempView(view)
        columns = ", ".join(
            f"cast(`{column.name}` as {TYPES[column.data_type]}) as `{column.name}`"
            if column.data_type in TYPES
            else f"`{column.name}`"
            for column in table.columns
        )
        self._cursor.execute(f"create schema if not exists {self.name(schema)}")
        self._cursor.execute(
            f"create or replace table {self.name(schema, table.name)} using iceberg "
            f"as select {columns} from `{view}`"
        )
        advance(self._spark.table(f"`{view}`").count())
