"""The tiny world's features are those worked out by hand, on both engines."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from oracle.facts import facts_of, read
from oracle.features import customer_features
from oracle.rules import Rules
from support.project import ROOT
from support.recipes import TINY_WORLD
from support.tables import differences

TRUTH = {"true": True, "false": False}
MONEY = ["gross_spend", "refunds", "net_spend", "net_spend_365d"]


def expected() -> pd.DataFrame:
    frame = read(TINY_WORLD)["expected_customer_features"].set_index("customer_id")
    return frame.map(lambda text: TRUTH.get(text, text))


def as_number(value: object) -> object:
    """Compare money, counts and shares as exactly as they are written."""
    if value is None or value != value or isinstance(value, bool):
        return None if value != value else value
    if isinstance(value, str):
        return float(Fraction(value))
    return float(value) if isinstance(value, int | float | Decimal) else value


def compare(found: pd.DataFrame) -> None:
    want = expected()
    columns = [column for column in want if column in found]
    assert sorted(found.index) == sorted(want.index)
    found = found.loc[want.index, columns]
    assert not differences(
        found.map(as_number).astype(object), want[columns].map(as_number).astype(object)
    )


def test_the_oracle_finds_what_was_worked_out_by_hand():
    rates = pd.read_csv(ROOT / "seeds" / "exchange_rates.csv", dtype=object)
    facts = facts_of(read(TINY_WORLD), Rules(rates, latest=datetime(2030, 1, 1)))
    compare(customer_features(facts.accepted, rates, datetime(2026, 3, 1)))


@pytest.mark.recipe("tiny")
def test_the_warehouse_finds_what_was_worked_out_by_hand(engine, built):
    found = built(engine, "tiny").query("select * from segmentation.customer_features")
    compare(found.set_index("customer_id"))
    for column in MONEY:
        assert all(
            value == Decimal(str(text))
            for value, text in zip(
                found.set_index("customer_id")[column].sort_index(),
                expected()[column].sort_index(),
                strict=True,
            )
        ), column


@pytest.mark.recipe("tiny", "duckdb")
def test_both_engines_have_the_same_features(built):
    sql = "select * from segmentation.customer_features order by customer_id"
    left, right = (
        built(engine, "tiny").query(sql) for engine in ("duckdb", "postgres")
    )
    assert not differences(left, right)
