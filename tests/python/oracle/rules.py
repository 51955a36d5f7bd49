"""Which raw rows are accepted, and which of several with one key is kept."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from zoneinfo import available_timezones

import pandas as pd

from oracle.clocks import from_milliseconds, from_text, from_wall_clock
from oracle.netting import Rates

KEYS = {
    "customers": ["customer_id"],
    "orders": ["order_id"],
    "order_lines": ["order_id", "line_number"],
    "returns": ["return_id"],
    "events": ["event_id"],
    "tickets": ["ticket_id"],
}
TIME = {
    "customers": "signed_up_at",
    "orders": "ordered_at",
    "returns": "returned_at",
    "events": "occurred_at",
    "tickets": "opened_at",
}
# The states that the tests use; a test of the words themselves has all of them.
CANCELLED = {"cancelled", "canceled", "void", "voided"}
UNPAID = {"pending", "failed", "draft"}
TRILLION = Decimal(10) ** 12
BEGINNING = datetime(1, 1, 1)


class Rules:
    """The rules of one set of raw tables; it learns the accepted customers and orders.

    Parameters
    ----------
    rates
        The seed `exchange_rates`.
    earliest, latest
        Times outside are not plausible.
    base, default_zone
        The variables `base_currency` and `default_time_zone`.
    """

    added = defaultdict(
        list, orders=["is_cancelled"], events=["occurred_at"], tickets=["closed_at"]
    )

    def __init__(
        self,
        rates: pd.DataFrame,
        latest: datetime,
        earliest: datetime = datetime(1980, 1, 1),
        base: str = "GBP",
        default_zone: str = "UTC",
    ) -> None:
        self.rates = Rates(rates, base)
        self.earliest, self.latest = earliest, latest
        self.default_zone = default_zone
        self.zones = available_timezones()
        self.customers: dict[str, dict] = {}
        self.orders: dict[str, dict] = {}
        self.orders_given: set[str] = set()
        self.rank = {table: _rank(TIME.get(table)) for table in KEYS}

    def learn(self, table: str, kept: list[dict]) -> None:
        """Remember the rows that later tables refer to."""
        if table in ("customers", "orders"):
            setattr(self, table, {row[KEYS[table][0]]: row for row in kept})

    def judged(self, table: str, row: dict) -> dict | None:
        """Return the row with UTC times, or None if it is rejected."""
        if any(row[key] is None for key in KEYS[table]):
            return None
        # What the row was: the rank counts the columns that came filled.
        return getattr(self, f"_{table}")({**row, "_given": tuple(row.values())})

    def _customers(self, row: dict) -> dict | None:
        row["time_zone"] = row["time_zone"] or self.default_zone
        if row["time_zone"] not in self.zones:
            return None
        for column in ("signed_up_at", "deleted_at"):
            if row[column] is not None:
                row[column] = from_wall_clock(row[column], row["time_zone"])
        deleted = row["deleted_at"] or self.latest
        return row if self._plausible(row, True) and deleted >= self.earliest else None

    def _orders(self, row: dict) -> dict | None:
        self.orders_given.add(row["order_id"])
        word = (row["status"] or "").strip().lower()
        row["is_cancelled"] = word in CANCELLED | UNPAID
        row["_progress"] = 0 if word in UNPAID else 2 if word in CANCELLED else 1
        return self._with_money(row, "ordered_at")

    def _order_lines(self, row: dict) -> dict | None:
        amounts = _amount(row["quantity"]), _amount(row["unit_price"])
        discount = _amount(row["discount"] or 0)
        if row["order_id"] not in self.orders or None in amounts:
            return None
        values = [*amounts, discount, amounts[0] * amounts[1]]
        return row if all(0 <= value < TRILLION for value in values) else None

    def _returns(self, row: dict) -> dict | None:
        order = self.orders.get(row["order_id"])
        if order is None and row["order_id"] in self.orders_given:
            return None
        row["customer_id"] = row["customer_id"] or (order or {}).get("customer_id")
        amounts = _amount(row["refund"]), _amount(row["quantity"] or 0)
        if amounts[0] is None or not all(0 <= one < TRILLION for one in amounts):
            return None
        return self._with_money(row, "returned_at")

    def _events(self, row: dict) -> dict | None:
        if row["customer_id"] is None or row["occurred_at_ms"] is None:
            return None
        row["occurred_at"] = from_milliseconds(row["occurred_at_ms"])
        row["event_type"] = (row["event_type"] or "").strip().lower()
        return row if self._plausible(row) and self._knows(row) else None

    def _tickets(self, row: dict) -> dict | None:
        given = row["closed_at"]
        for column in ("opened_at", "closed_at"):
            row[column] = row[column] and from_text(row[column])
        if given and row["closed_at"] is None or not self._plausible(row):
            return None
        closed = row["closed_at"] or row["opened_at"]
        rating = 1 if row["satisfaction"] is None else int(row["satisfaction"])
        is_fine = row["opened_at"] <= closed <= self.latest and 1 <= rating <= 5
        return row if is_fine and self._knows(row) else None

    def _with_money(self, row: dict, column: str) -> dict | None:
        """Judge customer, zone, time and currency."""
        if not self._knows(row) or row[column] is None:
            return None
        customer = self.customers[row["customer_id"]]
        zone = row["time_zone"] or customer["time_zone"]
        if zone not in self.zones:
            return None
        row[column] = from_wall_clock(row[column], zone)
        known = self.rates.is_known(row["currency"], row[column].date())
        return row if known and self._plausible({column: row[column]}) else None

    def _knows(self, row: dict) -> bool:
        return row["customer_id"] in self.customers

    def _plausible(self, row: dict, may_be_null: bool = False) -> bool:
        time = next((row[c] for c in TIME.values() if c in row), None)
        if time is None:
            return may_be_null
        return self.earliest <= time <= self.latest


def _amount(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _rank(time: str | None) -> Callable[[dict], tuple]:
    """Return the order of copies: fullest, newest, furthest, then every column."""

    def rank(row: dict) -> tuple:
        given = row["_given"]
        return (
            sum(value is not None for value in given),
            (row[time] if time else None) or BEGINNING,
            row.get("_progress", 0),
            [(value is not None, str(value)) for value in given],
        )

    return rank
