"""The set-based matching of returns equals a plain loop, whatever happens."""

import re
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oracle.matching import Purchase, Return, match
from support.project import Warehouse

MODELS = [
    "int_product_levels",
    "int_purchases_used_up",
    "int_returns_matched",
]
START = datetime(2026, 1, 1)
QUANTITIES = st.one_of(
    st.integers(1, 6).map(Decimal),
    st.decimals("0.0001", "3", places=4),
)
# Few moments, so that purchases and returns often share one.
MOVEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["C1", "C2"]),
        st.sampled_from(["P1", "P2"]),
        st.integers(0, 8),
        st.booleans(),
        QUANTITIES,
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def matching(tmp_path_factory) -> dict[str, str]:
    """Return model -> its compiled SQL, reading tables of the same names."""
    warehouse = Warehouse("duckdb", tmp_path_factory.mktemp("matching"))
    warehouse.dbt("compile", "--select", *MODELS)
    compiled = (warehouse.folder / "target" / "compiled").rglob("int_*.sql")
    return {
        path.stem: re.sub(r'"\w+"\."\w+"\."(int_\w+)"', r"\1", path.read_text())
        for path in compiled
    }


def rows_of(drawn: list[tuple]) -> list[tuple]:
    """Return rows of `int_product_movements`; ids sort unlike the rows."""
    rows = []
    for number, (customer, product, day, is_return, quantity) in enumerate(drawn):
        key = f"{(number * 7) % 31:02d}"
        at = START + timedelta(days=day)
        ids = (None, f"R{key}") if is_return else (f"O{key}", None)
        rows.append((customer, product, at, *ids, -quantity if is_return else quantity))
    return rows


def by_sql(matching: dict[str, str], rows: list[tuple]) -> set[tuple]:
    with duckdb.connect() as connection:
        connection.execute(
            "create table int_product_movements (customer_id text, product_id text,"
            " moved_at timestamp, order_id text, return_id text,"
            " quantity numeric(18, 4))"
        )
        if rows:
            connection.register("moved", pd.DataFrame(rows, dtype=object))
            connection.execute("insert into int_product_movements select * from moved")
        for model in MODELS:
            connection.execute(f"create table {model} as {matching[model]}")
        found = connection.execute("select * from int_returns_matched").fetchall()
    assert len(found) == len(set(found))
    return set(found)


def by_loop(rows: list[tuple]) -> set[tuple]:
    purchases, returns = defaultdict(list), defaultdict(list)
    for customer, product, at, order_id, return_id, quantity in rows:
        key = customer, product
        if order_id:
            purchases[key].append(Purchase(order_id, at, quantity))
        else:
            returns[key].append(Return(return_id, at, -quantity))
    return {
        (return_id, order_id, quantity.quantize(Decimal("0.0001")))
        for key in returns
        for return_id, order_id, quantity in match(purchases[key], returns[key])
    }


@settings(max_examples=60, deadline=None)
@given(drawn=MOVEMENTS)
def test_matching_by_levels_equals_matching_one_by_one(matching, drawn):
    rows = rows_of(drawn)
    assert by_sql(matching, rows) == by_loop(rows)


def test_a_wholesaler_with_many_lines_of_one_product_is_matched_in_seconds(matching):
    rows = [
        (
            "C",
            "P",
            START + timedelta(hours=number),
            None if number % 3 == 2 else f"O{number:05d}",
            f"R{number:05d}" if number % 3 == 2 else None,
            Decimal(-150 if number % 3 == 2 else 1 + number * 37 % 100),
        )
        for number in range(3_000)
    ]
    assert by_sql(matching, rows) == by_loop(rows)
