"""Tables of other names and columns are read where the variable raw_tables says."""

import json
from datetime import datetime
from decimal import Decimal

import pytest

from support.project import Warehouse, Warehouses

pytestmark = pytest.mark.xdist_group("mapped_tables")

TABLES = """
create schema shopify;
create table shopify."Order" (
    id bigint, processed_at timestamptz, customer_id bigint, currency text,
    financial_status text, time_zone text, test boolean
);
insert into shopify."Order" values
    (1, '2025-06-01 12:00:00+02', 7, 'GBP', 'paid', 'nowhere', false),
    (2, '2025-06-02 12:00:00+02', 7, 'GBP', 'paid', 'nowhere', true);
create table shopify.line (
    order_id bigint, "Line No" integer, quantity integer, price numeric(20, 6)
);
insert into shopify.line values (1, 1, 2, 6.95);
create schema app;
create table app.track (id integer, user_id integer, event text, seen timestamptz);
insert into app.track values (1, 7, 'login', '2025-06-01 10:00:00.123+00');
"""
MAPPED = {
    "orders": {
        "relation": "shopify.order",
        "columns": {
            "order_id": "id",
            "ordered_at": "processed_at",
            "customer_id": "cast(customer_id as text)",
            "status": "upper(financial_status)",
            "time_zone": None,
        },
        "where": "not test",
    },
    "order_lines": {
        "relation": "shopify.line",
        "columns": {
            "line_number": "line no",
            "unit_price": "price",
            "discount": "0.5 * quantity",
        },
    },
    "events": {
        "relation": '"app"."track"',
        "columns": {
            "event_id": "id",
            "customer_id": "user_id",
            "event_type": "event",
            "occurred_at_ms": "seen",
        },
    },
}
FAULTY = {
    **MAPPED,
    "orders": {
        "relation": "shopify.order",
        "columns": {"order_id": "id", "ordered_at": "procesed_at"},
    },
    "order_lines": {
        "relation": "shopify.line",
        "columns": {"line_number": '"Line No"', "unit_price": "cast(price as text)"},
    },
    "tickets": {"relation": "zendesk.ticket"},
}
# 9 was merged into 8, and 8 into 7.
PERSONS = """
create schema crm;
create table crm.person (id integer, since timestamptz);
insert into crm.person
select id, timestamptz '2025-01-01 00:00:00+00' from generate_series(7, 10) as t(id);
create table crm.merge (old_id integer, new_id integer);
insert into crm.merge values (9, 8), (8, 7);
create table crm.sale (id integer, person_id integer, sold_at timestamptz);
insert into crm.sale
select id, id, timestamptz '2025-06-01 12:00:00+02'
from generate_series(7, 10) as t(id);
create table crm.sale_line (sale_id integer, line integer, price integer);
insert into crm.sale_line
select id, 1, (id - 6) * 10 from generate_series(7, 10) as t(id);
create table crm.refund (id integer, sale_id integer, person_id integer, paid integer);
insert into crm.refund values (1, 9, 9, 5);
create table crm.visit (id integer, person_id integer, seen timestamptz);
insert into crm.visit values (1, 9, '2025-06-10 10:00:00+00');
"""
PERSONS_MAPPED = {
    "customers": {
        "relation": "crm.person",
        "columns": {"customer_id": "id", "signed_up_at": "since"},
    },
    "customer_aliases": {
        "relation": "crm.merge",
        "columns": {"alias_id": "old_id", "customer_id": "new_id"},
    },
    "orders": {
        "relation": "crm.sale",
        "columns": {
            "order_id": "id",
            "customer_id": "person_id",
            "ordered_at": "sold_at",
            "currency": "'GBP'",
        },
    },
    "order_lines": {
        "relation": "crm.sale_line",
        "columns": {
            "order_id": "sale_id",
            "line_number": "line",
            "quantity": "1",
            "unit_price": "price",
        },
    },
    "returns": {
        "relation": "crm.refund",
        "columns": {
            "return_id": "id",
            "order_id": "sale_id",
            "customer_id": "person_id",
            "refund": "paid",
            "currency": "'GBP'",
            "returned_at": "timestamp '2025-06-20 00:00:00'",
        },
    },
    "events": {
        "relation": "crm.visit",
        "columns": {
            "event_id": "id",
            "customer_id": "person_id",
            "event_type": "'login'",
            "occurred_at_ms": "seen",
        },
    },
}
BASES = ["base_shop__orders", "base_shop__order_lines", "base_app__events"]


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def mapped(request: pytest.FixtureRequest, new_warehouse: Warehouses) -> Warehouse:
    """Return a warehouse with tables of other tools, and none in the raw schema."""
    warehouse = new_warehouse(request.param, f"mapped_{request.param}")
    warehouse.execute(TABLES)
    return warehouse


def test_mapped_tables_are_read_as_if_they_were_raw(mapped: Warehouse) -> None:
    """If not, who has Shopify's tables writes a view for each of ours."""
    run(mapped, MAPPED)
    assert read(mapped, "base_shop__orders") == [
        {
            "order_id": "1",
            "customer_id": "7",
            "ordered_at": datetime(2025, 6, 1, 10),
            "ordered_at_zone": "UTC",
            "time_zone": None,
            "status": "PAID",
            "currency": "GBP",
            "sales_channel": None,
            "updated_at": None,
            "loaded_at": None,
        }
    ]
    [line] = read(mapped, "base_shop__order_lines")
    assert (line["order_id"], line["line_number"]) == ("1", 1)
    assert (line["quantity"], line["unit_price"]) == (2, Decimal("6.95"))
    assert (line["discount"], line["product_id"]) == (1, None)
    [event] = read(mapped, "base_app__events")
    assert event["occurred_at_ms"] == 1748772000123
    assert (event["event_id"], event["customer_id"]) == ("1", "7")


def test_all_faults_of_mapped_tables_are_told_at_once(mapped: Warehouse) -> None:
    """If not, each fault costs a run of minutes."""
    said = run(mapped, FAULTY, check=False)
    assert (
        "has no column `procesed_at`, which raw_tables names for `ordered_at`" in said
    )
    assert "it has id, processed_at, customer_id, currency" in said
    assert "`unit_price` (cast(price as text)) of the table" in said
    assert "zendesk.ticket, which raw_tables names for tickets, does not exist" in said


@pytest.mark.slow
def test_accounts_of_one_person_are_merged_in_mapped_tables(mapped: Warehouse) -> None:
    """If not, who maps whole numbers as ids has persons who bought half."""
    mapped.execute(PERSONS)
    variables = {
        "raw_tables": PERSONS_MAPPED,
        "as_of": "2025-07-01",
        "max_rejected_share": 1,
    }
    words = ("--select", "+customer_features", "--vars", json.dumps(variables))
    mapped.dbt("build", *words)
    found = mapped.query(
        "select customer_id, count_orders, cast(gross_spend as text) as gross,"
        " cast(refunds as text) as refunds, not is_last_login_defaulted as has_login"
        " from segmentation.customer_features order by customer_id"
    )
    rows = [tuple(row) for row in found.itertuples(index=False)]
    assert [(*row[:2], Decimal(row[2]), Decimal(row[3]), row[4]) for row in rows] == [
        # Orders of 8 and 9 and the login of 9 are those of 7; a refund of 5 of 30.
        ("10", 1, Decimal(40), Decimal(0), False),
        ("7", 3, Decimal(60), Decimal(5), True),
    ]


def run(warehouse: Warehouse, tables: dict, check: bool = True) -> str:
    """Read the raw tables where a value of the variable says."""
    variables = json.dumps({"raw_tables": tables})
    done = warehouse.dbt("run", "--select", *BASES, "--vars", variables, check=check)
    assert check or done.returncode == 1
    return " ".join(done.stdout.split()).replace('"', "")


def read(warehouse: Warehouse, table: str) -> list[dict]:
    """Return the rows as staging reads them."""
    return warehouse.query(f"select * from segmentation_staging.{table}").to_dict(
        "records"
    )
