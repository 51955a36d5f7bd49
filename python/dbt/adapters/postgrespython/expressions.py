"""Conditions on columns, written in Python and evaluated by the server."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from psycopg2.extensions import adapt

Value = bool | int | float | Decimal | str | date
"""What a column is compared with, beside another column; a datetime is a date."""


class Expression:
    """A piece of SQL; ``relation.id > 5`` makes one for ``filter``.

    Parameters
    ----------
    sql
        The text, in brackets if it has several parts.
    """

    __hash__ = None

    def __init__(self, sql: str) -> None:
        self._sql = sql

    def __str__(self) -> str:
        return self._sql

    def __bool__(self) -> bool:
        """Reject `and`, `or` and `not`, which would silently drop a condition.

        Raises
        ------
        TypeError
            Always, for Python gives these words no other meaning.
        """
        raise TypeError("Combine conditions with &, | and ~ instead of and, or, not.")

    def __lt__(self, other: Expression | Value) -> Expression:
        return self._with("<", other)

    def __le__(self, other: Expression | Value) -> Expression:
        return self._with("<=", other)

    def __eq__(self, other: Expression | Value) -> Expression:
        return self._with("=", other)

    def __ne__(self, other: Expression | Value) -> Expression:
        return self._with("<>", other)

    def __ge__(self, other: Expression | Value) -> Expression:
        return self._with(">=", other)

    def __gt__(self, other: Expression | Value) -> Expression:
        return self._with(">", other)

    def __and__(self, other: Expression) -> Expression:
        return self._with("and", other)

    def __or__(self, other: Expression) -> Expression:
        return self._with("or", other)

    def __invert__(self) -> Expression:
        return Expression(f"(not {self})")

    def _with(self, operator: str, other: Expression | Value) -> Expression:
        return Expression(f"({self} {operator} {_sql_of(other)})")


def _sql_of(value: Any) -> str:
    if isinstance(value, Expression):
        return str(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, Value):
        return adapt(value).getquoted().decode().strip()
    raise TypeError(
        f"A column cannot be compared with a value of type {type(value).__name__};"
        " write the condition as a text of SQL."
    )
