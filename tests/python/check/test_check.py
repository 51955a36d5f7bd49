"""All faults of the raw tables are told in one answer, before any build."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from segmentation.check.findings import Days
from segmentation.check.picture import blocks, sums
from support.project import Warehouse, Warehouses

pytestmark = pytest.mark.xdist_group("check")

# Twenty orders a day for thirty days; eight on the last one, until noon.
SHOP = """
create schema raw;
create table raw.customers as
select 'c' || n as customer_id, timestamp '2025-01-01' as signed_up_at
from generate_series(1, 20) as t(n);
create table raw.orders as
select
    'o' || n as order_id, 'c' || (n % 20 + 1) as customer_id,
    timestamp '2025-06-01' + n * interval '72 minutes' as ordered_at,
    'paid' as status, 'GBP' as currency
from generate_series(0, 609) as t(n);
create table raw.order_lines as
select order_id, 1 as line_number, 1 as quantity, 5 as unit_price from raw.orders;
"""
FAULTS = """
alter table raw.orders add column time_zone text;
update raw.orders set currency = 'PLN' where order_id in ('o1', 'o2', 'o3', 'o4', 'o5');
update raw.orders set customer_id = 'ghost' where order_id in ('o6', 'o7', 'o8', 'o9');
update raw.orders set time_zone = 'Europe/Atlantis' where order_id = 'o10';
update raw.orders set status = 'teleported' where order_id in ('o11', 'o12');
delete from raw.order_lines where order_id like 'o2__';
insert into raw.order_lines values ('o13', 1, 1, 7);
create table raw.returns (
    return_id text, customer_id text, refund text, currency text, returned_at text
);
insert into raw.returns values
    ('r1', 'c1', '5', 'GBP', '2025-06-05 10:00:00'),
    ('r2', 'c1', '5.5', 'GBP', '30/07/2025');
create table raw.tickets (
    ticket_id text, customer_id text, opened_at text, status text
);
insert into raw.tickets values
    ('t1', 'c1', 'yesterday', 'open'), ('t2', 'c2', '2025-06-02T10:00:00Z', 'moot');
create schema app;
create table app.track (id integer, who text, what text, seen timestamptz);
insert into app.track values (1, 'c1', 'login', '2025-06-01 10:00:00+00');
"""
TRACK = {"event_id": "id", "customer_id": "who", "event_type": "what"}
MAPPED = {
    "events": {
        "relation": "app.track",
        "columns": {**TRACK, "occurred_at_ms": "cast(what as bigint)"},
    }
}


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def warehouse(request: pytest.FixtureRequest, new_warehouse: Warehouses) -> Warehouse:
    """Return a warehouse of either engine."""
    return new_warehouse(request.param, f"check_{request.param}")


@pytest.fixture
def shop(warehouse: Warehouse) -> Warehouse:
    """Return a warehouse with a shop whose raw tables are fine."""
    warehouse.execute("drop schema if exists raw cascade")
    warehouse.execute("drop schema if exists app cascade")
    warehouse.execute(SHOP)
    return warehouse


def test_fine_tables_are_said_to_be_fine(shop: Warehouse, tmp_path: Path) -> None:
    """If not, nobody believes the faults."""
    picture = tmp_path / "days.svg"
    code, said = check(shop, "--picture", str(picture))
    assert code == 0, said
    assert "A build can read these tables." in said
    assert "orders 610 rows 2025-06-01 to 2025-07-01" in said
    assert (
        "the last day, 2025-07-01, ends at 10:48 UTC with 10 rows of usually 20" in said
    )
    assert picture.read_text().count("<rect") == 1 + 31


def test_all_faults_are_told_at_once(shop: Warehouse) -> None:
    """If not, each fault costs a build of minutes."""
    shop.execute(FAULTS)
    code, said = check(shop, "--vars", json.dumps({"raw_tables": MAPPED}))
    assert code == 2, said
    faults, notes = said.split("Worth knowing")
    for sentence in [
        "raw_tables.events.columns.occurred_at_ms is cast(what as bigint)",
        "column `returned_at` of the table X.raw.returns is of type TEXT; it must be of"
        " type timestamp, such as cast(returned_at as timestamp)",
        "Of its 2 values 1 cannot be read as that, such as '30/07/2025'",
        "column `refund` of the table X.raw.returns is of type TEXT",
        "5 rows (0.82 %) would be rejected as unknown_currency, as"
        " seeds/exchange_rates.csv has no rate of that day for PLN (5)",
        "4 rows (0.66 %) would be rejected as unknown_customer, such as 'ghost'",
        "would be rejected as unknown_time_zone, such as 'Europe/Atlantis'",
        "tickets: 1 row (50.00 %) would be rejected as unparseable_time, such as"
        " ticket_id 't1', opened_at 'yesterday'",
    ]:
        assert sentence in faults
    for sentence in [
        "orders.status: no list knows teleported (2); they count as a purchase",
        "tickets.status: no list knows moot (1); they count as open",
        "order_lines: 1 row repeat a key, 1 of them with another value",
        "orders: 100 of 600 (16.7 %) have no row in order_lines",
        "Not there, and read as empty: actions, customer_aliases.",
    ]:
        assert sentence in notes


def test_a_missing_table_is_no_question_of_its_rows(shop: Warehouse) -> None:
    """If not, one missing table is told as thousands of bad rows."""
    shop.execute("drop table raw.orders")
    code, said = check(shop)
    assert code == 2, said
    assert "The required table X.raw.orders does not exist" in said
    assert "would be rejected" not in said


def test_files_are_checked_before_a_load(shop: Warehouse, tmp_path: Path) -> None:
    """If not, a bad file is found when the tables are replaced."""
    if shop.engine == "postgres":
        pytest.skip("files are checked in a file of their own")
    (tmp_path / "customers.csv").write_text("customer_id\nada\n")
    (tmp_path / "orders.csv").write_text(
        "order_id,customer_id,ordered_at,currency\n1,ada,30/07/2025,GBP\n"
    )
    code, said = check(shop, "--from", str(tmp_path))
    assert code == 2, said
    assert "row 1 (line 2): '30/07/2025' is not accepted" in said
    assert "no file for the required table order_lines" in said
    assert "The required table" not in said
    (tmp_path / "orders.csv").write_text("order_id,customer_id,ordered_at,currency\n")
    code, said = check(shop, "--from", str(tmp_path))
    assert code == 2, said
    assert "orders.csv has a header and no rows; orders needs some." in said


def test_what_cannot_be_checked_has_another_exit_code(shop: Warehouse) -> None:
    """If not, a schedule takes a wrong password for bad data."""
    code, said = check(shop, "--picture", "days.pdf")
    assert code == 1, said
    assert "days.pdf ends in neither .html nor .svg" in said


def test_blocks_show_small_numbers_and_no_rows() -> None:
    """If not, a day with few rows looks like a day without any."""
    days = Days("orders", {date(2025, 1, 1): 1, date(2025, 1, 4): 800})
    numbers = sums(days, date(2025, 1, 1), date(2025, 1, 4), 48)
    assert numbers == [1, 0, 0, 800]
    assert blocks(numbers) == "▁  █"
    assert sums(days, date(2025, 1, 1), date(2025, 1, 4), 2) == [1, 800]


def check(warehouse: Warehouse, *words: str) -> tuple[int, str]:
    """Return the exit code and the words, the names of one engine taken out."""
    done = warehouse.command(
        *("segmentation", "check", "--target", warehouse.engine, *words), check=False
    )
    said = " ".join((done.stdout + done.stderr).split())
    said = re.sub(r"\b\w+\.raw\.", "X.raw.", said)
    return done.returncode, re.sub(r"of type (varchar|text)\b", "of type TEXT", said)


ATTRIBUTES = """
create table raw.customer_attributes (
    customer_id text, kind text, size double precision, born date, "Strange name" text,
    gross_spend integer
);
insert into raw.customer_attributes values
    ('c1', 'firm', 3, '1980-01-01', 'x', 1), ('c1', 'firm', 4, null, 'x', 1),
    ('ghost', null, 5, null, null, 1);
"""


def test_all_faults_of_attributes_are_told_at_once(shop: Warehouse) -> None:
    """If not, each of them costs a build of minutes."""
    shop.execute(ATTRIBUTES)
    settings = {
        "customer_attributes": ["kind", "sise", "born", "gross_spend", "size"],
        "clustering_features": {"count_orders": "log1p", "kind": "identity"},
    }
    code, said = check(shop, "--vars", json.dumps(settings))
    assert code == 2, said
    for sentence in [
        "customer_attributes has no column sise, which the variable customer_attributes"
        " names; it has born, customer_id, gross_spend, kind, size, strange_name;"
        " did you mean size?",
        "column born of the table customer_attributes is of type date",
        "column gross_spend of the table customer_attributes cannot join",
        "clustering_features names kind with identity",
        "customer_attributes has 2 rows of the customer c1",
        "customer_attributes: 1 of 3 rows are of no row in customers, such as 'ghost'",
    ]:
        assert sentence in said
    shop.execute("drop table raw.customer_attributes")
    code, said = check(shop, "--vars", json.dumps(settings))
    assert code == 2, said
    assert "customer_attributes, of which the variable customer_attributes" in said
