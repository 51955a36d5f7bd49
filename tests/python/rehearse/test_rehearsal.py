"""A rehearsal says what the gate says, and leaves the warehouse as it was."""

import pytest
from click.testing import CliRunner, Result

from scenarios.deliveries import YESTERDAY
from segmentation.cli import main
from segmentation.rehearse.fault import Change
from segmentation.rehearse.faults import FAULTS
from segmentation.rehearse.nearest import nearest
from support.project import Warehouse, Warehouses
from support.tables import contents

SCHEMAS = (
    "select schema_name from information_schema.schemata"
    " where schema_name not like 'pg!_%' escape '!' order by 1"
)
LEFT_BEHIND = "segmentation_rehearsal_staging"


def rehearse(*words: str) -> Result:
    """Run the command in this process; it fails before it opens a warehouse."""
    return CliRunner().invoke(main, ["rehearse", *words])


def schemas(warehouse: Warehouse) -> list[str]:
    """Return the schemas of a warehouse."""
    return warehouse.query(SCHEMAS)["schema_name"].tolist()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "give either --fault NAME or --all"),
        (("--all", "--fault", "orders_lost"), "give either --fault NAME or --all"),
        (("--fault", "orders_lots"), "--fault orders_lots is none of the faults"),
        (("--all", "--vars", "[1]"), "write it as 'name: value'"),
        (("--all", "--vars", "as_of: 2026-01-01"), "--vars sets as_of"),
    ],
)
def test_bad_words_are_named(words: tuple[str, ...], said: str) -> None:
    """If not, a rehearsal of nothing passes for one in which all is caught."""
    done = rehearse(*words)
    assert done.exit_code == 2
    assert said in done.output


def test_every_fault_is_listed() -> None:
    """If not, nobody finds it."""
    listed = rehearse("--list")
    assert listed.exit_code == 0
    assert all(name in listed.output for name in FAULTS)


def test_a_name_with_a_quote_stays_a_name() -> None:
    """If not, a word of a source ends the statement."""
    change = Change("customers", "country = {country}", is_gone=True)
    assert "not coalesce(country = {country}, false)" in change.sql("t", ["country"])


def test_the_nearest_check_is_one_that_moved() -> None:
    """If not, a missed fault is explained by what was there before it."""
    good = {("a",): (0.9, "an old wound"), ("b",): (0.1, "quiet")}
    assert nearest(good, {("a",): (0.9, "an old wound"), ("b",): (0.4, "louder")}) == (
        "nearest, 40% of its bound: louder"
    )
    assert nearest(good, good) == "no check moved"


@pytest.mark.nightly
@pytest.mark.recipe("scenarios")
def test_a_rehearsal_touches_nothing(engine: str, copied: Warehouses) -> None:
    """If it does, trying a bound changes what people read."""
    shop = copied(engine, "scenarios")
    if engine == "postgres":
        # What a rehearsal left that was killed.
        shop.execute(f"create schema {LEFT_BEHIND}")
    before = contents(shop, ["segment_sizes", "source_measure_history"])
    there = [name for name in schemas(shop) if name != LEFT_BEHIND]
    done = shop.command(
        *("segmentation", "rehearse", "--target", engine, "--as-of", YESTERDAY),
        *("--fault", "orders_lost", "--fault", "refunds_doubled", "--fault"),
        *("currency_lost_its_rates", "--vars", "max_lost_share: 0.02"),
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    said = done.stderr
    assert "orders_lost: caught" in said
    assert "currency_lost_its_rates: caught" in said
    # Ten refunds a day cannot show a mere doubling.
    assert "refunds_doubled: missed" in said or "refunds_doubled: warned" in said
    for name, rows in contents(shop, [*before]).items():
        assert rows.equals(before[name])
    assert schemas(shop) == there
