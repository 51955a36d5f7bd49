"""Every customer of the warehouse is as a second implementation finds it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pandas as pd
import pytest

from oracle.facts import TABLES, Facts, facts_of
from oracle.features import customer_features
from oracle.rules import Rules
from support.project import ROOT, Warehouse, Warehouses
from support.tables import differences

RATES = pd.read_csv(ROOT / "seeds" / "exchange_rates.csv", dtype=object)


def facts_in(warehouse: Warehouse) -> Facts:
    """Clean the raw tables of a warehouse, without its models."""
    raw = {table: warehouse.query(f"select * from raw.{table}") for table in TABLES}
    latest = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1)
    return facts_of(raw, Rules(RATES, latest))


def compare_counts(warehouse: Warehouse, facts: Facts) -> None:
    """Compare how many rows there are and how many are accepted."""
    counts = warehouse.query("select * from segmentation.source_row_counts")
    found = {
        row.source_table: (row.count_raw, row.count_accepted)
        for row in counts.itertuples()
    }
    assert found == {table: facts.counts[table][:2] for table in TABLES}


def compare_customers(warehouse: Warehouse, facts: Facts) -> None:
    """Compare all columns that the oracle knows, of every customer."""
    found = warehouse.query(
        "select * from segmentation.customer_features order by customer_id"
    ).set_index("customer_id")
    want = customer_features(facts.accepted, RATES, found["as_of"].iloc[0])
    assert set(found.index) == set(want.index)
    columns, order = sorted(want.columns), sorted(want.index)
    assert not differences(
        as_numbers(found.loc[order, columns]), as_numbers(want.loc[order, columns])
    )


def as_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Return amounts without trailing zeros, so that equal ones are equal."""
    return frame.map(
        lambda value: value.normalize() if isinstance(value, Decimal) else value
    ).astype(object)


def check(warehouse: Warehouse) -> None:
    """Compare a warehouse with the oracle."""
    facts = facts_in(warehouse)
    compare_counts(warehouse, facts)
    compare_customers(warehouse, facts)


def test_the_demo_is_as_the_oracle_finds_it(demo: Warehouse) -> None:
    """If not, a definition in the docs is not what the tables hold."""
    check(demo)


@pytest.mark.slow
@pytest.mark.recipe("retail")
def test_online_retail_is_as_the_oracle_finds_it(
    engine: str, built: Warehouses
) -> None:
    """If not, real data have a case that the synthetic data lack."""
    check(built(engine, "retail"))
