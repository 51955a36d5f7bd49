"""The real thing: Online Retail II, two years of a shop, on both engines."""

import pytest

from support.project import Warehouses
from support.tables import assert_equal_tables, contents, public_tables

pytestmark = [pytest.mark.slow, pytest.mark.recipe("retail")]
ENGINES = ["duckdb", "postgres"]
FAMOUS = {"12346": "541431", "16446": "581483"}


def test_rows_add_up(engine: str, built: Warehouses) -> None:
    """If not, real rows vanish between the shop and the segments."""
    warehouse = built(engine, "retail")
    counts = warehouse.query(
        f"select * from {public_tables(warehouse)['source_row_counts']}"
    ).set_index("source_table")
    parts = ["count_accepted", "count_duplicates", "count_rejected"]
    assert (counts[parts].sum(axis=1) == counts["count_raw"]).all()
    assert counts.loc["order_lines", "count_raw"] > 1_000_000
    reasons = warehouse.query(
        "select reject_reason, count(*) as n from "
        f"{public_tables(warehouse)['rejected_order_lines']} group by reject_reason"
    ).set_index("reject_reason")["n"]
    assert reasons["guest_sale"] > 200_000
    assert reasons["stock_adjustment"] > 2_000


def test_the_two_famous_orders_are_not_purchases(
    engine: str, built: Warehouses
) -> None:
    """If they are, two typing errors lead the list of the best customers."""
    warehouse = built(engine, "retail")
    features = public_tables(warehouse)["customer_features"]
    netted = features.replace("customer_features", "int_orders_netted").replace(
        ".", "_intermediate.", 1
    )
    orders = warehouse.query(
        f"select order_id, is_purchase from {netted} "
        "where order_id in ('541431', '581483')"
    )
    assert list(orders["is_purchase"]) == [False, False]
    best = warehouse.query(
        f"select customer_id from {features} order by net_spend desc limit 10"
    )
    assert not set(best["customer_id"]) & set(FAMOUS)


def test_both_engines_agree(built: Warehouses) -> None:
    """If not, the synthetic shop was too kind to the dialects."""
    assert_equal_tables(
        contents(built("duckdb", "retail")), contents(built("postgres", "retail"))
    )
