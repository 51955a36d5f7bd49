"""A malformed raw row is rejected with its reason, and no row is lost."""

from decimal import Decimal

import pytest

from malformed.raw_rows import GOOD, KEY, KINDS, kinds_of, rows_of
from support.messy import REVIEWED
from support.project import Warehouse, Warehouses

pytestmark = pytest.mark.recipe("malformed")
COUNTS = "select * from segmentation.source_row_counts"


def outcomes(warehouse: Warehouse, table: str) -> list[tuple]:
    """Return the sorted (key as text, outcome) of the rows after the good one."""
    rows = warehouse.query(
        f"select coalesce(cast({KEY[table]} as text), '') as row_key,"
        " case when is_duplicate then 'duplicate'"
        " else coalesce(reject_reason, 'accepted') end as outcome"
        f" from segmentation_staging.{REVIEWED[table]}"
    )
    return sorted(rows.itertuples(index=False, name=None))


def expected(table: str) -> list[tuple]:
    """Return the same from the list of kinds."""
    keys = [row[KEY[table]] for row in rows_of(table)]
    kept = ["" if key is None else str(key) for key in keys]
    wanted = ["accepted", *(kind[3] for kind in kinds_of(table))]
    return sorted(zip(kept, wanted, strict=True))


@pytest.mark.parametrize("kind", KINDS, ids=[kind[0] for kind in KINDS])
def test_a_malformed_row_has_its_outcome(
    engine: str, kind: tuple, built: Warehouses
) -> None:
    """If not, bad rows become features, or good rows are thrown away."""
    name, table, changes, outcome = kind
    row = rows_of(table)[1 + kinds_of(table).index(kind)]
    key = row[KEY[table]]
    if key is None:
        key = ""
    assert (str(key), outcome) in outcomes(built(engine, "malformed"), table), (
        name,
        changes,
    )


@pytest.mark.parametrize("table", GOOD)
def test_no_row_is_lost(engine: str, table: str, built: Warehouses) -> None:
    """If one is, a number is wrong without anybody being told."""
    assert outcomes(built(engine, "malformed"), table) == expected(table)
    counts = (
        built(engine, "malformed").query(COUNTS).set_index("source_table").loc[table]
    )
    parts = ["count_accepted", "count_duplicates", "count_rejected"]
    assert counts[parts].sum() == counts["count_raw"] == len(rows_of(table))


def test_the_good_rows_become_features(engine: str, built: Warehouses) -> None:
    """If not, one bad row spoils the customers around it."""
    found = built(engine, "malformed").query(
        "select count_orders, gross_spend, refunds, net_spend, days_since_last_order,"
        " days_since_last_login, is_last_login_defaulted"
        " from segmentation.customer_features where customer_id = 'good'"
    )
    # 10 for the good line and 10 for the one whose number has 64 bits.
    assert [*found.itertuples(index=False, name=None)] == [
        (1, Decimal(20), Decimal(1), Decimal(19), 213, 187, False)
    ]


def test_impossible_numbers_of_a_customer_are_unknown(
    engine: str, built: Warehouses
) -> None:
    """If not, a mean cost is infinite, or the orders of a customer are lost."""
    found = built(engine, "malformed").query(
        "select count(*) as n, count(acquisition_cost) + count(birth_year) as known"
        " from segmentation_staging.stg_shop__customers where customer_id"
        " in ('an infinite cost', 'a cost that is NaN', 'born in 99999999999')"
    )
    assert found.loc[0].tolist() == [3, 0]
