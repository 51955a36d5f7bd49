"""Experiments on nothing find nothing, and intervals hold the effect that there is.

If this fails, campaigns are repeated that do nothing, or stopped that work. Through
the project's own SQL: each experiment is a row of the seed with a salt of its own.
"""

from datetime import date

import pandas as pd
import pytest

from act import prepared_shop
from support.project import RETAIL, Warehouse, Warehouses

STARTS, ENDS = date(2011, 9, 10), date(2011, 12, 9)
EXPERIMENTS = 1500
# All experiments are groups of one query: with every third customer it takes minutes.
EVERY = 3
# Of all segments together: an effect of nothing is found in 5 % of the experiments.
FALSE_ALARMS = (0.04, 0.06)
COVERAGE = (0.935, 0.965)
ERRORS = """
    select
        avg(case when abs(effect) > bound * standard_error then 1.0 else 0 end)
            as cuped,
        avg(case when verdict in ('better', 'worse') then 1.0 else 0 end) as verdicts,
        stddev_samp(effect) / stddev_samp(effect_plain) as error_ratio
    from segmentation.experiment_effects
    where segment_id = 'ALL' and look = planned_looks
"""
OF_SEGMENTS = """
    select
        segment_id,
        avg(case when abs(effect) > bound * standard_error then 1.0 else 0 end)
            as cuped
    from segmentation.experiment_effects
    where segment_id <> 'ALL' and look = planned_looks
    group by 1 order by 1
"""
ANY_SEGMENT = """
    select avg(found) as found from (
        select
            experiment_id,
            max(case when verdict in ('better', 'worse') then 1.0 else 0 end) as found
        from segmentation.experiment_effects
        where segment_id <> 'ALL'
        group by 1
    ) as experiments
"""
# The effect that a sure effect has on these customers, after the caps.
COVERED = """
    select avg(
        case when truth.effect between effects.effect_low and effects.effect_high
        then 1.0 else 0 end
    ) as covered
    from segmentation.experiment_effects as effects
    inner join truth on effects.experiment_id = truth.experiment_id
    where effects.segment_id = 'ALL' and effects.look = effects.planned_looks
"""
TREATED = {
    "mean_net_spend": "outcome * 1.1",
    # 5 points more order again.
    "repeat_share": """
        greatest(outcome, case when
            hash(customer_id || 'x') % 1000000 < 1000000 * 0.05 / (
                select 1 - avg(outcome) from before where look = 1
            ) then 1 else 0 end)
    """,
}


@pytest.fixture
def shop(new_warehouse: Warehouses, request: pytest.FixtureRequest) -> Warehouse:
    """Return Online Retail II with a shop's worth of experiments on nothing."""
    if not RETAIL.exists():
        pytest.skip(f"{RETAIL.name} is not on this machine")
    metric, looks = request.param
    warehouse = new_warehouse("duckdb", f"error_rates_{metric}_{looks}")
    orders = prepared_shop.retail_orders()
    orders = orders[orders["customer_id"] % EVERY == 0]
    prepared_shop.prepare(warehouse, orders, STARTS)
    planned = prepared_shop.plans(
        EXPERIMENTS, STARTS, ENDS, metric=metric, planned_looks=looks
    )
    prepared_shop.fill(warehouse, "segmentation_reference.experiments", planned)
    prepared_shop.at(warehouse, STARTS, prepared_shop.ENROLMENT)
    prepared_shop.at(warehouse, ENDS, prepared_shop.EFFECTS)
    return warehouse


@pytest.mark.nightly
@pytest.mark.parametrize(
    "shop", [("mean_net_spend", 1), ("repeat_share", 1)], indirect=True
)
def test_nothing_is_found_where_nothing_is(shop: Warehouse) -> None:
    """In 4 to 6 % of the experiments, and the year before makes the error smaller."""
    errors = shop.query(ERRORS).astype(float).iloc[0]
    assert FALSE_ALARMS[0] <= errors["cuped"] <= FALSE_ALARMS[1]
    assert errors["verdicts"] == errors["cuped"]
    assert errors["error_ratio"] < 1
    of_segments = shop.query(OF_SEGMENTS).set_index("segment_id").astype(float)
    assert of_segments["cuped"].between(0.03, 0.075).all()
    assert float(shop.query(ANY_SEGMENT)["found"][0]) < 0.075
    covers_a_known_effect(shop)


@pytest.mark.nightly
@pytest.mark.parametrize("shop", [("mean_net_spend", 5)], indirect=True)
def test_looking_five_times_finds_no_more(shop: Warehouse) -> None:
    """Who looks five times with 1.96 finds something in 14 % of the experiments."""
    errors = shop.query(ERRORS).astype(float).iloc[0]
    assert FALSE_ALARMS[0] - 0.005 <= errors["verdicts"] <= FALSE_ALARMS[1] + 0.005


def covers_a_known_effect(shop: Warehouse) -> None:
    """Give the treated customers an effect, and look for it in the intervals."""
    metric = shop.query("select max(metric) as m from segmentation.experiment_effects")
    outcomes = "segmentation_intermediate.experiment_outcomes"
    changed = TREATED[metric["m"][0]]
    shop.execute(f"""
        create table before as select * from {outcomes} where look = 1;
        create table truth as
            select
                experiment_id,
                avg(least({changed}, outcome_cap) - least(outcome, outcome_cap))
                    as effect
            from before group by 1;
        update {outcomes} set outcome = {changed} where arm = 'treated' and look = 1;
    """)
    prepared_shop.at(shop, ENDS, prepared_shop.AFTER_OUTCOMES)
    covered = float(shop.query(COVERED)["covered"][0])
    assert COVERAGE[0] <= covered <= COVERAGE[1]
    truth: pd.DataFrame = shop.query("select max(effect) as most from truth")
    assert float(truth["most"][0]) > 0
