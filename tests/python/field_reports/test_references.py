"""A reference that leads nowhere is not a reference that is empty."""

import pytest

from support.project import Warehouses

pytestmark = pytest.mark.recipe("field")


def test_refunds_of_unknown_orders_are_rejected_by_name(
    engine: str, built: Warehouses
) -> None:
    """If not, all refunds of a shop are gone as those of guests, without a word."""
    warehouse = built(engine, "field")
    rejected = warehouse.query(
        "select return_id, reject_reason from segmentation.rejected_returns"
        " where return_id like 'ret%' order by return_id"
    )
    assert rejected.to_numpy().tolist() == [
        ["ret1", "unknown_order"],
        ["ret2", "unknown_order"],
        ["ret3", "unknown_order"],
    ]
    counts = warehouse.query(
        "select count_rejected, stops_the_build, example"
        " from segmentation.rejected_row_counts"
        " where source_table = 'returns' and reject_reason = 'unknown_order'"
    )
    count, stops, example = counts.iloc[0]
    assert count >= 3
    assert stops
    assert example == " 1003"


def test_a_return_of_an_unknown_order_lowers_its_own_customer(
    engine: str, built: Warehouses
) -> None:
    """If not, money is lost although the return says whose it is."""
    found = built(engine, "field").query(
        "select count_orders, cast(net_spend as int) as net"
        " from segmentation.customer_features where customer_id = 'ret_own'"
    )
    assert found.to_numpy().tolist() == [[1, 0]]
