"""Malformed rows in raw tables of natural types, each with its outcome.

The tables are as other tools make them: amounts are doubles, whole numbers are
64 bits wide. ``nan`` stands for a double that is no number.
"""

from support.messy import raw_columns
from support.project import Warehouse

NUMBER, WHOLE, TIME = "double precision", "bigint", "timestamp"
TYPES = {
    "acquisition_cost": NUMBER,
    "quantity": NUMBER,
    "unit_price": NUMBER,
    "discount": NUMBER,
    "refund": NUMBER,
    "birth_year": WHOLE,
    "line_number": WHOLE,
    "occurred_at_ms": WHOLE,
    "satisfaction": WHOLE,
    "marketing_consent": "boolean",
    "signed_up_at": TIME,
    "deleted_at": TIME,
    "ordered_at": TIME,
    "returned_at": TIME,
}
GOOD = {
    "customers": {"signed_up_at": "2025-01-01 09:00:00", "time_zone": "Europe/Madrid"},
    "orders": {
        "customer_id": "good",
        "ordered_at": "2025-06-01 12:00:00",
        "status": "completed",
        "currency": "GBP",
    },
    "order_lines": {
        "order_id": "good",
        "product_id": "mug",
        "quantity": 2,
        "unit_price": 5,
    },
    "returns": {
        "customer_id": "good",
        "order_id": "good",
        "refund": 1,
        "currency": "GBP",
        "returned_at": "2025-06-03 12:00:00",
    },
    "events": {
        "customer_id": "good",
        "event_type": "login",
        "occurred_at_ms": 1_751_000_000_000,
    },
    "tickets": {
        "customer_id": "good",
        "opened_at": "2025-06-01T12:00:00Z",
        "status": "open",
    },
}
KEY = {
    "customers": "customer_id",
    "orders": "order_id",
    "order_lines": "line_number",
    "returns": "return_id",
    "events": "event_id",
    "tickets": "ticket_id",
}
# What is wrong, in which table, the columns that differ from a good row, and
# what becomes of the row: a reason, `accepted` or `duplicate`.
KINDS = [
    ("no customer id", "customers", {"customer_id": None}, "missing_key"),
    ("an empty customer id", "customers", {"customer_id": ""}, "missing_key"),
    ("an unknown zone", "customers", {"time_zone": "Mars"}, "unknown_time_zone"),
    (
        "signed up in year 1",
        "customers",
        {"signed_up_at": "0001-01-01 00:00:00"},
        "in_the_distant_past",
    ),
    (
        "signed up in 9999",
        "customers",
        {"signed_up_at": "9999-12-31 23:59:59"},
        "in_the_future",
    ),
    ("an infinite sign-up", "customers", {"signed_up_at": "infinity"}, "in_the_future"),
    ("an infinite cost", "customers", {"acquisition_cost": "inf"}, "accepted"),
    ("a cost that is NaN", "customers", {"acquisition_cost": "nan"}, "accepted"),
    ("born in 99999999999", "customers", {"birth_year": 99_999_999_999}, "accepted"),
    ("no order id", "orders", {"order_id": None}, "missing_key"),
    ("a guest", "orders", {"customer_id": None}, "guest_sale"),
    ("an empty customer", "orders", {"customer_id": ""}, "guest_sale"),
    ("a stranger", "orders", {"customer_id": "stranger"}, "unknown_customer"),
    ("no time", "orders", {"ordered_at": None}, "missing_time"),
    (
        "ordered in year 1",
        "orders",
        {"ordered_at": "0001-01-01 00:00:00"},
        "in_the_distant_past",
    ),
    (
        "ordered before time",
        "orders",
        {"ordered_at": "-infinity"},
        "in_the_distant_past",
    ),
    ("ordered in 9999", "orders", {"ordered_at": "9999-12-31"}, "in_the_future"),
    (
        "ordered at the end of time",
        "orders",
        {"ordered_at": "infinity"},
        "in_the_future",
    ),
    ("sold on Mars", "orders", {"time_zone": "Mars/Base"}, "unknown_time_zone"),
    ("an offset for a zone", "orders", {"time_zone": "+01:00"}, "unknown_time_zone"),
    ("no currency", "orders", {"currency": None}, "unknown_currency"),
    ("an unknown currency", "orders", {"currency": "XXQ"}, "unknown_currency"),
    ("an order without lines", "orders", {}, "accepted"),
    ("the good order again", "orders", {"order_id": "good"}, "duplicate"),
    ("a line without its order", "order_lines", {"order_id": "none"}, "unknown_order"),
    ("no order id in a line", "order_lines", {"order_id": None}, "missing_key"),
    ("no line number", "order_lines", {"line_number": None}, "missing_key"),
    (
        "a line number of 64 bits",
        "order_lines",
        {"line_number": 9_999_999_999},
        "accepted",
    ),
    ("no quantity", "order_lines", {"quantity": None}, "missing_amount"),
    ("a quantity that is NaN", "order_lines", {"quantity": "nan"}, "missing_amount"),
    (
        "an infinite price",
        "order_lines",
        {"unit_price": "inf"},
        "amount_out_of_range",
    ),
    (
        "a price of minus infinity",
        "order_lines",
        {"unit_price": "-inf"},
        "amount_out_of_range",
    ),
    ("a price of 1e300", "order_lines", {"unit_price": 1e300}, "amount_out_of_range"),
    (
        "a value that overflows",
        "order_lines",
        {"quantity": 9e9, "unit_price": 9e9},
        "amount_out_of_range",
    ),
    ("a negative quantity", "order_lines", {"quantity": -1}, "negative_quantity"),
    ("a negative price", "order_lines", {"unit_price": -1}, "negative_price"),
    ("a negative discount", "order_lines", {"discount": -1}, "negative_discount"),
    (
        "pieces lost in the store",
        "order_lines",
        {"quantity": -1, "unit_price": 0},
        "stock_adjustment",
    ),
    ("no return id", "returns", {"return_id": None}, "missing_key"),
    ("a negative refund", "returns", {"refund": -1}, "negative_refund"),
    ("a refund that is NaN", "returns", {"refund": "nan"}, "missing_amount"),
    ("an infinite refund", "returns", {"refund": "inf"}, "amount_out_of_range"),
    (
        "a return without a customer",
        "returns",
        {"customer_id": None, "order_id": None},
        "guest_sale",
    ),
    ("a refund in nothing", "returns", {"currency": ""}, "unknown_currency"),
    ("a return at no time", "returns", {"returned_at": None}, "missing_time"),
    ("no event id", "events", {"event_id": None}, "missing_key"),
    ("an event without a customer", "events", {"customer_id": None}, "anonymous_event"),
    (
        "seconds for milliseconds",
        "events",
        {"occurred_at_ms": 1_751_000},
        "in_the_distant_past",
    ),
    ("no milliseconds", "events", {"occurred_at_ms": None}, "missing_time"),
    (
        "nanoseconds for milliseconds",
        "events",
        {"occurred_at_ms": 1_751_000_000_000_000_000},
        "unparseable_time",
    ),
    (
        "the largest bigint",
        "events",
        {"occurred_at_ms": 9_223_372_036_854_775_807},
        "unparseable_time",
    ),
    ("an empty time", "tickets", {"opened_at": ""}, "missing_time"),
    ("a time in words", "tickets", {"opened_at": "yesterday"}, "unparseable_time"),
    ("a time without offset", "tickets", {"opened_at": "2025-06-01T12:00:00"}, None),
    (
        "the 30th of February",
        "tickets",
        {"opened_at": "2025-02-30T12:00:00Z"},
        "unparseable_time",
    ),
    (
        "closed before opened",
        "tickets",
        {"closed_at": "2024-06-01T12:00:00Z"},
        "closed_before_opened",
    ),
    ("nine stars of five", "tickets", {"satisfaction": 9}, "rating_out_of_range"),
]
KINDS = [(*kind[:3], kind[3] or "unparseable_time") for kind in KINDS]


def rows_of(table: str) -> list[dict]:
    """Return one good row of a table and then its malformed ones.

    Every row has the key of its kind's name, unless the kind is about the key;
    lines are numbered from 1 in the order of the kinds.
    """
    key = KEY[table]
    rows = [{**GOOD[table], key: 1 if key == "line_number" else "good"}]
    for number, (name, _, changes, _) in enumerate(kinds_of(table), 2):
        default = number if key == "line_number" else name
        rows.append({**GOOD[table], key: default, **changes})
    return rows


def kinds_of(table: str) -> list[tuple]:
    """Return the kinds of one table."""
    return [kind for kind in KINDS if kind[1] == table]


def literal(value: object) -> str:
    """Return a value as SQL of both engines."""
    if value is None:
        return "null"
    if value in ("nan", "inf", "-inf"):
        return f"cast('{value}' as double precision)"
    return f"'{value}'" if isinstance(value, str) else str(value)


def create_malformed_tables(warehouse: Warehouse) -> None:
    """Make the raw tables; `row` counts from 0 and is read by no model."""
    statements = ["create schema if not exists raw"]
    for table in GOOD:
        columns = list(raw_columns()[table])
        typed = ", ".join(f"{name} {TYPES.get(name, 'text')}" for name in columns)
        values = ", ".join(
            f"({', '.join(literal(row.get(name)) for name in columns)})"
            for row in rows_of(table)
        )
        statements += [
            f"drop table if exists raw.{table} cascade",
            f"create table raw.{table} ({typed})",
            f"insert into raw.{table} values {values}",
        ]
    warehouse.execute("; ".join(statements))
