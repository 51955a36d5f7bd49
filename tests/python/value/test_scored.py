"""SQL forecasts what the formulas of the papers say, on both engines.

If this fails, whoever is called first is not who is most likely to order.
"""

import numpy as np
import pandas as pd
import pytest
from scipy.special import hyp2f1

from support.project import Warehouse

SCORED = """
    select
        inputs.customer_id, scores.moment, inputs.count_repeats,
        inputs.days_to_last_order / 7.0 as last_week,
        inputs.days_since_first_order / 7.0 as age,
        coalesce(inputs.mean_repeat_spend, 0) as mean_spend,
        scores.order_probability, scores.expected_orders, scores.expected_spend
    from segmentation_intermediate.value_inputs as inputs
    inner join segmentation_intermediate.value_scores as scores
        on inputs.customer_id = scores.customer_id and inputs.moment = scores.moment
"""
PARAMETERS = """
    select moment, name, value_number from segmentation.value_fits
    where section = 'parameter'
"""


@pytest.fixture
def scored(demo: Warehouse) -> pd.DataFrame:
    """Return the customers, with the parameters of their moment as columns."""
    customers = demo.query(SCORED).set_index(["customer_id", "moment"]).astype(float)
    parameters = demo.query(PARAMETERS).pivot(
        index="moment", columns="name", values="value_number"
    )
    return customers.reset_index().join(parameters.astype(float), on="moment")


def by_hypergeometric_function(s: pd.DataFrame) -> pd.Series:
    """Return the expected orders of 90 days, equation 10 of the paper."""
    ahead, x = 90 / 7, s["count_repeats"]
    base = s["alpha"] + s["age"]
    series = hyp2f1(
        s["r"] + x, s["b"] + x, s["a"] + s["b"] + x - 1, ahead / (base + ahead)
    )
    orders = (s["a"] + s["b"] + x - 1) / (s["a"] - 1)
    orders *= 1 - (base / (base + ahead)) ** (s["r"] + x) * series
    odds = s["a"] / (s["b"] + np.maximum(x, 1) - 1)
    odds *= (base / (s["alpha"] + s["last_week"])) ** (s["r"] + x)
    return orders / (1 + np.where(x > 0, odds, 0))


def test_expected_orders_are_those_of_the_paper(scored: pd.DataFrame) -> None:
    """The nodes stand for a function that no engine has."""
    expected = by_hypergeometric_function(scored)
    assert scored["moment"].nunique() == 2
    np.testing.assert_allclose(scored["expected_orders"], expected, rtol=1e-4)


def test_expected_spend_is_orders_times_value(scored: pd.DataFrame) -> None:
    """Gamma-gamma: a weighted mean of the customer's own value and that of all."""
    of_all = scored["p"] * scored["v"] / (scored["q"] - 1)
    own = scored["p"] * scored["count_repeats"]
    weight = own / (own + scored["q"] - 1)
    value = (1 - weight) * of_all + weight * np.maximum(scored["mean_spend"], 0)
    np.testing.assert_allclose(
        scored["expected_spend"], scored["expected_orders"] * value, rtol=1e-9
    )


def test_a_probability_is_one(scored: pd.DataFrame) -> None:
    """Also for the keenest customer and for one who ordered once, long ago."""
    assert scored["order_probability"].between(0, 1).all()
    # Who is expected to order more often is expected to order.
    assert (scored["order_probability"] <= scored["expected_orders"] + 1e-6).all()


def test_a_third_of_each_segment_is_likely(demo: Warehouse) -> None:
    """On the day of the fit; every customer who ordered has a tier."""
    tiers = demo.query(
        "select segment_id, tier, count_customers from segmentation.segment_tiers"
    ).pivot(index="segment_id", columns="tier", values="count_customers")
    shares = tiers.div(tiers.sum(axis=1), axis=0)
    assert ((shares - 1 / 3).abs() < 0.1).all(axis=None)
    without = demo.query(
        "select count(*) as n from segmentation.customer_segments "
        "where (tier is null) <> (segment_id = 'S00')"
    )
    assert without["n"].iloc[0] == 0
