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
