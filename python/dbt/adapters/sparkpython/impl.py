"""The Spark adapter, with Python models run in dbt's own session."""

from typing import Any

from dbt.adapters.base import available
from dbt.adapters.base.relation import BaseRelation
from dbt.adapters.contracts.connection import AdapterResponse
from dbt.adapters.contracts.relation import RelationType
from dbt.adapters.spark import SparkAdapter
from dbt_common.exceptions import DbtRuntimeError

from dbt.adapters.postgrespython import lock
from dbt.adapters.postgrespython.model import ModelCode, file_of, run_model
from dbt.adapters.sparkpython.catalog import postgres_of
from dbt.adapters.sparkpython.column import SparkPythonColumn
from dbt.adapters.sparkpython.connections import (
    SparkPythonConnectionManager,
    spark_session,
)
from dbt.adapters.sparkpython.session import Relation, Session

NO_SCHEMA = ("SCHEMA_NOT_FOUND", "NoSuchNamespaceException")


class SparkPythonAdapter(SparkAdapter):
    """dbt-spark, whose tables and incremental models may be Python."""

    ConnectionManager = SparkPythonConnectionManager
    Column = SparkPythonColumn

    @available
    def run_python_model(self, parsed_model: dict, compiled_code: str) -> str:
        """Run a Python model and return the query that reads its rows.

        Parameters
        ----------
        parsed_model
            The model as dbt keeps it in its manifest.
        compiled_code
            The model's file followed by the code that dbt generates.

        Raises
        ------
        DbtRuntimeError
            If the model raises, or returns what cannot be stored.
        """
        spark = spark_session(self.config.credentials.server_side_parameters)
        code = ModelCode(compiled_code, file_of(parsed_model, self.config))
        result = run_model(code, Session(spark))
        declared = self._declared_types(parsed_model)
        if isinstance(result, Relation):
            return result.cast(declared).sql_query()
        return self._rows(spark, parsed_model, result, declared)

    def submit_python_job(
        self, parsed_model: dict, compiled_code: str
    ) -> AdapterResponse:
        """Run the SQL that the macro has made of a Python model, which ran then."""
        response, _ = self.execute(compiled_code)
        return response

    @available.parse_none
    def hold_lock(self, name: str) -> bool:
        """Hold a lock until this run of dbt ends; for a hook on-run-start.

        It is held in the PostgreSQL of the JDBC catalog.

        Parameters
        ----------
        name
            What the run writes, such as a schema.

        Returns
        -------
        bool
            Whether there is such a catalog; without it nothing is held.

        Raises
        ------
        DbtRuntimeError
            If another process holds the lock of this name.
        """
        parameters = self.config.credentials.server_side_parameters
        credentials = postgres_of(parameters)
        if credentials is None:
            return False
        catalog = parameters.get("spark.sql.defaultCatalog")
        lock.hold(credentials, f"{name} of {catalog}", owner=self._lock_owner)
        return True

    def cleanup_connections(self) -> None:
        """Close the connections at the end of a run, and let go of its locks."""
        super().cleanup_connections()
        lock.release(self._lock_owner)

    def list_relations_without_caching(
        self, schema_relation: BaseRelation
    ) -> list[BaseRelation]:
        """Return the tables and views of a schema by two queries.

        dbt-spark describes each table, and does not see the views of a catalog.
        """
        schema = schema_relation.schema
        try:
            tables = self._names(f"show tables in `{schema}`")
            views = set(self._names(f"show views in `{schema}`"))
        except DbtRuntimeError as error:
            if any(word in str(error) for word in NO_SCHEMA):
                return []
            raise
        return [
            self.Relation.create(
                schema=schema,
                identifier=name,
                type=RelationType.View if name in views else RelationType.Table,
                is_iceberg=name not in views,
            )
            for name in sorted({*tables, *views})
        ]

    def _names(self, query: str) -> list[str]:
        _, table = self.execute(query, fetch=True)
        # Temporary views belong to no schema.
        return [row[1] for row in table.rows if row[0] and not row[2]]

    def _rows(
        self, spark: Any, parsed_model: dict, result: object, declared: dict[str, str]
    ) -> str:
        """Give rows a name in the session and return the query that reads them."""
        # Here, so that runs without Python models do not wait 0.7 s for pandas.
        from dbt.adapters.postgrespython.writing import to_table
        from dbt.adapters.sparkpython.frames import from_table

        table = to_table(result, parsed_model["name"])
        view = f"{parsed_model['alias']}__dbt_rows"
        from_table(spark, table, declared).createOrReplaceTempView(f"`{view}`")
        return f"select * from `{view}`"

    @property
    def _lock_owner(self) -> tuple[str, int]:
        return ("adapter", id(self))

    def _declared_types(self, parsed_model: dict) -> dict[str, str]:
        return {
            column["name"]: self.Column.translate_type(column["data_type"])
            for column in parsed_model["columns"].values()
            if column.get("data_type")
        }
