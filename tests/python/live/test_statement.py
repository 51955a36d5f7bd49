"""The query for one customer is made of the models of the build."""

import pytest

from segmentation.live import statement

SEGMENTS = 'select * from "db"."main"."customer_segments"'
AS_RUN = {
    "customer_segments": """
        -- depends_on: "db"."main"."run_verdict"
        select * from "db"."main"."candidate_segments"
    """,
    "candidate_segments": 'select * from "db"."main"."customer_features"',
    "segment_reasons": f"with typical_values_in_words as (select 1) {SEGMENTS}",
    "customer_features": 'select * from "db"."inter"."int_orders_netted"',
}


def test_a_customers_rows_are_the_only_ones_read():
    """If not, one answer reads the orders of all customers."""
    query = statement.live_query(AS_RUN, '"live"', "c", "t")
    assert 'from "live"."int_orders_netted" where customer_id = c' in query
    assert '"db"' not in query


def test_a_model_that_is_on_no_list_stops_the_publication():
    """If not, a share among all customers would be one among a single customer."""
    odd = 'select * from "db"."main"."shares_of_all"'
    models = AS_RUN | {"candidate_segments": odd}
    with pytest.raises(ValueError, match="would read shares_of_all: add it to a list"):
        statement.live_query(models, '"live"', "c", "t")


def test_an_expression_ends_at_its_own_parenthesis():
    """If not, a text with a parenthesis in it cuts the query in the middle."""
    text = "with {} as (select (')') as x), b as (select 1) select 1"
    name = "typical_values_in_words"
    found = statement.constants(AS_RUN | {"segment_reasons": text.format(name)})
    assert found == {name: f"with {name} as (select (')') as x)\nselect * from {name}"}


def test_value_is_asked_for_where_the_build_has_it():
    """If not, a shop without forecasts has no live answer at all."""
    assert "cast(null as double precision) as expected_spend" in statement.live_query(
        AS_RUN, '"live"', "c", "t"
    )
    scored = 'select * from "db"."main"."value_scores"'
    valued = AS_RUN | {
        "customer_segments": scored,
        "customer_value": SEGMENTS,
        "value_scores": "with tiers as (select 1) select * from tiers",
    }
    assert "valued.expected_spend" in statement.live_query(valued, '"live"', "c", "t")
