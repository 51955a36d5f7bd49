"""Poison is not published, and a replay leaves the rows of a clean run."""

import json
from collections.abc import Callable

import pytest

from support.project import Warehouse
from support.tables import contents, differences, public_tables

DAYS = ["2025-12-28", "2025-12-29", "2025-12-30", "2025-12-31"]
BEHIND_THE_GATE = [
    "customer_segments",
    "segment_sizes",
    "segment_profiles",
    "customers",
    "customer_segment_history",
]


def build(warehouse: Warehouse, as_of: str, check: bool = True, **more: object):
    """Build everything as of a day."""
    return warehouse.dbt(
        "build", "--vars", json.dumps({"as_of": as_of, **more}), check=check
    )


@pytest.fixture(scope="session")
def replayed(engine: str, new_warehouse: Callable[[str, str], Warehouse]) -> Warehouse:
    """Return a small warehouse in which four days were built in order."""
    warehouse = new_warehouse(engine, "replayed")
    warehouse.load("--dataset", "synthetic", "--customers", "400")
    for day in DAYS:
        build(warehouse, day)
    return warehouse


def test_ranges_are_business_dates(replayed: Warehouse) -> None:
    """If not, 'where was this customer on that day' has two answers, or none."""
    history = public_tables(replayed)["customer_segment_history"]
    rows = replayed.query(
        f"select customer_id, dbt_valid_from, dbt_valid_to from {history}"
    )
    assert {str(day.date()) for day in rows["dbt_valid_from"]} <= set(DAYS)
    closed = rows.dropna(subset=["dbt_valid_to"])
    assert (closed["dbt_valid_from"] < closed["dbt_valid_to"]).all()
    observed = replayed.query(
        f"select customer_id from {public_tables(replayed)['customer_segments']}"
    )
    still_open = rows[rows["dbt_valid_to"].isna()]["customer_id"]
    assert sorted(still_open) == sorted(observed["customer_id"])


def test_a_replay_leaves_the_rows_of_the_first_run(replayed: Warehouse) -> None:
    """If not, repairing one old day rewrites what was true on the others."""
    before = contents(replayed, BEHIND_THE_GATE)
    refused = build(replayed, DAYS[1], check=False)
    assert refused.returncode != 0
    assert "backfill" in refused.stdout
    assert_unchanged(before, contents(replayed, BEHIND_THE_GATE))
    for day in DAYS[1:]:
        build(replayed, day, backfill=True)
    assert_unchanged(before, contents(replayed, BEHIND_THE_GATE))


def test_a_segment_that_halves_is_not_published(replayed: Warehouse) -> None:
    """If it is, a campaign goes out on a broken order feed."""
    before = contents(replayed, BEHIND_THE_GATE)
    segment = largest_segment(replayed)
    take_orders_from_half(replayed, segment)
    rejected = build(replayed, "2026-01-01", check=False)
    assert rejected.returncode != 0
    assert_unchanged(before, contents(replayed, BEHIND_THE_GATE))
    drift = replayed.query(
        f"select verdict, reason from {public_tables(replayed)['segment_drift']}"
    )
    assert "rejected" in set(drift["verdict"])
    build(replayed, "2026-01-01", accept_drift=True)
    after = contents(replayed, ["segment_sizes"])["segment_sizes"]
    assert len(after) > len(before["segment_sizes"])


def largest_segment(warehouse: Warehouse) -> str:
    """Return the id of the largest segment of customers who ordered."""
    table = public_tables(warehouse)["segment_profiles"]
    found = warehouse.query(
        f"select segment_id from {table} where segment_id <> 'S00' "
        "order by count_customers desc"
    )
    return found["segment_id"][0]


def take_orders_from_half(warehouse: Warehouse, segment: str) -> None:
    """Lose every order of each second customer of a segment."""
    table = public_tables(warehouse)["customer_segments"]
    warehouse.execute(
        f"""
        create table raw.lost as
        select customer_id from (
            select
                customer_id,
                row_number() over (order by customer_id) as place
            from {table} where segment_id = '{segment}'
        ) as numbered where mod(place, 2) = 0;
        delete from raw.order_lines where order_id in (
            select order_id from raw.orders
            where customer_id in (select customer_id from raw.lost));
        delete from raw.orders
        where customer_id in (select customer_id from raw.lost);
        drop table raw.lost;
        """
    )


def assert_unchanged(before: dict, after: dict) -> None:
    """Fail with what differs."""
    assert not {n: d for n in before if (d := differences(before[n], after[n]))}
