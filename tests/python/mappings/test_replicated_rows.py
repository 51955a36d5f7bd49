"""Copies, versions and deletions that a connector leaves; computed by hand."""

import json
from decimal import Decimal

import pytest

from mappings.conftest import Read
from segmentation.warehouse.base import Warehouse, sql_text

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("mappings")]
AS_OF = "2025-07-01"

# Prices with taxes. 1: a copy of each row, an allocation and a refunded line taken
# back. 2: an older version was paid, the newest is cancelled. 3: one of two lines
# deleted, shipping with its tax sent back. 4: paid, then deleted. 5: history mode.
COPIES = """
create schema shopify;
create table shopify.customer (
    id bigint, email text, created_at timestamptz, updated_at timestamptz,
    _fivetran_synced timestamptz
);
insert into shopify.customer values
    (7, 'old@x.org', '2025-01-01 00:00:00+00', '2025-01-02 00:00:00+00', null),
    (7, 'new@x.org', '2025-01-01 00:00:00+00', '2025-03-02 00:00:00+00', null);
create table shopify."order" (
    id bigint, customer_id bigint, processed_at timestamptz, cancelled_at timestamptz,
    financial_status text, currency text, presentment_currency text,
    taxes_included boolean, updated_at timestamptz, _fivetran_deleted boolean,
    _fivetran_active boolean
);
insert into shopify."order"
select
    id, 7, timestamptz '2025-06-01 12:00:00+00', case when is_cancelled
    then timestamptz '2025-06-05 12:00:00+00' end, 'paid', 'GBP', 'USD', true,
    timestamptz '2025-06-01 12:00:00+00' + version * interval '1 day', is_deleted,
    is_active
from (values
    (1, 1, false, false, true), (1, 1, false, false, true),
    (2, 1, false, false, true), (2, 2, true, false, true),
    (3, 1, false, false, true), (4, 1, false, false, true), (4, 2, false, true, true),
    (5, 1, false, false, true), (5, 0, true, false, false)
) as t(id, version, is_cancelled, is_deleted, is_active);
create table shopify.order_line (
    id bigint, order_id bigint, product_id bigint, title text, quantity integer,
    price text, total_discount text, gift_card boolean, _fivetran_deleted boolean,
    _fivetran_synced timestamptz
);
insert into shopify.order_line
select
    id, order_id, 501, 'Jacket', quantity, price, '0.00', false, is_deleted,
    timestamptz '2025-06-02 12:00:00+00'
from (values
    (11, 1, 2, '60.00', false), (11, 1, 2, '60.00', false), (21, 2, 1, '10.00', false),
    (31, 3, 1, '30.00', false), (32, 3, 1, '99.00', true), (41, 4, 1, '10.00', false),
    (51, 5, 1, '8.00', false)
) as t(id, order_id, quantity, price, is_deleted);
create table shopify.discount_allocation (
    order_line_id bigint, index integer, amount text, _fivetran_deleted boolean
);
insert into shopify.discount_allocation values
    (11, 0, '12.00', false), (11, 0, '12.00', false), (11, 1, '5.00', true);
create table shopify.order_shipping_line (
    id bigint, order_id bigint, price text, discounted_price text
);
insert into shopify.order_shipping_line values
    (11, 3, '6.00', '6.00'), (11, 3, '6.00', '6.00');
create table shopify.refund (id bigint, order_id bigint, processed_at timestamptz);
insert into shopify.refund values
    (1, 1, '2025-06-20 00:00:00+00'), (1, 1, '2025-06-20 00:00:00+00'),
    (3, 3, '2025-06-20 00:00:00+00');
create table shopify.order_line_refund (
    id bigint, refund_id bigint, order_line_id bigint, quantity integer,
    subtotal text, total_tax text, _fivetran_deleted boolean
);
insert into shopify.order_line_refund values
    (101, 1, 11, 1, '54.00', '9.00', false), (101, 1, 11, 1, '54.00', '9.00', false),
    (102, 1, 11, 1, '54.00', '9.00', true);
create table shopify.order_adjustment (
    id bigint, order_id bigint, refund_id bigint, amount text, tax_amount text,
    kind text
);
insert into shopify.order_adjustment values
    (1, 3, 3, '-5.00', '-1.00', 'shipping_refund'),
    (1, 3, 3, '-5.00', '-1.00', 'shipping_refund');
"""
MAPPING = {"mapping": "shopify_fivetran", "as_of": AS_OF}


def test_copies_and_deleted_rows_of_fivetran_count_once_or_not(
    tables: Warehouse, read: Read
) -> None:
    """If not, a second delivery of a discount halves what a customer spent."""
    tables.execute(COPIES)
    rows = read("int_orders_netted", "order_id, net_amount, is_purchase", **MAPPING)
    assert {
        row["order_id"]: row["net_amount"] for row in rows if row["is_purchase"]
    } == {
        # 120 less 12, less one of two
        "1": Decimal(54),
        # 30 and 6 of shipping, which went back with its tax
        "3": Decimal(30),
        "5": Decimal(8),
    }
    emails = read("stg_shop__customers", "customer_id, email")
    assert [row["email"] for row in emails] == ["new@x.org"]


def airbyte(json_type: str) -> str:
    """Return tables to which each sync appended: an order was edited, one deleted."""
    line = {"quantity": 1, "gift_card": False, "title": "Book", "product_id": 1}
    allocations = [{"amount": "1.00"}]
    before = [
        {**line, "id": 11, "price": "10.00", "discount_allocations": allocations},
        {**line, "id": 12, "price": "20.00"},
    ]
    after = [{**before[0], "quantity": 3}]
    orders = [(1, 1, before, None), (1, 2, after, None), (2, 1, before[1:], None)]
    orders.append((2, 2, before[1:], "2025-06-03T00:00:00Z"))
    refund = [{"id": 5, "line_item_id": 11, "quantity": 1, "subtotal": 9.0}]
    rows = ", ".join(
        f"({key}, {sql_text(json.dumps({'id': 7}))}, '2025-06-01T10:00:00+00:00',"
        f" 'paid', 'GBP', {sql_text(json.dumps(lines))},"
        f" {sql_text(deleted) if deleted else 'null'},"
        f" '2025-06-0{version}T11:00:00+00:00', timestamptz '2025-06-0{version}')"
        for key, version, lines, deleted in orders
    )
    refunds = ", ".join(
        [f"(3, 1, '2025-06-09T10:00:00Z', {sql_text(json.dumps(refund))})"] * 2
    )
    return f"""
create schema shopify;
create table shopify.customers (id bigint, created_at timestamptz);
insert into shopify.customers values (7, '2025-01-01 00:00:00+00');
create table shopify.orders (
    id bigint, customer {json_type}, processed_at text, financial_status text,
    currency text, line_items {json_type}, deleted_at text, updated_at text,
    _airbyte_extracted_at timestamptz
);
insert into shopify.orders values {rows};
create table shopify.order_refunds (
    id bigint, order_id bigint, created_at text, refund_line_items {json_type}
);
insert into shopify.order_refunds values {refunds};
"""


def test_the_newest_version_that_airbyte_appended_counts(
    tables: Warehouse, read: Read
) -> None:
    """If not, an edited order has the lines of before and of after."""
    tables.execute(airbyte("json" if tables.engine == "duckdb" else "jsonb"))
    rows = read(
        "int_orders_netted",
        "order_id, net_amount, is_purchase",
        mapping="shopify_airbyte",
        as_of=AS_OF,
    )
    # Three books less 1, one of them sent back; the other order was deleted.
    assert [tuple(row.values()) for row in rows] == [("1", Decimal(20), True)]


STRIPE = """
create schema stripe;
create table stripe.customer (id text, created timestamptz);
insert into stripe.customer values ('cus_1', '2025-01-01 10:00:00+00');
create table stripe.charge (
    id text, customer_id text, created timestamptz, status text, captured boolean,
    refunded boolean, amount integer, amount_captured integer, currency text,
    _fivetran_synced timestamptz
);
insert into stripe.charge values
    ('a', 'cus_1', '2025-06-01 10:00:00+00', 'succeeded', false, false, 1200, 0, 'gbp',
     '2025-06-01 11:00:00+00'),
    ('a', 'cus_1', '2025-06-01 10:00:00+00', 'succeeded', true, false, 1200, 1000,
     'gbp', '2025-06-02 11:00:00+00'),
    ('b', 'cus_1', '2025-06-01 10:00:00+00', 'succeeded', true, true, 700, 700, 'eur',
     '2025-06-02 11:00:00+00');
create table stripe.refund (
    id text, charge_id text, amount integer, currency text, status text,
    created timestamptz, balance_transaction_id text
);
insert into stripe.refund values
    ('re_1', 'a', 200, 'gbp', 'succeeded', '2025-06-02 10:00:00+00', null),
    ('re_2', 'a', 200, 'gbp', 'succeeded', '2025-06-04 10:00:00+00', 'txn_1'),
    ('re_3', 'b', 700, 'eur', 'succeeded', '2025-06-04 10:00:00+00', 'txn_2');
create table stripe.dispute (
    id text, charge_id text, amount integer, currency text, status text,
    created timestamptz
);
insert into stripe.dispute values
    ('dp_1', 'b', 700, 'eur', 'charge_refunded', '2025-06-05 10:00:00+00');
"""


def test_money_that_was_only_reserved_is_neither_paid_nor_refunded(
    tables: Warehouse, read: Read
) -> None:
    """If not, a part of a hold that was let go lowers what was paid."""
    tables.execute(STRIPE)
    rows = read(
        "int_orders_netted",
        "order_id, net_amount, is_purchase",
        mapping="stripe",
        as_of=AS_OF,
    )
    # 10 of 12 taken, 2 given back; the other was refunded, and its dispute is over.
    assert [(row["order_id"], row["net_amount"]) for row in rows] == [
        ("a", Decimal(8)),
        ("b", Decimal(0)),
    ]


WOOCOMMERCE = """
create schema woocommerce;
create table woocommerce.customer (id bigint, email text, date_created_gmt timestamp);
insert into woocommerce.customer values (7, 'a@x.org', '2025-01-01 10:00:00');
create table woocommerce.orders (
    id bigint, customer_id bigint, status text, currency text, date_created_gmt text,
    date_modified_gmt text, _fivetran_deleted boolean
);
insert into woocommerce.orders values
    (1, 7, 'completed', 'GBP', '2025-06-01T10:00:00', '2025-06-01T10:00:00', false),
    (1, 7, 'completed', 'GBP', '2025-06-01T10:00:00', '2025-06-01T10:00:00', false),
    (2, 7, 'processing', 'GBP', '2025-06-01T10:00:00', '2025-06-01T10:00:00', false),
    (2, 7, 'cancelled', 'GBP', '2025-06-01T10:00:00', '2025-06-02T10:00:00', false),
    (3, 7, 'completed', 'GBP', '2025-06-01T10:00:00', '2025-06-01T10:00:00', false),
    (3, 7, 'completed', 'GBP', '2025-06-01T10:00:00', '2025-06-03T10:00:00', true);
create table woocommerce.order_line_item (
    id bigint, order_id bigint, product_id bigint, quantity integer, subtotal text,
    subtotal_tax text, total text, total_tax text
);
insert into woocommerce.order_line_item values
    (11, 1, 501, 2, '40.00', '8.00', '40.00', '8.00'),
    (11, 1, 501, 2, '40.00', '8.00', '40.00', '8.00'),
    (12, 1, 502, 1, '10.00', '2.00', '12.00', '2.40'),
    (21, 2, 501, 1, '20.00', '4.00', '20.00', '4.00'),
    (31, 3, 501, 1, '20.00', '4.00', '20.00', '4.00');
create table woocommerce.refund (
    id bigint, order_id bigint, amount text, date_created_gmt text
);
insert into woocommerce.refund values
    (90, 1, '24.00', '2025-06-10T10:00:00'), (90, 1, '24.00', '2025-06-10T10:00:00');
create table woocommerce.refund_line_item (
    id bigint, refund_id bigint, product_id bigint, quantity integer, total text,
    total_tax text
);
insert into woocommerce.refund_line_item values
    (900, 90, 501, -1, '-20.00', '-4.00'), (900, 90, 501, -1, '-20.00', '-4.00');
"""


def test_copies_of_woocommerce_count_once(tables: Warehouse, read: Read) -> None:
    """If not, a second delivery of a refund takes the money off twice."""
    tables.execute(WOOCOMMERCE)
    rows = read(
        "int_orders_netted",
        "order_id, net_amount, is_purchase",
        mapping="woocommerce",
        as_of=AS_OF,
    )
    # 48 and 14.40, which somebody had raised, less 24.
    assert [tuple(row.values()) for row in rows if row["is_purchase"]] == [
        ("1", Decimal("38.4"), True)
    ]
