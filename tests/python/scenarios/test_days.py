"""Ordinary days of made-up shops are published: sixty in a row, gaps, young, small."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from scenarios.days import READ, Days
from scenarios.worlds import World, write_world
from support.project import Warehouse, Warehouses

pytestmark = pytest.mark.nightly

# Both have Black Friday, Christmas and the week after it among the days.
SHOP = World(12, 60, days=500)
SMALL = World(13, 10, days=700, zones=(("Europe/Berlin", 1.0),))
YOUNG = World(14, 40, days=90, end="2025-10-15")
WORLDS = {
    "shop": (SHOP, date(2025, 11, 10)),
    "small": (SMALL, date(2025, 11, 10)),
    "young": (YOUNG, date(2025, 8, 10)),
}
# Days from one run to the next.
GAPS = {"shop": (3, 10, 30), "small": (3, 10), "young": (3,)}
ENGINES = [("duckdb", name) for name in WORLDS] + [("postgres", "small")]
WITHOUT_TESTS = ("--exclude-resource-types", "test", "unit_test")


def two_runs(warehouse: Warehouse, world: World, first: date, folder: Path) -> Days:
    """Load a world and let dbt run two days of it, of which the second is repeated."""
    warehouse.load("--from", str(write_world(world, folder)))
    second = first + timedelta(days=1)
    for day, chosen in (
        (first, ("+{}",)),
        (second, ("+{},int_as_of+", "+{},customer_segmentation.history.before")),
    ):
        selected = [one.format(name) for one in chosen for name in READ]
        # A parsed project writes no results, from which the next days are made.
        warehouse.command(
            "dbt",
            *("build", "--select", *selected, *WITHOUT_TESTS),
            *("--vars", str({"as_of": str(day)})),
        )
    return Days(warehouse, second)


def why_rejected(warehouse: Warehouse) -> list[str]:
    """Return what the gate rejects in the tables of a day."""
    found = warehouse.query(
        "select reason from segmentation.run_violations order by place"
    )
    return found["reason"].tolist()


@pytest.mark.parametrize(
    ("engine", "name"),
    [
        pytest.param(e, n, marks=pytest.mark.xdist_group(f"days_{e}"))
        for e, n in ENGINES
    ],
)
def test_ordinary_days_are_published(
    engine: str, name: str, new_warehouse: Warehouses, tmp_path: Path
) -> None:
    """If not, people learn to accept by hand, and one day they accept poison."""
    world, first = WORLDS[name]
    days = two_runs(new_warehouse(engine, f"days_{name}"), world, first, tmp_path)
    rejected = {}
    for ahead in range(2, 60):
        day = first + timedelta(days=ahead)
        days.run(day)
        why = why_rejected(days.warehouse)
        if why:
            rejected[str(day)] = why[0]
    # A run after a gap is compared with the day before the gap.
    for gap in GAPS[name]:
        days.run(first + timedelta(days=2))
        days.run(first + timedelta(days=2 + gap))
        why = why_rejected(days.warehouse)
        if why:
            rejected[f"after {gap} days"] = why[0]
    assert not rejected


def test_a_world_is_the_same_each_time(tmp_path: Path) -> None:
    """If not, a rejected day cannot be looked at again."""
    tiny = replace(SMALL, days=60)
    one, two = (write_world(tiny, tmp_path / name) for name in ("one", "two"))
    for file in one.iterdir():
        assert file.read_bytes() == (two / file.name).read_bytes()
