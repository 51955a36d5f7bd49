"""Each fault changes the rows that it says, counted by hand on four orders."""

from collections.abc import Iterator
from datetime import datetime

import duckdb
import pytest

from segmentation.rehearse.fault import Facts, Fault
from segmentation.rehearse.faults import FAULTS

FACTS = Facts(
    datetime(2026, 1, 2),
    datetime(2026, 1, 3),
    country="Spain",
    category="toys",
    currency="EUR",
    time_zone="Asia/Tokyo",
    status="cancelled",
    base_currency="GBP",
)
# Two orders are old, two are new; o4 is of Tokyo and not in the base currency.
SHOP = """
    create table customers as from (values
        ('c1', timestamp '2025-01-01', 'Spain'),
        ('c2', timestamp '2025-06-01', 'France'),
        ('c3', timestamp '2026-01-02', 'France'))
        as t (customer_id, signed_up_at, country);
    create table orders as from (values
        ('o1', 'c1', timestamp '2025-12-01 10:00', 'UTC', 'cancelled', 'GBP'),
        ('o2', 'c2', timestamp '2025-12-02 10:00', 'UTC', 'paid', 'GBP'),
        ('o3', 'c2', timestamp '2026-01-02 10:00', 'UTC', 'cancelled', 'GBP'),
        ('o4', 'c3', timestamp '2026-01-02 20:00', 'Asia/Tokyo', 'paid', 'EUR'))
        as t (order_id, customer_id, ordered_at, time_zone, status, currency);
    create table order_lines as from (values
        ('o1', 'toys', 1.0, 10.0, 1.0), ('o2', 'toys', 2.0, 10.0, 0.0),
        ('o3', 'books', 3.0, 10.0, 0.0), ('o4', 'toys', 4.0, 10.0, 2.0))
        as t (order_id, category, quantity, unit_price, discount);
    create table returns as from (values
        ('o1', 'c1', 5.0, timestamp '2025-12-20'),
        ('o2', 'c2', 7.0, timestamp '2026-01-02'))
        as t (order_id, customer_id, refund, returned_at);
    create table events as from (values
        ('e1', 'c1', epoch_ms(timestamp '2025-12-01')),
        ('e2', 'c2', epoch_ms(timestamp '2026-01-02 08:00')),
        ('e3', 'c2', epoch_ms(timestamp '2026-01-02 09:00')))
        as t (event_id, customer_id, occurred_at_ms);
    create table tickets as from (values ('t1', 'c1')) as t (ticket_id, customer_id);
    create table exchange_rates as from (values
        ('EUR', 0.85), ('USD', 0.78)) as t (currency, rate);
"""
TABLES = (
    *("customers", "orders", "order_lines", "returns", "events", "tickets"),
    "exchange_rates",
)

# Fault, size, a query on its tables, and what it gives.
COUNTED = [
    (
        "prices_in_cents",
        "select sum(unit_price), sum(discount) from lines",
        (2020, 201),
    ),
    ("quantities_times_ten", "select sum(quantity) from lines", (73,)),
    ("new_quantities_times_ten", "select sum(quantity) from lines", (46,)),
    ("lines_missing", "select list(order_id order by 1) from lines", (["o1", "o2"],)),
    ("status_renamed", "select count_if(status = 'cancelled') from orders", (0,)),
    ("new_status_renamed", "select count_if(status = 'cancelled') from orders", (1,)),
    ("rate_times_100", "select sum(rate * 100) from rates", (8578,)),
    ("currency_lost_its_rates", "select list(currency) from rates", (["USD"],)),
    ("currency_relabelled", "select count_if(currency = 'EUR') from orders", (2,)),
    (
        "currencies_swapped",
        "select list(currency order by order_id) from orders",
        (["GBP", "GBP", "EUR", "GBP"],),
    ),
    ("new_orders_twice", "select count(*) from orders", (6,)),
    ("new_orders_three_times", "select count(distinct order_id) from orders", (8,)),
    ("new_orders_three_times", "select count(distinct order_id) from lines", (8,)),
    (
        "zone_in_utc",
        "select max(ordered_at) from orders",
        (datetime(2026, 1, 2, 11),),
    ),
    (
        "all_clocks_shifted",
        "select min(ordered_at) from orders",
        (datetime(2025, 12, 1, 17),),
    ),
    ("day_lost", "select list(order_id order by 1) from orders", (["o1", "o2"],)),
    ("day_lost", "select count(*) from lines", (2,)),
    ("country_vanished", "select count(*) from customers", (2,)),
    ("country_vanished", "select count(*) from orders", (3,)),
    ("country_vanished", "select count(*) from tickets", (0,)),
    ("customers_of_a_country_vanished", "select count(*) from customers", (2,)),
    ("customers_of_a_country_vanished", "select count(*) from orders", (4,)),
    ("countries_missing", "select count(country) from customers", (0,)),
    ("refunds_doubled", "select sum(refund) from returns", (19,)),
    ("refunds_negative", "select sum(refund) from returns", (-12,)),
    ("customers_rekeyed", "select min(customer_id) from orders", ("n-c1",)),
    ("customers_rekeyed", "select min(customer_id) from customers", ("n-c1",)),
    (
        "orders_shifted",
        "select list(customer_id order by order_id) from orders",
        (["c2", "c3", "c3", "c1"],),
    ),
    ("sign_ups_missing", "select count(*) from customers", (2,)),
]
# What a share leaves out is chosen by the keys, not counted by hand.
SHARES = ("half_of_the_lines_missing", "old_orders_again", "orders_lost")
SHARES += ("orders_lost_slowly", "new_orders_lost", "events_thinned")


@pytest.fixture
def shop() -> Iterator[duckdb.DuckDBPyConnection]:
    """Return a shop that can be counted."""
    with duckdb.connect() as connection:
        connection.execute(SHOP)
        yield connection


def broken(shop: duckdb.DuckDBPyConnection, fault: Fault) -> None:
    """Put the rows with the fault beside the good ones, as views."""
    names = {table: table for table in TABLES} | FACTS.in_sql()
    for table in TABLES:
        shop.execute(f"create view bad_{table} as from {table}")
    for change in fault.changes(fault.size or 0):
        columns = [
            row[0] for row in shop.execute(f"describe {change.table}").fetchall()
        ]
        query = change.sql(change.table, columns).format(**names)
        shop.execute(f"create or replace view bad_{change.table} as {query}")


@pytest.mark.parametrize(("name", "query", "expected"), COUNTED)
def test_a_fault_changes_what_it_says(
    name: str, query: str, expected: tuple, shop: duckdb.DuckDBPyConnection
) -> None:
    """If not, a bound is tuned by an accident that does not happen."""
    broken(shop, FAULTS[name])
    for short, table in (
        ("from lines", "order_lines"),
        ("from rates", "exchange_rates"),
    ):
        query = query.replace(short, f"from {table}")
    assert shop.execute(query.replace(" from ", " from bad_")).fetchone() == expected


@pytest.mark.parametrize("name", SHARES)
def test_a_share_of_all_is_all_and_of_nothing_nothing(
    name: str, shop: duckdb.DuckDBPyConnection
) -> None:
    """If not, --size means something else than it says."""
    for change in FAULTS[name].changes(1.0):
        names = {table: table for table in TABLES} | FACTS.in_sql()
        meant = f"select count(*) from {change.table} where {change.where}"
        expected = {"orders": 4, "order_lines": 4, "events": 2}[change.table]
        if name in ("half_of_the_lines_missing", "old_orders_again", "new_orders_lost"):
            expected = 2
        assert shop.execute(meant.format(**names)).fetchone()[0] == expected
    for change in FAULTS[name].changes(1e-9):
        meant = f"select count(*) from {change.table} where {change.where}"
        assert shop.execute(meant.format(**names)).fetchone()[0] == 0


def test_every_fault_is_counted() -> None:
    """If not, a new one may do nothing, and is called missed."""
    assert FAULTS.keys() == {name for name, *_ in COUNTED} | {*SHARES}
