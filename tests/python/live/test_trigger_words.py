"""A trigger whose event never comes is said so before anybody waits for it."""

import pytest

from support.live import LIVE
from support.project import Warehouses


@pytest.mark.recipe("demo", "postgres")
def test_a_trigger_that_can_never_fire_is_named(copied: Warehouses) -> None:
    """If not, a misspelt type waits for years, and nobody hears of the carts."""
    shop = copied("postgres", "demo")
    shop.dbt("seed", "--quiet", "--select", "live_triggers", "--vars", LIVE)
    test = ("test", "--select", "triggers_wait_for_events_that_come", "--vars", LIVE)
    assert "Warning" not in shop.dbt(*test).stdout
    shop.execute(
        "update segmentation_reference.live_triggers set event_type = 'cart_abandonned'"
        " where trigger_key = 'abandoned_cart'"
    )
    said = shop.dbt(*test).stdout
    assert "The trigger abandoned_cart waits for cart_abandonned" in said
