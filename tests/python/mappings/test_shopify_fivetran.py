"""Shopify's tables as Fivetran writes them; every number is computed by hand."""

from datetime import date
from decimal import Decimal

import pytest

from mappings.conftest import Read
from segmentation.warehouse.base import Warehouse

pytestmark = pytest.mark.xdist_group("mappings")

# 1: two jackets with an order discount, one sent back, shipping kept.
# 2: a test order. 3: a gift card and a book. 4: cancelled. 5: deleted at the tool.
# 6: an exchange: a shirt went back, another one came, no money moved.
# 7: sent back for less than it cost. 8: goodwill without goods. 9: sold to a guest.
TABLES = """
create schema shopify;
create table shopify.customer (
    id bigint, email text, created_at timestamptz, updated_at timestamptz,
    default_address_id bigint, email_marketing_consent_state text,
    accepts_marketing boolean, _fivetran_deleted boolean, _fivetran_synced timestamptz
);
insert into shopify.customer values
    (7, 'a@x.org', '2025-01-01 00:00:00+00', '2025-01-02 00:00:00+00', 70,
     'subscribed', null, false, '2025-01-03 00:00:00+00'),
    (8, 'b@x.org', '2025-01-01 00:00:00+00', '2025-02-02 00:00:00+00', null,
     null, false, true, '2025-02-03 00:00:00+00');
create table shopify.customer_address (id bigint, country_code text);
insert into shopify.customer_address values (70, 'GB');
create table shopify."order" (
    id bigint, customer_id bigint, processed_at timestamptz, created_at timestamptz,
    cancelled_at timestamptz, financial_status text, currency text, source_name text,
    test boolean, updated_at timestamptz, _fivetran_deleted boolean,
    presentment_currency text
);
insert into shopify."order"
select
    id, case when id <> 9 then 7 end,
    timestamptz '2025-06-01 12:00:00+02' + id * interval '1 day',
    timestamptz '2025-06-01 12:00:00+02',
    case when id = 4 then timestamptz '2025-06-06 12:00:00+02' end,
    case when id = 1 then 'partially_refunded' else 'paid' end,
    'GBP', 'web', id = 2, timestamptz '2025-07-01 00:00:00+00', id = 5, 'EUR'
from generate_series(1, 9) as t(id);
create table shopify.order_line (
    id bigint, order_id bigint, product_id bigint, title text, quantity integer,
    price double precision, total_discount double precision, gift_card boolean
);
insert into shopify.order_line values
    (11, 1, 501, 'Jacket', 2, 50, 0, false),
    (21, 2, 501, 'Jacket', 1, 50, 0, false),
    (31, 3, 599, 'Gift card', 1, 25, 0, true),
    (32, 3, 502, 'Book', 1, 8.95, 0, false),
    (41, 4, 502, 'Book', 1, 8.95, 0, false),
    (51, 5, 502, 'Book', 1, 8.95, 0, false),
    (61, 6, 503, 'Shirt S', 1, 20, 0, false),
    (62, 6, 503, 'Shirt M', 1, 20, 0, false),
    (71, 7, 501, 'Jacket', 1, 50, 0, false),
    (72, 7, 502, 'Book', 1, 10, 0, false),
    (81, 8, 501, 'Jacket', 1, 50, 5, false),
    (82, 8, null, 'Tip', 1, 3, 0, false),
    (91, 9, 502, 'Book', 1, 8.95, 0, false);
create table shopify.discount_allocation (
    order_line_id bigint, index integer, amount numeric(20, 2)
);
insert into shopify.discount_allocation values (11, 0, 6), (11, 1, 4);
create table shopify.product (id bigint, product_type text);
insert into shopify.product values (501, 'Coats'), (502, 'Books'), (503, '');
create table shopify.order_shipping_line (
    id bigint, order_id bigint, price double precision,
    discounted_price double precision
);
insert into shopify.order_shipping_line values (11, 1, 4.95, 3.95), (99, 2, 4.95, 4.95);
create table shopify.refund (
    id bigint, order_id bigint, created_at timestamptz, processed_at timestamptz
);
insert into shopify.refund values
    (1, 1, '2025-06-20 00:00:00+00', '2025-06-21 00:00:00+00'),
    (2, 2, '2025-06-20 00:00:00+00', null),
    (6, 6, '2025-06-20 00:00:00+00', null),
    (7, 7, '2025-06-20 00:00:00+00', null),
    (8, 8, '2025-06-20 00:00:00+00', null);
create table shopify.order_line_refund (
    id bigint, refund_id bigint, order_line_id bigint, quantity integer,
    subtotal double precision, restock_type text
);
insert into shopify.order_line_refund values
    (101, 1, 11, 1, 45, 'return'), (201, 2, 21, 1, 50, 'return'),
    (601, 6, 61, 1, 20, 'return'), (701, 7, 71, 1, 50, 'return'),
    (702, 7, 72, 1, 10, 'return');
create table shopify.order_adjustment (
    id bigint, order_id bigint, refund_id bigint, amount double precision, kind text
);
insert into shopify.order_adjustment values
    (1, 7, 7, 12, 'refund_discrepancy'), (2, 8, 8, -5, 'refund_discrepancy');
"""
MAPPING = {"mapping": "shopify_fivetran", "as_of": "2025-07-01"}


def test_every_row_becomes_what_it_is(tables: Warehouse, read: Read) -> None:
    """If not, a shop is segmented on test orders and on gift cards sold."""
    tables.execute(TABLES)
    assert [
        tuple(row.values())
        for row in read(
            "base_shop__customers",
            "customer_id, country, marketing_consent, cast(deleted_at as date)",
            **MAPPING,
        )
    ] == [("7", "GB", True, None), ("8", None, False, date(2025, 2, 2))]
    orders = read(
        "base_shop__orders",
        "order_id, status, currency, cast(ordered_at as text) as instant",
        **MAPPING,
    )
    assert [(row["order_id"], row["status"]) for row in orders] == [
        ("1", "partially_refunded"),
        ("3", "paid"),
        ("4", "cancelled"),
        ("6", "paid"),
        ("7", "paid"),
        ("8", "paid"),
        ("9", "paid"),
    ]
    assert orders[0]["instant"] == "2025-06-02 10:00:00"
    assert {row["currency"] for row in orders} == {"GBP"}
    lines = read(
        "base_shop__order_lines",
        "order_id, line_number, category, discount",
        **MAPPING,
    )
    kinds = {(row["order_id"], row["line_number"]): row["category"] for row in lines}
    assert kinds[("1", 11)] == "Coats"
    assert kinds[("1", -11)] == "(shipping)"
    assert kinds[("3", 31)] == "(gift card)"
    assert kinds[("6", 61)] is None
    assert kinds[("8", 82)] == "(tip)"
    assert not {order for order, _ in kinds} & {"2", "5"}
    discounts = {row["line_number"]: row["discount"] for row in lines}
    assert (discounts[11], discounts[-11], discounts[81]) == (10, 1, 5)
    returns = read("base_shop__returns", "return_id, order_id, refund", **MAPPING)
    assert [tuple(row.values()) for row in returns] == [
        ("adjustment 8", "8", Decimal(5)),
        ("line 101", "1", Decimal(45)),
        ("line 601", "6", Decimal(20)),
        ("line 701", "7", Decimal(40)),
        ("line 702", "7", Decimal(8)),
    ]


def test_the_shop_earns_what_it_earned(tables: Warehouse, read: Read) -> None:
    """If not, the mapping is right in each table and wrong in sum."""
    tables.execute(TABLES)
    rows = read("int_orders_netted", "order_id, net_amount, is_purchase", **MAPPING)
    assert {
        row["order_id"]: row["net_amount"] for row in rows if row["is_purchase"]
    } == {
        # 100 less 10, shipping 3.95, less 45
        "1": Decimal("48.95"),
        "3": Decimal("8.95"),
        # a shirt for a shirt
        "6": Decimal(20),
        # 60 sold, 48 of 60 paid back
        "7": Decimal(12),
        # 50 less 5, the tip is the staff's, less 5
        "8": Decimal(40),
    }
