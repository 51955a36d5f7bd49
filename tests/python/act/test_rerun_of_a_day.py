"""A day that is run again has the arms and verdicts that it had."""

from datetime import date, timedelta

import pytest

from act import prepared_shop
from support.project import Warehouses

STARTS, ENDS = date(2026, 3, 1), date(2026, 5, 10)
ALL = (
    *prepared_shop.ENROLMENT,
    "experiment_outcomes",
    *prepared_shop.AFTER_OUTCOMES,
)
EFFECTS = """
    select experiment_id, segment_id, look, count_treated, effect, verdict
    from segmentation.experiment_effects order by 1, 2, 3
"""
ARMS = """
    select experiment_id, customer_id, arm, as_of
    from segmentation.experiment_assignments order by 1, 2
"""
TABLES = {
    "segmentation.customer_segments": "segment_id, segment_name, playbook_key, tier,"
    " as_of",
    "segmentation.customer_features": "net_spend_365d, count_orders_365d",
    "segmentation.customers": "marketing_consent",
}


@pytest.mark.slow
def test_a_run_of_an_old_day_repeats_its_verdicts(
    engine: str, new_warehouse: Warehouses
) -> None:
    """If not, a backfill rewrites what an experiment has shown."""
    warehouse = new_warehouse(engine, "rerun_of_a_day")
    orders = prepared_shop.made_up_orders(600)
    prepared_shop.prepare(warehouse, orders, STARTS)
    for kind in ("once", "rolling"):
        plan = prepared_shop.plans(1, STARTS, ENDS, kind=kind, metric="repeat_share")
        plan = plan.assign(experiment_id=kind, salt=kind, planned_looks=5)
        plan = plan.assign(ends=ENDS + timedelta(days=30))
        prepared_shop.fill(warehouse, "segmentation_reference.experiments", plan)
    prepared_shop.at(warehouse, STARTS, prepared_shop.ENROLMENT)
    prepared_shop.at(warehouse, ENDS, ALL)
    effects, arms = warehouse.query(EFFECTS), warehouse.query(ARMS)
    assert len(effects) > 10
    for table, columns in TABLES.items():
        listed = f"customer_id, {columns}"
        chosen = f"'new ' || customer_id, {columns}"
        warehouse.execute(
            f"insert into {table} ({listed}) select {chosen} from {table}"
            " where customer_id < 'k0050'"
        )
    prepared_shop.at(warehouse, ENDS + timedelta(days=20), ALL)
    assert len(warehouse.query(ARMS)) > len(arms)
    for table in TABLES:
        warehouse.execute(f"delete from {table} where customer_id like 'new %'")
    prepared_shop.at(warehouse, ENDS, ALL)
    assert warehouse.query(ARMS).equals(arms)
    assert warehouse.query(EFFECTS).equals(effects)
