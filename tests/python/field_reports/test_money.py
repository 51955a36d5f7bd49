"""Money counts once, as what it was paid for."""

from decimal import Decimal

import pytest

from support.project import Warehouses

COLUMNS = "count_orders, gross_spend, refunds, net_spend, count_categories"
# Worked out by hand: orders, gross, refunds, net, categories.
WITH_SETTINGS = {
    # The card is money in advance; the coat that it pays for counts once.
    "gift_card": (1, 100, 0, 100, 1),
    # 100 + 5, less nothing for the card; then 20 + 5, of which the hat came back.
    "gift_mixed": (1, 130, 20, 110, 1),
    # 90 with the coupon, and a credit note of 30, which is no order.
    "zero_coupon": (1, 60, 0, 60, 1),
    "zero_dispute": (1, 80, 0, 80, 1),
    "caps": (1, 7, 0, 7, 1),
}


@pytest.mark.recipe("field")
@pytest.mark.parametrize(
    ("customer", "spend"), [("calls", "12.5"), ("tiny", "40"), ("grams", "49.9")]
)
def test_prices_below_a_cent_are_worth_what_they_are(
    engine: str, customer: str, spend: str, built: Warehouses
) -> None:
    """If not, who buys by the call or by the gram spends nothing, or too much."""
    found = built(engine, "field").query(
        "select count_orders, net_spend from segmentation.customer_features"
        f" where customer_id = 'cent_{customer}'"
    )
    assert tuple(found.iloc[0]) == (1, Decimal(spend))


@pytest.mark.recipe("field_settings")
@pytest.mark.parametrize("customer_id", WITH_SETTINGS)
def test_settings_say_what_lines_refunds_and_words_are(
    engine: str, customer_id: str, built: Warehouses
) -> None:
    """If not, a gift card counts twice, or a coupon not at all."""
    found = built(engine, "field_settings").query(
        f"select {COLUMNS} from segmentation.customer_features"
        f" where customer_id = '{customer_id}'"
    )
    assert tuple(found.iloc[0]) == WITH_SETTINGS[customer_id]


@pytest.mark.recipe("field_settings")
def test_lists_in_capitals_hold_their_words(engine: str, built: Warehouses) -> None:
    """If not, a list written as the source writes it holds nothing."""
    found = built(engine, "field_settings").query(
        "select count_open_tickets, active_days_30d"
        " from segmentation.customer_features where customer_id = 'caps'"
    )
    assert tuple(found.iloc[0]) == (0, 0)
