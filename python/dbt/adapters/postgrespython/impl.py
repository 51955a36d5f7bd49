"""The PostgreSQL adapter, with Python models run on dbt's own connection."""

from dbt.adapters.base import available
from dbt.adapters.contracts.connection import AdapterResponse
from dbt.adapters.postgres import PostgresAdapter, PostgresColumn

from dbt.adapters.postgrespython import lock
from dbt.adapters.postgrespython.connections import PostgresPythonConnectionManager
from dbt.adapters.postgrespython.describing import describe
from dbt.adapters.postgrespython.model import ModelCode, file_of, run_model
from dbt.adapters.postgrespython.session import Relation, Session

MAX_NAME_BYTES = 63
"""The length at which PostgreSQL cuts off names."""


class PostgresPythonAdapter(PostgresAdapter):
    """dbt-postgres, whose tables and incremental models may be Python."""

    ConnectionManager = PostgresPythonConnectionManager

    @available
    def run_python_model(self, parsed_model: dict, compiled_code: str) -> str:
        """Run a Python model and return the query that reads its rows.

        A frame is copied into a temporary table, in the transaction that dbt
        has open (or opens now); a relation is a query already. dbt's own SQL
        then makes the table.

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
        connection = self.connections.get_thread_connection()
        if not connection.transaction_open:
            self.connections.begin()
        session = Session(connection.handle)
        code = ModelCode(compiled_code, file_of(parsed_model, self.config))
        result = run_model(code, session)
        if isinstance(result, Relation):
            return result.cast(self._declared_types(parsed_model)).sql_query()
        return self._store(parsed_model, session, result)

    @available
    def submit_python_job(
        self, parsed_model: dict, compiled_code: str
    ) -> AdapterResponse:
        """Run a Python model for a materialization of the project's own.

        The response's message is the query that reads the rows.
        """
        return AdapterResponse(self.run_python_model(parsed_model, compiled_code))

    @available.parse(lambda *_: [])
    def columns_of_query(self, query: str) -> list[PostgresColumn]:
        """Return the columns of a query with their exact types, reading no row."""
        empty = f"select * from (\n{query}\n) as described limit 0"
        _, cursor = self.connections.add_select_query(empty)
        return [self.Column.create(*column) for column in describe(cursor)]

    @available.parse_none
    def hold_lock(self, name: str) -> None:
        """Hold a lock until this run of dbt ends; for a hook on-run-start.

        Parameters
        ----------
        name
            What the run writes, such as a schema.

        Raises
        ------
        DbtRuntimeError
            If another process holds the lock of this name in this database.
        """
        lock.hold(self.config.credentials, name, owner=self._lock_owner)

    def cleanup_connections(self) -> None:
        """Close the connections at the end of a run, and let go of its locks."""
        super().cleanup_connections()
        lock.release(self._lock_owner)

    def _store(self, parsed_model: dict, session: Session, result: object) -> str:
        """Copy rows into a temporary table and return the query that reads it."""
        # Here, so that runs without Python models do not wait 0.7 s for pandas.
        from dbt.adapters.postgrespython.writing import Columns, to_table, write_table

        name, this = parsed_model["name"], parsed_model["relation_name"]
        declared = self._declared_types(parsed_model)
        columns = Columns(name, declared, lambda: session.types_of(this))
        target = self._rows_table(parsed_model)
        is_autocommit = bool(self.config.credentials.autocommit)
        table = to_table(result, name)
        write_table(session, table, target, columns, drop=not is_autocommit)
        return f"select * from {target}"

    @property
    def _lock_owner(self) -> tuple[str, int]:
        return ("adapter", id(self))

    def _rows_table(self, parsed_model: dict) -> str:
        suffix = "__dbt_rows"
        stem = parsed_model["alias"].encode()[: MAX_NAME_BYTES - len(suffix)]
        name = stem.decode(errors="ignore").replace('"', '""') + suffix
        return f'pg_temp."{name}"'

    def _declared_types(self, parsed_model: dict) -> dict[str, str]:
        return {
            column["name"]: self.Column.translate_type(column["data_type"])
            for column in parsed_model["columns"].values()
            if column.get("data_type")
        }
