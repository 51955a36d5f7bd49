"""Of rows with one key the newest version counts, and contradictions are counted."""

from decimal import Decimal

import pytest

from support.project import Warehouses

pytestmark = pytest.mark.recipe("field")

# Customer -> orders, net spend: an edited line, a restored customer, one who moved
# across time zones, orders that were cancelled by mistake, no version at all.
FEATURES = {
    "ver_edit": (1, Decimal(20)),
    "ver_back": (1, Decimal(70)),
    "ver_moved": (1, Decimal(7)),
    "ver_un": (2, Decimal(70)),
    "ver_none": (1, Decimal(150)),
}
# Table -> what is kept of a key.
KEPT = {
    ("shop__returns", "return_id = 'ver_ret1'", "refund"): Decimal(10),
    ("app__events", "event_id = 'ver_ev1'", "occurred_at"): "2025-03-20 10:00:00",
    ("support__tickets", "ticket_id = 'ver_t1'", "status"): "open",
}


@pytest.mark.parametrize("customer_id", FEATURES)
def test_the_newest_version_counts(
    engine: str, customer_id: str, built: Warehouses
) -> None:
    """If not, what was edited away counts, and who came back is gone."""
    found = built(engine, "field").query(
        "select count_orders, net_spend from segmentation.customer_features"
        f" where customer_id = '{customer_id}'"
    )
    assert [tuple(row) for row in found.to_numpy()] == [FEATURES[customer_id]]


def test_a_deletion_that_arrived_last_counts(engine: str, built: Warehouses) -> None:
    """If not, a customer who asked to be forgotten is written to."""
    found = built(engine, "field").query(
        "select * from segmentation.customer_features where customer_id = 'ver_gone'"
    )
    assert found.empty


@pytest.mark.parametrize(("place", "kept"), KEPT.items())
def test_the_last_version_is_staged(
    engine: str, place: tuple[str, str, str], kept: object, built: Warehouses
) -> None:
    """If not, a reopened ticket stays closed, an event stays where it was."""
    table, key, column = place
    found = built(engine, "field").query(
        f"select {column} as kept from segmentation_staging.stg_{table} where {key}"
    )
    assert [str(value) for value in found["kept"]] in ([str(kept)], [f"{kept}.0000"])


def test_contradictions_are_counted_apart(engine: str, built: Warehouses) -> None:
    """If not, two facts under one key look like one row delivered twice."""
    found = built(engine, "field").query(
        "select count_conflicting, conflicting_example, alike_example"
        " from segmentation.source_row_counts where source_table = 'order_lines'"
    )
    count, conflicting, alike = found.iloc[0]
    assert count == 1
    assert conflicting == "order_id ver_none1, line_number 1 (quantity)"
    assert alike == "order_id ver_none1, line_number 2"


@pytest.mark.slow
def test_contradictions_stop_the_build(engine: str, built: Warehouses) -> None:
    """If not, money is lost with a copy, and the first run is accepted."""
    names = ["contradicting_copies_stay_below_the_bound", "copies_of_rows_are_few"]
    # One line among those of all situations is less than a hundredth.
    bound = ("--vars", "{max_conflicting_share: 0.001}")
    done = built(engine, "field").dbt("test", "--select", *names, *bound, check=False)
    said = " ".join(done.stdout.split())
    assert done.returncode == 1
    assert "contradict another row with their key, such as order_id ver_none1" in said
    assert "are equal to another row and count once with it" in said
