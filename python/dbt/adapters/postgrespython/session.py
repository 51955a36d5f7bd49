"""What a Python model sees of the database: the session and its relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg2
from dbt_common.exceptions import DbtDatabaseError
from psycopg2.extensions import quote_ident

from dbt.adapters.postgrespython.describing import types_of
from dbt.adapters.postgrespython.expressions import Expression

if TYPE_CHECKING:
    import pandas as pd


class Session:
    """Reads in the transaction that dbt has open for the model.

    Parameters
    ----------
    handle
        The psycopg2 connection of dbt's thread.
    """

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    def sql(self, query: str) -> Relation:
        """Name the rows of a ``select`` or ``with``; they are read when asked for."""
        return Relation(self, query.strip().rstrip(";"))

    def table(self, name: str) -> Relation:
        """Name the rows of a table or view; `name` is quoted as SQL needs it."""
        return self.sql(f"select * from {name}")

    def createDataFrame(  # noqa: N802 - the name that Spark and Snowflake have
        self, data: Any, schema: list[str] | None = None
    ) -> pd.DataFrame:
        """Return rows as a pandas frame, so that a model of theirs runs here too.

        Parameters
        ----------
        data
            Tuples, dictionaries or a frame.
        schema
            The names of the columns.
        """
        import pandas as pd

        return pd.DataFrame(data, columns=schema)

    @contextmanager
    def cursor(self) -> Iterator[Any]:
        """Open a cursor on dbt's connection.

        The transaction is not rolled back on an error: dbt does that when the
        model fails, and until then no statement can run outside of it.

        Raises
        ------
        DbtDatabaseError
            For any error that the server or the driver reports.
        """
        try:
            with self._handle.cursor() as cursor:
                yield cursor
        except psycopg2.Error as error:
            raise DbtDatabaseError(str(error).strip()) from error

    def types_of(self, relation: str) -> dict[str, str]:
        """Return SQL types by name of a table's columns; none if it is missing."""
        with self.cursor() as cursor:
            return types_of(cursor, relation)


class Relation:
    """A query that has not run yet: what ``dbt.ref`` returns.

    Methods bear the names that a DuckDB relation has for them, so that one model
    runs on both engines. A column is an attribute: ``orders.filter(orders.id > 5)``.
    """

    def __init__(self, session: Session, query: str) -> None:
        self._session = session
        self._query = query

    def __getattr__(self, name: str) -> Expression:
        """Return a column, for conditions of ``filter``.

        Raises
        ------
        AttributeError
            If the query has no column of this name.
        """
        if name.startswith("_") or name not in self.columns:
            raise AttributeError(
                f"A relation has no method and the query no column {name!r}."
            )
        with self._session.cursor() as cursor:
            return Expression(quote_ident(name, cursor))

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        with self._session.cursor() as cursor:
            cursor.execute(f"{self._from('*')} limit 0")
            return [column.name for column in cursor.description]

    def sql_query(self) -> str:
        """Return the ``select`` that gives the rows."""
        return self._query

    def project(self, *expressions: str) -> Relation:
        """Keep only these columns or SQL expressions."""
        return Relation(self._session, self._from(", ".join(expressions)))

    def filter(self, condition: str | Expression) -> Relation:
        """Keep the rows for which a condition is true."""
        return Relation(self._session, f"{self._from('*')} where {condition}")

    def cast(self, types: Mapping[str, str]) -> Relation:
        """Give columns that are named here these SQL types."""
        names = self.columns
        with self._session.cursor() as cursor:
            quoted = {name: quote_ident(name, cursor) for name in names}
        expressions = [
            f"cast({quoted[name]} as {types[name]}) as {quoted[name]}"
            if name in types
            else quoted[name]
            for name in names
        ]
        return self.project(*expressions) if types else self

    def limit(self, count: int) -> Relation:
        """Keep the first `count` rows in the order of the query."""
        return Relation(self._session, f"{self._from('*')} limit {int(count)}")

    def df(self) -> pd.DataFrame:
        """All rows as a pandas frame, with the dtypes that DuckDB gives."""
        from dbt.adapters.postgrespython.reading import read_query

        with self._session.cursor() as cursor:
            return read_query(cursor, self._query)

    def _from(self, expressions: str) -> str:
        return f"select {expressions} from (\n{self._query}\n) as rows_of_query"
