"""A run that leaves out the tests of single columns asks for all of them at once."""

import re

import pytest

from segmentation.commands.run import OF_RULES, RULES
from support.project import ROOT, Warehouses

SELECTED = ("--select", "stg_shop__exchange_rates", "every_rule_holds")
WITHOUT = ("--exclude", *OF_RULES)


@pytest.mark.recipe("tiny")
def test_a_rate_that_stands_twice_is_found_without_its_own_test(
    engine: str, copied: Warehouses
) -> None:
    """If not, the daily run counts every order of that currency twice."""
    shop = copied(engine, "tiny")
    shop.execute(
        "insert into segmentation_reference.exchange_rates select * from "
        "segmentation_reference.exchange_rates where currency = 'USD' "
        "and rate_date = date '2025-01-01'"
    )
    done = shop.dbt("build", *SELECTED, *WITHOUT, check=False)
    assert done.returncode != 0
    assert (
        "It does not hold that currencies have one rate per day, as for "
        "currency = USD, rate_date = 2025-01-01, count_rows = 2."
    ) in done.stdout
    # With the tests of the keys themselves, they speak, and the one test is silent.
    done = shop.dbt("build", *SELECTED, check=False)
    assert "ERROR currencies_have_one_rate_per_day" in done.stdout
    assert "ERROR every_rule_holds" not in done.stdout


@pytest.mark.recipe("bare")
def test_of_many_small_tables_the_broken_one_is_named(
    engine: str, copied: Warehouses
) -> None:
    """If not, one query for all says that something is wrong, and not what."""
    shop = copied(engine, "bare")
    shop.execute(
        "insert into segmentation_intermediate.segment_checks "
        "select * from segmentation_intermediate.segment_checks"
    )
    tables = ("feature_drift", "segment_drift", "run_findings")
    done = shop.dbt(
        "build", "--select", *tables, "every_rule_holds", *WITHOUT, check=False
    )
    said = re.findall(r"It does not hold that ([\w ]+), as for", done.stdout)
    assert set(said) == {"segments are checked once per check"}


def test_rules_that_are_left_out_are_asked_and_stop_a_run(manifest: dict) -> None:
    """If not, a key or a null is asked for by nobody in the daily run."""
    macro = (ROOT / "macros" / "gate" / "broken_rules.sql").read_text()
    listed = re.search(r"in \[([^\]]+)\]\s+and test.package_name", macro)[1]
    assert sorted(re.findall(r"\w+", listed)) == sorted(RULES)
    severities = {
        test["config"]["severity"].lower()
        for test in manifest["nodes"].values()
        if (test.get("test_metadata") or {}).get("name") in RULES
    }
    assert severities == {"error"}
