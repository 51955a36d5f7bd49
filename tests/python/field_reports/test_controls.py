"""Beside each trouble stands a customer without it, who is as always."""

from decimal import Decimal

import pytest

from support.project import Warehouses

pytestmark = pytest.mark.recipe("field")

CONTROLS = {
    "ret_control": (1, Decimal(101), Decimal(100), Decimal(1), 451),
    "sign_control": (1, Decimal(50), Decimal(0), Decimal(50), 811),
}


@pytest.mark.parametrize("customer_id", CONTROLS)
def test_a_customer_without_trouble_is_as_always(
    engine: str, customer_id: str, built: Warehouses
) -> None:
    """If not, mending what is odd has broken what is usual."""
    found = built(engine, "field").query(
        "select count_orders, gross_spend, refunds, net_spend, tenure_days"
        f" from segmentation.customer_features where customer_id = '{customer_id}'"
    )
    assert tuple(found.iloc[0]) == CONTROLS[customer_id]


# Purchases, net spend, mean days between orders.
RIGHT = {
    # Cancelled and refunded: once nothing, not twice less.
    "ok_cancelled": (1, Decimal(20), None),
    # Three orders of one day are three.
    "ok_thrice_a_day": (4, Decimal(40), 10.0),
    # Returned for 50, exchanged for 60: one purchase.
    "ok_exchanged": (1, Decimal(60), None),
    # A refund with tax of lines without it: flagged, not hidden.
    "ok_refunded_with_tax": (0, Decimal(-20), None),
    "007": (1, Decimal(11), None),
    "7": (1, Decimal(12), None),
    # A far day means: never deleted.
    "ok_never_deleted": (1, Decimal(13), None),
}


@pytest.mark.parametrize("customer_id", RIGHT)
def test_what_was_always_right_stays_right(
    engine: str, customer_id: str, built: Warehouses
) -> None:
    """If not, money is lost or counted twice where other tools are known to."""
    found = built(engine, "field").query(
        "select count_orders, net_spend, mean_days_between_orders"
        f" from segmentation.customer_features where customer_id = '{customer_id}'"
    )
    assert (
        tuple(found.astype(object).where(found.notna(), None).iloc[0])
        == (RIGHT[customer_id])
    )
