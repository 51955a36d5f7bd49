"""The query for one customer is made of the models of the build."""

import pytest

from segmentation.live import statement

AS_RUN = {
    "candidate_segments": 'select * from "db"."main"."customer_features"',
    "customer_features": 'select * from "db"."inter"."int_orders_netted"',
}


def test_a_customers_rows_are_the_only_ones_read():
    """If not, one answer reads the orders of all customers."""
    query = statement.live_query(AS_RUN, '"live"', "c", "t")
    assert 'from "live"."int_orders_netted" where customer_id = c' in query
    assert '"db"' not in query


def test_a_model_that_is_on_no_list_stops_the_publication():
    """If not, a share among all customers would be one among a single customer."""
    models = {"candidate_segments": 'select * from "db"."main"."shares_of_all"'}
    with pytest.raises(ValueError, match="would read shares_of_all: add it to a list"):
        statement.live_query(models, '"live"', "c", "t")


def test_an_expression_ends_at_its_own_parenthesis():
    """If not, a text with a parenthesis in it cuts the query in the middle."""
    models = dict.fromkeys(statement.CONSTANT, "")
    for model, name in statement.CONSTANT.items():
        models[model] = f"with {name} as (select (')') as x), b as (select 1) select 1"
    found = statement.constants(models)
    for name in statement.CONSTANT.values():
        assert found[name].startswith(f"with {name} as (select (')') as x)\n")
