"""The figures of docs/online-retail-ii.md, from published gross to our net."""

from decimal import Decimal

import pytest

from support.project import Warehouse, Warehouses

pytestmark = [pytest.mark.slow, pytest.mark.recipe("sheet", "duckdb")]
PUBLISHED_GROSS = Decimal("8911407.90")
PUBLISHED_INVOICES = 25_900
# Online Retail II has one row that the older Online Retail lacks.
LAST_POSTAGE = Decimal(18)
CENT = Decimal("0.01")


@pytest.fixture(scope="module")
def sheet(built: Warehouses) -> Warehouse:
    """Return a warehouse with the features of the published sheet."""
    return built("duckdb", "sheet")


def one_row(warehouse: Warehouse, sql: str) -> tuple:
    return next(warehouse.query(sql).itertuples(index=False, name=None))


def test_every_published_invoice_is_accounted_for(sheet: Warehouse) -> None:
    """If not, invoices are lost or counted twice."""
    orders, credit_notes = one_row(
        sheet,
        "select (select count(*) from raw.orders),"
        " (select count(distinct split_part(return_id, '-', 1)) from raw.returns)",
    )
    assert (orders, credit_notes) == (22_064, 3_836)
    assert orders + credit_notes == PUBLISHED_INVOICES


def test_our_gross_is_the_published_one(sheet: Warehouse) -> None:
    """If not, our figure cannot be explained to those who know the data."""
    gross, net, purchases = one_row(
        sheet,
        "select sum(gross_spend), sum(net_spend), sum(count_orders)"
        " from segmentation.customer_features",
    )
    assert gross.quantize(CENT) == PUBLISHED_GROSS + LAST_POSTAGE
    assert net.quantize(CENT) == Decimal("8300083.81")
    assert purchases == 18_391


def test_refunds_lie_between_gross_and_net(sheet: Warehouse) -> None:
    """If not, the docs explain a step that does not exist."""
    matched = one_row(
        sheet,
        "select sum(refund_amount), count(*) filter (where not is_purchase),"
        " sum(gross_amount) filter (where not is_purchase)"
        " from segmentation_intermediate.int_orders_netted",
    )
    assert matched == (Decimal("473942.96"), 145, Decimal("338655.28"))
    unmatched = one_row(
        sheet,
        "select count(unmatched_refunds), sum(unmatched_refunds)"
        " from segmentation_intermediate.int_customer_orders",
    )
    assert unmatched == (472, Decimal("137399.13"))
