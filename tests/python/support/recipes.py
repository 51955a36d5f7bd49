"""What the built warehouses of the tests are made of, as data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from filelock import FileLock

from field_reports.world import load_situations, load_situations_with_settings
from hostile.world import WORDS as HOSTILE_WORDS
from hostile.world import load_hostile_world
from malformed.raw_rows import create_malformed_tables
from scenarios.deliveries import YESTERDAY
from support.messy import create_messy_tables
from support.postgres import new_database
from support.project import RETAIL, ROOT, Warehouse

TINY_WORLD = ROOT / "tests" / "python" / "tiny_world"
WITHOUT_TESTS = ("--exclude-resource-types", "unit_test", "test")
# Unit tests run where a warehouse is built first, not in each run.
WITH_UNIT_TESTS = ("--exclude-resource-types", "saved_query")
FEATURES = ("build", "--select", "+customer_features", *WITHOUT_TESTS)
TINY_DAY = '{as_of: "2026-03-01", latest_plausible_at: "2030-01-01"}'
# The bad rows are on purpose: their share may not stop the build.
MESSY = (
    "{max_rejected_share: 1, max_conflicting_share: 1,"
    " latest_plausible_at: '2026-01-01'}"
)
FIELD_SETTINGS = (
    "{max_rejected_share: 1, as_of: '2025-04-01', latest_plausible_at: '2026-01-01',"
    " base_currency: ' gbp ', accept_negative_lines: true,"
    " accept_negative_refunds: true, cancelled_order_statuses: [Cancelled, Failed],"
    " closed_ticket_statuses: [Closed], passive_event_types: [Email_Sent]}"
)
MALFORMED = (
    "{max_rejected_share: 1, as_of: '2026-01-01', latest_plausible_at: '2026-01-02'}"
)
# What people of the trade reported: rows to reject are among it.
FIELD = (
    "{max_rejected_share: 1, as_of: '2025-04-01', latest_plausible_at: '2026-01-01'}"
)
# What the tests of the situations read beside the features.
FIELD_TABLES = ("+customer_features", "+source_row_counts", "+unlinked_rows")
ROW_COUNTS = ("--select", "+rejected_row_counts", "--indirect-selection", "cautious")
# What a run is compared with: the ledgers, not the tables that people read.
LEDGERS = ("+segment_sizes", "+source_measure_history", "+feature_distributions")


def synthetic(customers: int) -> tuple[str, ...]:
    """Return the words that load a made-up shop."""
    return ("--dataset", "synthetic", "--customers", str(customers))


def retail(*words: str) -> tuple[str, ...]:
    """Return the words that load Online Retail II."""
    return ("--dataset", "online-retail-ii", "--path", str(RETAIL), *words)


@dataclass(frozen=True)
class Recipe:
    """Raw tables, and the commands that follow.

    Parameters
    ----------
    load
        The words of ``segmentation load``, or none.
    raw
        What makes the raw tables instead, or changes those that were loaded.
    dbt
        The words of each run of dbt.
    command
        A command to begin with, whose output stays in the file ``said``.
    settings
        Environment variables that only PostgreSQL has.
    """

    load: tuple[str, ...] = ()
    raw: Callable[[Warehouse], None] | None = None
    dbt: tuple[tuple[str, ...], ...] = ()
    command: tuple[str, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    needs: Path = ROOT


def drop_optional_tables(warehouse: Warehouse) -> None:
    """Leave the required raw tables alone."""
    for table in ("events", "returns", "tickets"):
        warehouse.execute(f"drop table raw.{table}")


RECIPES = {
    # As users build it: with the unit tests and the data tests of the project.
    "demo": Recipe(synthetic(1500), dbt=(("build", *WITH_UNIT_TESTS),)),
    # Runs since September, published by `segmentation demo`: outcomes, moves, a
    # second model and a rejected run are there.
    "replayed": Recipe(
        command=("segmentation", "demo", "--customers", "600", "--days", "0"),
        dbt=(("build", *WITHOUT_TESTS),),
    ),
    "bare": Recipe(
        synthetic(400),
        drop_optional_tables,
        (("build", *WITHOUT_TESTS, "--vars", "as_of: 2026-01-01"),),
    ),
    # A shop whose run of yesterday was accepted.
    "scenarios": Recipe(
        synthetic(1500),
        dbt=(
            ("build", "--select", *LEDGERS, *WITHOUT_TESTS)
            + ("--vars", str({"as_of": YESTERDAY})),
        ),
    ),
    # A few rows that can be checked by hand.
    "tiny": Recipe(
        ("--from", str(TINY_WORLD)),
        dbt=((*FEATURES, "--vars", TINY_DAY),),
    ),
    # The same with texts that end texts, statements and templates.
    "hostile": Recipe(raw=load_hostile_world, dbt=((*FEATURES, *HOSTILE_WORDS),)),
    # An odd session zone: nothing may depend on it.
    "messy": Recipe(
        raw=create_messy_tables,
        dbt=(("build", *ROW_COUNTS, "--vars", MESSY),),
        settings={"PGTZ": "Asia/Tokyo"},
    ),
    "malformed": Recipe(
        raw=create_malformed_tables,
        dbt=((*FEATURES, "--vars", MALFORMED),),
    ),
    # All situations of tests/python/field_reports as one shop, settings as shipped.
    "field": Recipe(
        raw=load_situations,
        dbt=(("build", "--select", *FIELD_TABLES, *WITHOUT_TESTS, "--vars", FIELD),),
    ),
    # Situations that need other settings, and kinds of lines.
    "field_settings": Recipe(
        raw=load_situations_with_settings,
        dbt=(
            ("build", "--select", "+customer_features", "--vars", FIELD_SETTINGS)
            + ("--exclude-resource-types", "unit_test", "test", "seed"),
        ),
    ),
    "retail": Recipe(retail(), dbt=(("build",),), needs=RETAIL),
    "sheet": Recipe(
        retail("--sheet", "Year 2010-2011"),
        dbt=(FEATURES,),
        needs=RETAIL,
    ),
}


def built(engine: str, recipe: str, folder: Path, server: dict[str, str]) -> Warehouse:
    """Return the warehouse of a recipe, made unless some worker made it before."""
    if not RECIPES[recipe].needs.exists():
        pytest.skip(f"{RECIPES[recipe].needs.name} is not on this machine")
    place = folder / f"{recipe}_{engine}"
    names = {**server, **RECIPES[recipe].settings, "PGDATABASE": recipe}
    warehouse = Warehouse(engine, place, names if engine == "postgres" else {})
    with FileLock(f"{place}.lock"):
        if (place / "failed").exists():
            pytest.fail(f"{place.name} could not be built: its first test says why")
        if not (place / "built").exists():
            place.mkdir(exist_ok=True)
            (place / "failed").touch()
            make(warehouse, RECIPES[recipe])
            (place / "failed").rename(place / "built")
    return warehouse


def make(warehouse: Warehouse, recipe: Recipe) -> None:
    """Follow a recipe in a folder of its own, and a database."""
    warehouse.folder.mkdir(exist_ok=True)
    if warehouse.engine == "postgres":
        new_database(warehouse.environment, warehouse.environment["PGDATABASE"])
    if recipe.load:
        warehouse.load(*recipe.load)
    if recipe.raw:
        recipe.raw(warehouse)
    if recipe.command:
        said = warehouse.command(*recipe.command).stdout
        (warehouse.folder / "said").write_text(said)
    for words in recipe.dbt:
        warehouse.dbt(*words)
