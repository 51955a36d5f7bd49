"""Words of a source count as what they mean, in the spellings of its platform."""

import pytest

from support.project import Warehouses

pytestmark = pytest.mark.recipe("field")

# Orders in states without money are worth 1000 each, the others 1.
PURCHASES = {"woo": 2, "shopify": 7, "magento": 2, "stripe": 3}


@pytest.mark.parametrize("platform", PURCHASES)
def test_only_orders_that_are_paid_or_will_be_are_purchases(
    engine: str, platform: str, built: Warehouses
) -> None:
    """If not, a shop of that platform counts baskets that nobody paid."""
    found = built(engine, "field").query(
        "select count_orders, net_spend from segmentation.customer_features"
        f" where customer_id = 'word_{platform}'"
    )
    assert tuple(found.iloc[0]) == (PURCHASES[platform], PURCHASES[platform])


def test_events_and_tickets_count_in_any_spelling(
    engine: str, built: Warehouses
) -> None:
    """If not, a shop whose event is called `user_login` has no logins."""
    found = built(engine, "field").query(
        "select cast(last_login_at as text) as login, active_days_30d,"
        " cart_abandonments_90d, email_open_share_90d, count_open_tickets"
        " from segmentation.customer_features where customer_id = 'word_events'"
    )
    assert tuple(found.iloc[0]) == ("2025-03-20 10:00:00", 4, 1, 0.5, 1)
