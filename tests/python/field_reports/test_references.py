"""A reference that leads nowhere is not a reference that is empty."""

import pytest

from support.project import Warehouse, Warehouses

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


def test_orders_without_a_usable_line_are_counted(
    engine: str, built: Warehouses
) -> None:
    """If not, customers become prospects because a feed of lines is late."""
    warehouse = built(engine, "field")
    flags = warehouse.query(
        "select order_id, has_lines from segmentation_intermediate.int_orders_netted"
        " where order_id like 'lines%' or order_id = 'rej_a1'"
    )
    assert dict(flags.to_numpy().tolist()) == {
        "lines_l1": False,
        "lines_l2": False,
        "lines_g1": True,
        "lines_g2": False,
        "rej_a1": False,
    }
    counted = links(warehouse)
    assert counted["no_lines"] >= 3
    assert counted["no_lines_last_day"] >= 1


def test_an_order_with_a_rejected_line_does_not_say_what_an_order_is_worth(
    engine: str, built: Warehouses
) -> None:
    """If not, a coupon that was rejected raises the value of the customer's orders."""
    warehouse = built(engine, "field")
    found = warehouse.query(
        "select customer_id, count_orders, cast(net_spend as int) as net,"
        " cast(average_order_value as int) as value"
        " from segmentation.customer_features where customer_id like 'rej%'"
        " order by customer_id"
    )
    assert found.to_numpy().tolist() == [
        ["rej_all", 0, 0, 0],
        ["rej_coupon", 2, 140, 40],
        ["rej_stock", 1, 100, 100],
        ["rej_whole", 1, 100, 100],
    ]
    assert links(warehouse)["rejected_lines"] >= 2


def test_returns_of_unknown_orders_are_counted_whoever_they_are_of(
    engine: str, built: Warehouses
) -> None:
    """If not, a return that says whose it is hides that its order is spelled oddly."""
    assert links(built(engine, "field"))["unknown_orders"] >= 4


def links(warehouse: Warehouse) -> dict[str, int]:
    """Return measure -> rows that lead nowhere."""
    rows = warehouse.query(
        "select measure, count_unlinked from segmentation_intermediate.unlinked_rows"
    )
    return dict(rows.itertuples(index=False, name=None))
