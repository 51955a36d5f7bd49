"""Customers who buy alike, of two kinds that only an attribute tells apart."""

import random

CUSTOMERS = 300
AS_OF = "2026-01-01"


def world(seed: int = 1) -> str:
    """Return the statements that make the raw tables."""
    draw = random.Random(seed)
    customers, orders, lines, attributes = [], [], [], []
    for n in range(CUSTOMERS):
        customers.append(f"('c{n}', timestamp '2025-01-01' + interval '{n % 28} days')")
        for m in range(3 + draw.randrange(5)):
            order, day = f"o{n}_{m}", draw.randrange(40, 364)
            orders.append(
                f"('{order}', 'c{n}', timestamp '2025-01-01' + interval '{day} days',"
                " 'paid', 'GBP')"
            )
            lines.append(f"('{order}', 1, 1, {10 + draw.randrange(20)})")
        if n % 50:
            kind = "'Business'" if draw.random() < 0.5 else "'private '"
            colour = f"'{draw.choice(['red', 'blue', 'green', 'mauve-' + str(n)])}'"
            attributes.append(
                f"('c{n}', {kind}, {colour}, {draw.randrange(1, 500)},"
                f" {draw.random() < 0.3}, 'p{n}@example.com')"
            )
    return f"""
create schema raw;
create table raw.customers (customer_id text, signed_up_at timestamp);
insert into raw.customers values {", ".join(customers)};
create table raw.orders (
    order_id text, customer_id text, ordered_at timestamp, status text, currency text
);
insert into raw.orders values {", ".join(orders)};
create table raw.order_lines (
    order_id text, line_number int, quantity int, unit_price numeric(9, 2)
);
insert into raw.order_lines values {", ".join(lines)};
create table raw.customer_attributes (
    customer_id text, kind text, colour text, employees int, is_member boolean,
    email text
);
insert into raw.customer_attributes values {", ".join(attributes)};
"""
