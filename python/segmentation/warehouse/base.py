"""What both warehouses can do."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self

from segmentation.contract import Table
from segmentation.errors import InputError

Advance = Callable[[int], None]


class Warehouse(ABC):
    """An open connection to a warehouse; use it as a context manager.

    What the database says against a statement becomes an ``InputError`` of one
    sentence that names the place.

    Parameters
    ----------
    place
        The warehouse in words, for messages.
    schema
        The target's schema.
    cursor
        Cursor of the driver, with ``execute``, ``fetchall`` and ``description``.
    """

    # The class of all errors of the driver.
    driver_error: type[Exception]
    # As macros call it: what their bodies begin with.
    engine: str

    def __init__(self, place: str, schema: str, cursor: Any) -> None:
        self.place = place
        self.schema = schema
        self._cursor = cursor

    def __enter__(self) -> Self:
        """Return the open warehouse itself."""
        return self

    @abstractmethod
    def __exit__(self, *_: object) -> None:
        """Close the connection; an open transaction is rolled back."""

    @abstractmethod
    def hold_lock(self) -> None:
        """Keep other writers of this schema out until the process ends.

        Raises
        ------
        InputError
            If another process is writing it.
        """

    @abstractmethod
    def named_lock(self, name: str) -> AbstractContextManager[None]:
        """Keep other processes from the same work, also when this one is closed.

        Parameters
        ----------
        name
            What is done; builds do not ask for it.

        Raises
        ------
        LockedError
            If another process does it.
        """

    @abstractmethod
    def published(self, table: str) -> str:
        """Return the name of a published copy, as SQL needs it.

        Raises
        ------
        InputError
            If nothing is published yet.
        """

    @abstractmethod
    def compact(self, tables: Sequence[str]) -> None:
        """Free the bytes of deleted rows; the connection is closed after it.

        Parameters
        ----------
        tables
            Names of the tables that had them, as SQL needs them.
        """

    def begin(self) -> None:
        """Open the one transaction of a load."""
        self._cursor.execute("begin")

    def replace_table(
        self, schema: str, table: Table, file: Path, advance: Advance
    ) -> None:
        """Replace a table by the rows of a parquet file, within the transaction.

        Parameters
        ----------
        schema
            Schema of the table; made when it is not there.
        table
            The columns and their types.
        file
            Parquet file with exactly these columns.
        advance
            Called with the number of rows of each piece that is written.

        Raises
        ------
        InputError
            If the database does not take the rows.
        """
        with self._sentence(f" did not take table {schema}.{table.name}"):
            self._replace_table(schema, table, file, advance)

    @abstractmethod
    def _replace_table(
        self, schema: str, table: Table, file: Path, advance: Advance
    ) -> None:
        """Do what ``replace_table`` says; errors are those of the driver."""

    def commit(self) -> None:
        """Make everything since ``begin`` visible at once."""
        self._cursor.execute("commit")

    def execute(self, statements: str) -> None:
        """Run statements and make them visible at once."""
        with self._sentence():
            self._cursor.execute(f"begin; {statements}; commit")

    def rows(self, sql: str) -> Sequence[tuple[Any, ...]]:
        """Return the rows of a query."""
        with self._sentence():
            self._cursor.execute(sql)
            return self._cursor.fetchall()

    def records(self, sql: str) -> list[dict[str, Any]]:
        """Return the rows of a query with the names of their columns."""
        rows, names = self.rows(sql), self.names_of_last_query()
        return [dict(zip(names, row, strict=True)) for row in rows]

    def names_of_last_query(self) -> list[str]:
        """Return the names of its columns, of which two may be the same."""
        return [column[0] for column in self._cursor.description]

    def fault_of(self, sql: str) -> str:
        """Return what the database says against a query, nothing if it runs."""
        try:
            self.rows(sql)
        except InputError as error:
            self.forget_error()
            return first_sentence(error.__cause__)
        return ""

    @abstractmethod
    def forget_error(self) -> None:
        """Make the connection usable after an error."""

    def column_names(self, relation: str) -> list[str]:
        """Return the names of the columns of what stands after ``from``."""
        self.rows(f"select * from {relation} limit 0")
        return self.names_of_last_query()

    def table_names(self, schema: str) -> set[str]:
        """Return the names of the tables and views of a schema, if it is there."""
        return {table for (table,) in self.rows(self._tables_in(schema))}

    @abstractmethod
    def _tables_in(self, schema: str) -> str:
        """Return the query of all tables and views of a schema."""

    def name(self, schema: str, *table: str) -> str:
        """Return the name of a schema, or of a table in it, as SQL needs it."""
        return quoted(schema, *table)

    @contextmanager
    def _sentence(self, what: str = "") -> Iterator[None]:
        try:
            yield
        except self.driver_error as error:
            reason = first_sentence(error)
            raise InputError(f"{self.place}{what}: {reason}.") from error


Connect = Callable[[], Warehouse]
"""Opens a warehouse, which is held only as long as it is written or read."""


def quoted(*names: str) -> str:
    """Return names as one dotted, quoted identifier.

    >>> quoted("raw", "orders")
    '"raw"."orders"'
    """
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


def sql_text(value: object) -> str:
    """Return a value as a quoted SQL text.

    >>> sql_text("it's")
    "'it''s'"
    """
    return "'" + str(value).replace("'", "''") + "'"


def first_sentence(error: BaseException) -> str:
    """Return the first line of a database's message, without a full stop."""
    message = str(getattr(error, "msg", error))
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return (lines or [type(error).__name__])[0].rstrip(".")
