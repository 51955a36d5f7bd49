"""Tables of other tools as Fivetran or the tool writes them; computed by hand."""

from decimal import Decimal

import pytest

from mappings.conftest import Read
from segmentation.warehouse.base import Warehouse

pytestmark = pytest.mark.xdist_group("mappings")
AS_OF = "2025-07-01"

# 1: a coupon, shipping and a fee, one of two pieces sent back, and its shipping.
# 2: a guest. 3: refunded by a sum without lines. 4: in the bin.
WOOCOMMERCE = """
create schema woocommerce;
create table woocommerce.customer (
    id bigint, email text, date_created_gmt timestamp, billing_country text
);
insert into woocommerce.customer values (7, 'a@x.org', '2025-01-01 10:00:00', 'DE');
create table woocommerce.orders (
    id bigint, customer_id bigint, status text, currency text, date_created_gmt text
);
insert into woocommerce.orders values
    (1, 7, 'completed', 'GBP', '2025-06-01T10:00:00'),
    (2, 0, 'completed', 'GBP', '2025-06-02T10:00:00'),
    (3, 7, 'wc-completed', 'GBP', '2025-06-03T10:00:00'),
    (4, 7, 'trash', 'GBP', '2025-06-04T10:00:00');
create table woocommerce.order_line_item (
    id bigint, order_id bigint, product_id bigint, quantity integer, subtotal text,
    subtotal_tax text, total text, total_tax text
);
insert into woocommerce.order_line_item values
    (11, 1, 501, 2, '100.00', '20.00', '90.00', '18.00'),
    (21, 2, 501, 1, '50.00', '10.00', '50.00', '10.00'),
    (31, 3, 502, 3, '10.00', '2.00', '10.00', '2.00'),
    (41, 4, 502, 1, '10.00', '2.00', '10.00', '2.00');
create table woocommerce.order_shipping_line (
    id bigint, order_id bigint, total text, total_tax text
);
insert into woocommerce.order_shipping_line values (12, 1, '5.00', '1.00');
create table woocommerce.order_fee_line (
    id bigint, order_id bigint, total text, total_tax text
);
insert into woocommerce.order_fee_line values (13, 1, '2.00', '0.00');
create table woocommerce.refund (
    id bigint, order_id bigint, amount text, date_created_gmt text
);
insert into woocommerce.refund values
    (90, 1, '60.00', '2025-06-10T10:00:00'), (91, 3, '4.00', '2025-06-11T10:00:00');
create table woocommerce.refund_line_item (
    id bigint, refund_id bigint, product_id bigint, quantity integer, total text,
    total_tax text
);
insert into woocommerce.refund_line_item values (900, 90, 501, -1, '-45.00', '-9.00');
"""

# a: paid, half refunded. b: in yen. c: reserved and let go. d: test mode.
# e: a dispute that was lost. f: one that was won. g: failed. h: an inquiry.
STRIPE = """
create schema stripe;
create table stripe.customer (
    id text, email text, created timestamptz, is_deleted boolean, livemode boolean
);
insert into stripe.customer values
    ('cus_1', 'a@x.org', '2025-01-01 10:00:00+00', false, true),
    ('cus_2', 'b@x.org', '2025-01-01 10:00:00+00', false, false);
create table stripe.charge (
    id text, customer_id text, created timestamptz, status text, captured boolean,
    refunded boolean, amount integer, amount_captured integer, currency text,
    livemode boolean
);
insert into stripe.charge values
    ('a', 'cus_1', '2025-06-01 10:00:00+00', 'succeeded', true, false, 9950, 9950,
     'gbp', true),
    ('b', 'cus_1', '2025-06-01 10:00:00+00', 'succeeded', true, false, 1200, 1000,
     'jpy', true),
    ('c', 'cus_1', '2025-06-01 10:00:00+00', 'succeeded', false, true, 500, 0, 'gbp',
     true),
    ('d', 'cus_2', '2025-06-01 10:00:00+00', 'succeeded', true, false, 500, 500, 'gbp',
     false),
    ('e', 'cus_1', '2025-06-02 10:00:00+00', 'succeeded', true, false, 500, 500, 'gbp',
     true),
    ('f', 'cus_1', '2025-06-03 10:00:00+00', 'succeeded', true, false, 700, 700, 'gbp',
     true),
    ('g', 'cus_1', '2025-06-03 10:00:00+00', 'failed', false, false, 700, 0, 'gbp',
     true),
    ('h', 'cus_1', '2025-06-04 10:00:00+00', 'succeeded', true, false, 800, 800, 'gbp',
     true);
create table stripe.refund (
    id text, charge_id text, amount integer, currency text, status text,
    created timestamptz
);
insert into stripe.refund values
    ('re_1', 'a', 4975, 'gbp', 'succeeded', '2025-06-10 10:00:00+00'),
    ('re_2', 'a', 4975, 'gbp', 'failed', '2025-06-11 10:00:00+00'),
    ('re_3', 'c', 500, 'gbp', 'succeeded', '2025-06-11 10:00:00+00');
create table stripe.dispute (
    id text, charge_id text, amount integer, currency text, status text,
    created timestamptz
);
insert into stripe.dispute values
    ('dp_1', 'e', 500, 'gbp', 'lost', '2025-06-12 10:00:00+00'),
    ('dp_2', 'f', 700, 'gbp', 'won', '2025-06-12 10:00:00+00'),
    ('dp_3', 'h', 800, 'gbp', 'warning_needs_response', '2025-06-12 10:00:00+00');
"""

SHOP = """
create schema raw;
create table raw.customers as
select
    'c1' as customer_id, 'Ada@x.org ' as email, timestamp '2025-01-01' as signed_up_at
union all
select 'c2', 'bob@x.org', timestamp '2025-01-01'
union all
select 'c3', 'bob@x.org', timestamp '2025-02-01';
create table raw.orders as
select
    'o1' as order_id, 'c1' as customer_id, timestamp '2025-06-01' as ordered_at,
    'GBP' as currency;
create table raw.order_lines as
select 'o1' as order_id, 1 as line_number, 1 as quantity, 5 as unit_price;
"""
# 10: opened again and solved, good. 11: open. 12: of a stranger. 13: deleted.
TOOLS = """
create schema zendesk;
create table zendesk."user" (id bigint, email text, external_id text);
insert into zendesk."user" values
    (1, 'ada@x.org', null), (2, null, 'c3'), (3, 'stranger@x.org', null);
create table zendesk.ticket (
    id bigint, requester_id bigint, created_at timestamptz, updated_at timestamptz,
    status text, priority text
);
insert into zendesk.ticket values
    (10, 1, '2025-06-01 10:00:00+00', '2025-06-09 10:00:00+00', 'closed', 'high'),
    (11, 2, '2025-06-02 10:00:00+00', '2025-06-02 10:00:00+00', 'open', null),
    (12, 3, '2025-06-02 10:00:00+00', '2025-06-02 10:00:00+00', 'open', null),
    (13, 1, '2025-06-02 10:00:00+00', '2025-06-02 10:00:00+00', 'deleted', null);
create table zendesk.satisfaction_rating (
    id bigint, ticket_id bigint, score text, created_at timestamptz
);
insert into zendesk.satisfaction_rating values
    (1, 10, 'bad', '2025-06-02 10:00:00+00'), (2, 10, 'good', '2025-06-05 10:00:00+00'),
    (3, 11, 'offered', '2025-06-05 10:00:00+00');
create table zendesk.ticket_field_history (
    ticket_id bigint, field_name text, value text, updated timestamptz
);
insert into zendesk.ticket_field_history values
    (10, 'status', 'solved', '2025-06-03 10:00:00+00'),
    (10, 'status', 'open', '2025-06-03 12:00:00+00'),
    (10, 'status', 'solved', '2025-06-04 10:00:00+00');
create schema klaviyo;
create table klaviyo.person (id text, email text);
insert into klaviyo.person values ('p1', 'ADA@x.org'), ('p2', 'stranger@x.org');
create table klaviyo.metric (id text, name text);
insert into klaviyo.metric values ('m1', 'Received Email'), ('m2', 'Opened Email');
create table klaviyo.event (
    id text, person_id text, metric_id text, datetime timestamptz
);
insert into klaviyo.event values
    ('e1', 'p1', 'm1', '2025-06-01 10:00:00.5+00'),
    ('e2', 'p1', 'm2', '2025-06-01 11:00:00+00'),
    ('e3', 'p2', 'm1', '2025-06-01 10:00:00+00');
create schema ga4;
create table ga4.events (
    event_date text, event_timestamp bigint, event_name text, user_id text,
    user_pseudo_id text
);
insert into ga4.events values
    ('20250601', 1748772000123456, 'login', 'c2', '1.2'),
    ('20250601', 1748772000123456, 'login', 'c2', '1.2'),
    ('20250601', 1748772000123456, 'page_view', null, '1.3'),
    ('20250601', 1748772000123456, 'page_view', 'no customer', '1.4');
"""


def test_woocommerce(tables: Warehouse, read: Read) -> None:
    """If not, coupons, shipping and refunds are wrong by their taxes."""
    tables.execute(WOOCOMMERCE)
    rows = read(
        "int_orders_netted",
        "order_id, gross_amount, discount_amount, refund_amount, net_amount",
        mapping="woocommerce",
        as_of=AS_OF,
    )
    assert [tuple(row.values()) for row in rows if row["order_id"] != "4"] == [
        # goods 120 less a coupon of 12, shipping 6, a fee of 2; 54 and 6 went back
        ("1", Decimal(116), Decimal(12), Decimal(60), Decimal(56)),
        ("3", Decimal(12), Decimal(0), Decimal(4), Decimal(8)),
    ]
    guests = read("rejected_orders", "order_id, reject_reason")
    assert [tuple(row.values()) for row in guests] == [("2", "guest_sale")]


def test_stripe(tables: Warehouse, read: Read) -> None:
    """If not, yen are hundredths, and reserved or disputed money is spend."""
    tables.execute(STRIPE)
    lines = read(
        "base_shop__order_lines",
        "order_id, unit_price",
        mapping="stripe",
        as_of=AS_OF,
    )
    assert {row["order_id"]: row["unit_price"] for row in lines} == {
        **{"a": Decimal("99.5"), "b": 1000, "c": 5, "e": 5, "f": 7, "g": 7, "h": 8}
    }
    returns = read("base_shop__returns", "return_id, order_id, refund, currency")
    assert [tuple(row.values()) for row in returns] == [
        ("dp_1", "e", Decimal(5), "GBP"),
        ("re_1", "a", Decimal("49.75"), "GBP"),
    ]
    rows = read("int_orders_netted", "order_id, net_amount, is_purchase")
    # 1,000 yen at 0.005076
    assert {r["order_id"]: r["net_amount"] for r in rows if r["is_purchase"]} == {
        **{"a": Decimal("49.75"), "b": Decimal("5.076"), "f": 7, "h": 8}
    }


def test_several_tools_at_once(tables: Warehouse, read: Read) -> None:
    """If not, a shop has its tickets or its e-mails, and not both."""
    tables.execute(SHOP + TOOLS)
    tickets = read(
        "base_support__tickets",
        "ticket_id, customer_id, closed_at, status, satisfaction",
        mapping=["zendesk", "klaviyo", "ga4"],
        as_of=AS_OF,
    )
    assert [tuple(row.values()) for row in tickets] == [
        ("10", "c1", "2025-06-04 10:00:00Z", "closed", 5),
        ("11", "c3", None, "open", None),
    ]
    events = read(
        "base_app__events", "event_type, customer_id, occurred_at_ms, event_id"
    )
    assert [tuple(row.values())[:3] for row in events] == [
        ("Opened Email", "c1", 1748775600000),
        ("Received Email", "c1", 1748772000500),
        ("login", "c2", 1748772000123),
        ("login", "c2", 1748772000123),
    ]
    assert len({row["event_id"] for row in events}) == 4
