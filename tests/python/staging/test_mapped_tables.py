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
