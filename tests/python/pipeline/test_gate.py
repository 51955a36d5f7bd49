"""A run that is not believable is not published, and history can be re-run."""

import pandas as pd
import pytest

from support.project import Warehouse, Warehouses
from support.published import published_rows
from support.readers_during_builds import reading
from support.tables import assert_equal_tables, contents

PUBLISHED = [
    "customer_segments",
    "customers",
    "segment_sizes",
    "segment_profiles",
    "segment_feature_profiles",
    "segment_moves",
    "segment_outcomes",
    "customer_segment_history",
]
LOST = "(select customer_id from raw.customers where md5(customer_id) < '7')"
POISON = [
    "delete from raw.order_lines where order_id in "
    f"(select order_id from raw.orders where customer_id in {LOST})",
    f"delete from raw.orders where customer_id in {LOST}",
    f"delete from raw.returns where customer_id in {LOST}",
]


def build(
    warehouse: Warehouse, as_of: str, command: str = "build", **variables: bool
) -> str:
    """Run dbt as of a day and return what it said, success or not.

    The gate is a singular test; the generic ones are run by the demo's build.
    """
    values = {"as_of": as_of, "outcome_days": 3, **variables}
    words = [
        command,
        *(["--exclude", "test_type:generic"] if command == "build" else []),
    ]
    done = warehouse.dbt(*words, "--vars", str(values), check=False)
    return done.stdout if done.returncode == 0 else f"FAILED {done.stdout}"


def published(warehouse: Warehouse) -> dict[str, pd.DataFrame]:
    return contents(warehouse, PUBLISHED)


def assert_one_open_stay_per_customer(tables: dict[str, pd.DataFrame]) -> None:
    """Fail if 'where is this customer' has two answers, or none."""
    history = tables["customer_segment_history"]
    still_open = history[history["dbt_valid_to"].isna()]["customer_id"]
    assert sorted(still_open) == sorted(tables["customers"]["customer_id"])


def assert_the_ledger_says(warehouse: Warehouse, as_of: str, verdict: str) -> None:
    """Fail if nobody can look up afterwards what the gate said and why."""
    runs = warehouse.query("select * from segmentation.segmentation_runs")
    run = runs[runs["as_of"].astype(str).str.startswith(as_of)]
    assert list(run["verdict"]) == [verdict]
    assert " % of the orders were missing: of" in run["reasons"].iloc[0]
    assert list(run["is_published"]) == [verdict != "rejected"]


def assert_readers_are_told(warehouse: Warehouse, as_of: str) -> None:
    """Fail if readers cannot see that a later run than theirs was rejected."""
    with published_rows(warehouse) as rows:
        assert rows("select cast(cast(max(as_of) as date) as text) from customers") == [
            ("2025-12-04",)
        ]
        ((day, verdict),) = rows(
            "select cast(cast(as_of as date) as text), verdict from run_verdict"
        )
        assert (day, verdict) == (as_of, "rejected")
        # The first panel of the board of data health, and its line of drift.
        ((answer, shown),) = rows(
            "select answer, cast(cast(published_as_of as date) as text)"
            " from board_run_trust"
        )
        assert (answer, shown) == ("No", "2025-12-04")
        newest_drift = "select cast(cast(max(as_of) as date) as text) from "
        assert rows(newest_drift + "board_feature_drift") == [(as_of,)]
        ((newest, reasons),) = rows(
            "select cast(cast(as_of as date) as text), reasons from segmentation_runs"
            " order by as_of desc limit 1"
        )
        assert newest == as_of
        assert " % of the orders were missing: of" in reasons


def assert_nothing_unjudged_is_published(warehouse: Warehouse) -> None:
    """Fail if yesterday's candidates can be published under today's date."""
    words = ["--vars", str({"as_of": "2025-12-05"})]
    warehouse.dbt("run", "--select", "int_as_of", *words)
    done = warehouse.dbt("run", "--select", "customer_segments", *words, check=False)
    assert "the gate has not checked these candidates" in done.stdout


@pytest.mark.slow
@pytest.mark.recipe("gate")
def test_poison_is_not_published_and_history_can_be_run_again(
    engine: str, new_warehouse: Warehouses
) -> None:
    """If not, a broken feed becomes a campaign, or history drifts on a re-run."""
    warehouse = new_warehouse(engine, "gate")
    warehouse.load("--dataset", "synthetic", "--customers", "1500")
    for day in ("2025-12-01", "2025-12-04"):
        assert "FAILED" not in build(warehouse, day)
    straight = published(warehouse)
    assert_one_open_stay_per_customer(straight)
    assert not straight["segment_outcomes"].empty
    ledger = contents(warehouse, ["segmentation_runs"])

    with reading(warehouse) as seen:
        said = build(warehouse, "2025-12-01")
        assert "FAILED" in said
        assert "2025-12-04 00:00:00 is already published" in said
        assert_equal_tables(published(warehouse), straight)

        assert "FAILED" not in build(warehouse, "2025-12-04")
        assert_equal_tables(published(warehouse), straight)
        assert_equal_tables(contents(warehouse, ["segmentation_runs"]), ledger)

        assert_nothing_unjudged_is_published(warehouse)
        assert_equal_tables(published(warehouse), straight)

        for statement in POISON:
            warehouse.execute(statement)
        for command in ("build", "run"):
            said = build(warehouse, "2025-12-05", command)
            assert "FAILED" in said
            assert "This run is not published" in said
            assert "segment Prospects: from" in said
            assert " % of the orders were missing: of" in said
            assert "accept_drift: true" in said
            assert_equal_tables(published(warehouse), straight)
            assert_the_ledger_says(warehouse, "2025-12-05", "rejected")
            assert_readers_are_told(warehouse, "2025-12-05")

        assert "FAILED" not in build(warehouse, "2025-12-05", accept_drift=True)
    # Whole accepted runs only; the last one was accepted by hand.
    assert seen == [["2025-12-04"], ["2025-12-05"]]
    assert_the_ledger_says(warehouse, "2025-12-05", "accepted")
    verdict = contents(warehouse, ["run_verdict"])["run_verdict"]
    assert verdict["is_accepted_by_hand"].all()
