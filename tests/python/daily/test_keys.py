"""A run that leaves out the tests of single keys asks for all keys at once."""

import pytest

from segmentation.commands.run import OF_KEYS
from support.project import Warehouses

SELECTED = ("--select", "stg_shop__exchange_rates", "every_key_holds")


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
    done = shop.dbt("build", *SELECTED, "--exclude", OF_KEYS, check=False)
    assert done.returncode != 0
    assert (
        "It does not hold that currencies have one rate per day, as for "
        "currency = USD, rate_date = 2025-01-01, count_rows = 2."
    ) in done.stdout
    # With the tests of the keys themselves, they speak, and the one test is silent.
    done = shop.dbt("build", *SELECTED, check=False)
    assert "ERROR currencies_have_one_rate_per_day" in done.stdout
    assert "ERROR every_key_holds" not in done.stdout
