"""The data sets whose files come inside a package, by their published figures."""

from decimal import Decimal

import duckdb
import pytest

from segmentation.datasets import find_dataset, tables
from segmentation.errors import InputError


def rows(directory, table, columns, where="true"):
    file = directory / f"{table}.parquet"
    return duckdb.sql(f"select {columns} from '{file}' where {where}").fetchall()


@pytest.fixture(scope="module")
def cdnow(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cdnow")
    find_dataset("cdnow", {})(folder, progress=None)
    return folder


@pytest.fixture(scope="module")
def journey(tmp_path_factory):
    folder = tmp_path_factory.mktemp("journey")
    find_dataset("complete-journey", {})(folder, progress=None)
    return folder


def test_cdnow_has_its_published_counts(cdnow):
    assert rows(cdnow, "customers", "count(*)") == [(23_570,)]
    assert rows(cdnow, "orders", "count(*), min(ordered_at)::date::text") == [
        (69_659, "1997-01-01")
    ]


def test_cdnow_lines_add_up_to_the_dollars_paid(cdnow):
    paid = rows(cdnow, "order_lines", "sum(quantity * unit_price - discount)")
    assert paid == [(Decimal("2500315.6300"),)]
    assert rows(cdnow, "order_lines", "max(discount) < 0.01") == [(True,)]


def test_the_complete_journey_has_its_published_counts(journey):
    assert rows(journey, "customers", "count(*)") == [(2_469,)]
    assert rows(journey, "orders", "count(*)") == [(155_848,)]
    assert rows(journey, "order_lines", "count(*)") == [(1_469_307,)]


def test_campaigns_of_the_complete_journey_are_actions(journey):
    """If not, who was reached and who redeemed a coupon is not seen by segment."""
    counted = "count(*), count(distinct campaign_id), count(responded_at)"
    assert rows(journey, "actions", counted) == [(6_589, 27, 792)]
    late = "count(*) filter (where responded_at < sent_at)"
    assert rows(journey, "actions", late) == [(0,)]
    known = "count(*), count(distinct customer_id), count(distinct age_range)"
    assert rows(journey, "customer_attributes", known) == [(801, 801, 6)]


def test_lines_of_the_complete_journey_add_up_to_what_was_paid(journey):
    paid = rows(journey, "order_lines", "sum(quantity * unit_price - discount)")
    assert paid == [(Decimal("4569679.6800"),)]
    assert rows(journey, "order_lines", "min(discount), min(quantity)") == [(0, 1)]


def test_a_discounted_line_keeps_its_shelf_price(journey):
    # Two pieces: 3.55 received, 1.78 off by card, 0.55 coupon, 0.45 matched.
    line = rows(
        journey,
        "order_lines",
        "quantity, unit_price, discount",
        "order_id = '31198795316' and product_id = '850562'",
    )
    assert line == [(2, Decimal("2.8900"), Decimal("2.7800"))]


def test_a_missing_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "find_spec", lambda name: None)
    with pytest.raises(InputError, match="lifetimes is not installed: .*pip install"):
        find_dataset("cdnow", {})(tmp_path, progress=None)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match="transactions.parquet"):
        find_dataset("complete-journey", {"path": tmp_path})(tmp_path, progress=None)
