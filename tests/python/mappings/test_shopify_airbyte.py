"""The same shop as Airbyte writes it: lists and objects are JSON in their order."""

import json
from decimal import Decimal

import pytest

from mappings.conftest import Read
from segmentation.warehouse.base import Warehouse, sql_text

pytestmark = pytest.mark.xdist_group("mappings")

# 1: two jackets with an order discount, one sent back, shipping kept. 2: a test order.
# 3: a gift card and a book, of which the shipping of nothing is refunded. 4: deleted.
JACKETS = {
    "id": 11,
    "product_id": 501,
    "title": "Jacket",
    "quantity": 2,
    "price": "50.00",
    "total_discount": "0.00",
    "gift_card": False,
    "discount_allocations": [{"amount": "6.00"}, {"amount": "4.00"}],
}
CARD = {"id": 31, "title": "Card", "quantity": 1, "price": "25.00", "gift_card": True}
BOOK = {"id": 32, "product_id": 502, "title": "Book", "quantity": 1, "price": 8.95}
SHIPPING = {"id": 11, "price": "4.95", "discounted_price": "3.95"}
ORDERS = [
    (1, False, None, [JACKETS], [SHIPPING]),
    (2, True, None, [{**BOOK, "id": 21}], []),
    (3, False, None, [CARD, {**BOOK, "discount_allocations": []}], None),
    (4, False, "2025-06-20T00:00:00Z", [{**BOOK, "id": 41}], []),
]
REFUND_LINE = {"id": 101, "line_item_id": 11, "quantity": 1, "subtotal": 45.0}
ADJUSTMENT = {"id": 1, "amount": "-2.00", "kind": "refund_discrepancy"}


def statements(json_type: str) -> str:
    """Return the SQL of the tables, with JSON as an engine's destination has it."""
    rows = ", ".join(
        f"({key}, {sql_text(json.dumps({'id': 7}))},"
        f" timestamptz '2025-06-0{key} 10:00:00+00', 'paid', 'GBP', {test},"
        f" {sql_text(deleted) if deleted else 'null'}, {sql_text(json.dumps(lines))},"
        f" {sql_text(json.dumps(shipping)) if shipping is not None else 'null'})"
        for key, test, deleted, lines, shipping in ORDERS
    )
    address = sql_text(json.dumps({"id": 70, "country_code": "GB"}))
    consent = sql_text(json.dumps({"state": "subscribed"}))
    return f"""
create schema shopify;
create table shopify.customers (
    id bigint, email text, created_at timestamptz, default_address {json_type},
    email_marketing_consent {json_type}, _airbyte_extracted_at timestamptz
);
insert into shopify.customers values
    (7, 'a@x.org', '2025-01-01 00:00:00+00', {address}, {consent},
     '2025-01-02 00:00:00+00');
create table shopify.orders (
    id bigint, customer {json_type}, processed_at timestamptz, financial_status text,
    currency text, test boolean, deleted_at text, line_items {json_type},
    shipping_lines {json_type}
);
insert into shopify.orders values {rows};
create table shopify.products (id bigint, product_type text);
insert into shopify.products values (501, 'Coats');
create table shopify.order_refunds (
    id bigint, order_id bigint, created_at text, refund_line_items {json_type},
    order_adjustments {json_type}
);
insert into shopify.order_refunds values
    (1, 1, '2025-06-20T02:00:00+02:00', {sql_text(json.dumps([REFUND_LINE]))}, '[]'),
    (3, 3, '2025-06-20T02:00:00+02:00', null, {sql_text(json.dumps([ADJUSTMENT]))});
"""


def test_lists_in_json_are_rows(tables: Warehouse, read: Read) -> None:
    """If not, a shop replicated with Airbyte has orders without lines."""
    tables.execute(statements("json" if tables.engine == "duckdb" else "jsonb"))
    lines = read(
        "base_shop__order_lines",
        "order_id, line_number, category, quantity, unit_price, discount",
        mapping="shopify_airbyte",
        as_of="2025-07-01",
    )
    assert [tuple(row.values()) for row in lines] == [
        ("1", -11, "(shipping)", 1, Decimal("4.95"), 1),
        ("1", 11, "Coats", 2, 50, 10),
        ("3", 31, "(gift card)", 1, 25, None),
        ("3", 32, None, 1, Decimal("8.95"), None),
    ]
    [customer] = read("base_shop__customers", "customer_id, country, marketing_consent")
    assert tuple(customer.values()) == ("7", "GB", True)
    rows = read("int_orders_netted", "order_id, net_amount, is_purchase")
    assert [tuple(row.values()) for row in rows] == [
        # 100 less 10, shipping 3.95, less 45
        ("1", Decimal("48.95"), True),
        # the card is money in advance; 2 of the book went back
        ("3", Decimal("6.95"), True),
    ]
