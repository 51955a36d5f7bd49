"""Poison is refused, and what only looks like poison is published."""

from subprocess import CompletedProcess

import pytest

from scenarios.deliveries import HARMLESS, POISON, YESTERDAY, Delivery
from support.project import Warehouse, Warehouses

REFUSED = "a_rejected_run_is_not_published"
# A broken delivery is seen in the sources alone, which costs half of a run.
OF_SOURCES = ["+source_findings", "run_findings", "run_verdict", "run_violations"]
OF_ALL = ["+run_violations"]
ON_POSTGRES = {
    "the_order_feed_loses_30_percent",
    "currencies_of_a_week_are_swapped",
    "local_times_come_as_utc",
    "a_refit",
    "everybody_has_a_new_id_and_an_alias",
}
# Run by `make test`: there the unit tests of the checks run on both engines, too.
ALWAYS = {("duckdb", "the_order_feed_loses_30_percent")}


def marks_of(engine: str, name: str) -> list:
    """Return the marks of a scenario: a few run always, the others take long."""
    group = pytest.mark.xdist_group(f"scenarios_{engine}")
    return [group] if (engine, name) in ALWAYS else [group, pytest.mark.slow]


def on_engines(names: dict[str, Delivery]) -> list:
    """Return pairs of engine and name: all on DuckDB, some on PostgreSQL."""
    return [
        pytest.param(engine, name, marks=marks_of(engine, name))
        for engine in ("duckdb", "postgres")
        for name in names
        if engine == "duckdb" or name in ON_POSTGRES
    ]


def run(shop: Warehouse, delivery: Delivery, select: list[str]) -> CompletedProcess:
    """Take the delivery and run dbt up to the gate."""
    for statement in delivery.sql():
        shop.execute(statement)
    changes_seed = any("exchange_rates" in line for line in delivery.statements)
    return shop.dbt(
        "build",
        *["--select", *select, REFUSED],
        *["--exclude", "test_type:unit", "test_type:generic"],
        *(["resource_type:seed"] if changes_seed else []),
        *["--indirect-selection", "cautious"],
        *["--vars", str({"as_of": delivery.today, **delivery.variables})],
        check=False,
    )


@pytest.mark.parametrize(("engine", "name"), on_engines(POISON))
def test_poison_is_refused(engine: str, name: str, copied: Warehouses) -> None:
    """If not, a broken feed is published as if the customers had changed."""
    done = run(copied(engine, "scenarios"), POISON[name], OF_SOURCES)
    assert done.returncode != 0
    says_why = "This run is not published" in done.stdout
    assert says_why or "Too many rejected rows in raw." in done.stdout, done.stdout


@pytest.mark.parametrize(("engine", "name"), on_engines(HARMLESS))
def test_what_only_looks_like_poison_is_published(
    engine: str, name: str, copied: Warehouses
) -> None:
    """If not, people learn to accept by hand, and one day they accept poison."""
    shop = copied(engine, "scenarios")
    done = run(shop, HARMLESS[name], OF_ALL)
    assert done.returncode == 0, done.stdout
    verdict = shop.query("select verdict from segmentation.run_verdict")["verdict"]
    assert verdict[0] in ("accepted", "warned")


@pytest.mark.slow
@pytest.mark.recipe("scenarios")
def test_the_history_goes_on_under_a_new_id(engine: str, copied: Warehouses) -> None:
    """If not, all customers are lost and new on the day of a move."""
    shop = copied(engine, "scenarios")
    snapshot = ["build", "--select", "customer_segment_history", "--vars"]
    shop.dbt(*snapshot, str({"as_of": YESTERDAY}), "--exclude", "test_type:generic")
    done = run(
        shop,
        HARMLESS["everybody_has_a_new_id_and_an_alias"],
        ["+customer_segment_history", "segment_moves"],
    )
    assert done.returncode == 0, done.stdout
    history = shop.query(
        "select count(*) as n,"
        " count(*) filter (where customer_id like 'n-%') as renamed"
        " from segmentation.customer_segment_history"
        " where dbt_valid_from < timestamp '2025-12-02'"
    )
    assert history["renamed"][0] == history["n"][0] > 0
    moves = dict(
        shop.query(
            "select movement, sum(count_customers) as n from segmentation.segment_moves"
            " where as_of = timestamp '2025-12-02' group by 1"
        ).itertuples(index=False, name=None)
    )
    assert moves["stayed"] > 20 * moves.get("new", 0)
    assert "lost" not in moves
