"""What a fault is: other rows in some of the tables that a delivery brought."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Facts:
    """What a delivery is like, as far as faults ask for it; None where unknown.

    Parameters
    ----------
    since, as_of
        The new rows of the delivery are those from `since` to `as_of`, UTC.
    country, category, currency, time_zone, status
        The commonest country of customers and category of lines, currency of orders
        that is not the base currency, time zone of orders that is hours from UTC,
        and state of orders that is no purchase.
    base_currency
        Currency that amounts are converted into.
    """

    since: datetime
    as_of: datetime
    country: str | None = None
    category: str | None = None
    currency: str | None = None
    time_zone: str | None = None
    status: str | None = None
    base_currency: str | None = None

    @property
    def epoch(self) -> float:
        """Return the first instant of 1970 on the clock of `since`."""
        return datetime(1970, 1, 1, tzinfo=self.since.tzinfo).timestamp()

    def in_sql(self) -> dict[str, str]:
        """Return the facts as SQL literals, for the conditions of changes."""
        literals = {
            name: "'" + str(value).replace("'", "''") + "'"
            for name, value in vars(self).items()
            if value is not None
        }
        millis = {
            f"{name}_ms": str(round((value - datetime(1970, 1, 1)).total_seconds()))
            + "000"
            for name, value in (("since", self.since), ("as_of", self.as_of))
        }
        return literals | millis


@dataclass(frozen=True)
class Change:
    """Other rows in one table.

    Expressions name the table's columns, other tables as ``{orders}``, and facts as
    ``{since}`` or ``{country}``.

    Parameters
    ----------
    table
        Name of the raw table, or ``exchange_rates``.
    where
        Which rows are meant; all of them if not given.
    values
        Column to its other value in these rows.
    is_gone
        Whether they are missing instead.
    copies
        How many more times they come; `copied` holds the other values of a copy,
        in which ``{copy}`` is its number.
    """

    table: str
    where: str = "true"
    values: dict[str, str] = field(default_factory=dict)
    is_gone: bool = False
    copies: int = 0
    copied: dict[str, str] = field(default_factory=dict)

    def sql(self, relation: str, columns: list[str]) -> str:
        """Return the query of the changed rows.

        Parameters
        ----------
        relation
            Name of the good table, as SQL needs it.
        columns
            All its columns, in order.
        """
        kept = f"not coalesce({self.where}, false)" if self.is_gone else "true"
        chosen = [
            f"case when {self.where} then {self.values[column]} else {column} end"
            f" as {column}"
            if column in self.values
            else column
            for column in columns
        ]
        queries = [f"select {', '.join(chosen)} from {relation} where {kept}"]
        for copy in range(1, self.copies + 1):
            other = [
                f"{self.copied[column].replace('{copy}', str(copy))} as {column}"
                if column in self.copied
                else column
                for column in columns
            ]
            queries.append(
                f"select {', '.join(other)} from {relation} where {self.where}"
            )
        return " union all ".join(queries)


@dataclass(frozen=True)
class Fault:
    """A fault by name.

    Parameters
    ----------
    name
        As ``--fault`` takes it.
    sentence
        What is wrong with the delivery.
    changes
        Returns the changed tables for a size.
    size
        How large it is if nothing else is asked for; None where there is no size.
    needs
        The facts without which it says nothing.
    past
        For how many days before the delivery the counts of orders were already too
        low, by an equal step a day.
    """

    name: str
    sentence: str
    changes: Callable[[float], list[Change]]
    size: float | None = None
    needs: tuple[str, ...] = ()
    past: int = 0


def share_of(column: str, size: float) -> str:
    """Return a condition that holds for a share of the values of a column.

    >>> share_of("order_id", 0.5)
    "substr(md5(order_id), 1, 4) < '8000'"
    """
    if size >= 1:
        return "true"
    return f"substr(md5({column}), 1, 4) < '{int(size * 65536):04x}'"
