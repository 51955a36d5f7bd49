"""What a Python model sees of the database: the session and its relations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg2
from dbt_common.exceptions import DbtDatabaseError

from dbt.adapters.postgrespython.reading import read_query

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
        """Column names and SQL types of a table; empty if there is none."""
        with self.cursor() as cursor:
            cursor.execute(
                "select attname, format_type(atttypid, atttypmod)"
                " from pg_attribute where attrelid = to_regclass(%s)"
                " and attnum > 0 and not attisdropped",
                [relation],
            )
            return dict(cursor.fetchall())


class Relation:
    """A query that has not run yet: what ``dbt.ref`` returns.

    It bears the names that a DuckDB relation has for the same things, so that
    one model runs on both engines.
    """

    def __init__(self, session: Session, query: str) -> None:
        self._session = session
        self._query = query

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

    def filter(self, condition: str) -> Relation:
        """Keep the rows for which an SQL condition is true."""
        return Relation(self._session, f"{self._from('*')} where {condition}")

    def limit(self, count: int) -> Relation:
        """Keep the first `count` rows in the order of the query."""
        return Relation(self._session, f"{self._from('*')} limit {int(count)}")

    def df(self) -> pd.DataFrame:
        """All rows as a pandas frame, with the dtypes that DuckDB gives."""
        with self._session.cursor() as cursor:
            return read_query(cursor, self._query)

    def _from(self, expressions: str) -> str:
        return f"select {expressions} from (\n{self._query}\n) as rows_of_query"
