"""What both warehouses can do."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from segmentation.contract import Table

Advance = Callable[[int], None]


class Warehouse(Protocol):
    """An open connection to a warehouse; use it as a context manager."""

    place: str
    schema: str

    def __enter__(self) -> Self:
        """Return the open warehouse itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""

    def hold_lock(self) -> None:
        """Keep other writers of this schema out until the process ends.

        Raises
        ------
        InputError
            If another process is writing it.
        """

    def begin(self) -> None:
        """Open the one transaction of a load."""

    def replace_table(
        self, schema: str, table: Table, file: Path, advance: Advance
    ) -> None:
        """Replace a table by the rows of a parquet file, within the transaction."""

    def commit(self) -> None:
        """Make everything since ``begin`` visible at once."""

    def execute(self, statements: str) -> None:
        """Run statements and make them visible at once."""

    def table_names(self, schema: str) -> set[str]:
        """Return the names of the tables and views of a schema, if it is there."""
        name = schema.replace("'", "''")
        found = self.rows(
            "select table_name from information_schema.tables "
            f"where table_schema = '{name}'"
        )
        return {table for (table,) in found}

    def rows(self, sql: str) -> Sequence[tuple[Any, ...]]:
        """Return the rows of a query."""

    def records(self, sql: str) -> list[dict[str, Any]]:
        """Return the rows of a query with the names of their columns."""
        rows = self.rows(sql)
        names = [column[0] for column in self._cursor.description]
        return [dict(zip(names, row, strict=True)) for row in rows]


def quoted(*names: str) -> str:
    """Return names as one dotted, quoted identifier.

    >>> quoted("raw", "orders")
    '"raw"."orders"'
    """
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


def first_sentence(error: BaseException) -> str:
    """Return the first line of a database's message, without a full stop."""
    message = str(getattr(error, "msg", error))
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return (lines or [type(error).__name__])[0].rstrip(".")
