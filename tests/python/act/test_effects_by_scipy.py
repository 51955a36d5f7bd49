"""Arms, effects, intervals and verdicts are those of scipy, on both engines.

If this fails, a campaign is repeated that did nothing, or one engine says better where
the other says not shown. The oracle starts from the orders and shares no code.
"""

from datetime import date, timedelta
from hashlib import md5

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from act import prepared_shop
from support.project import Warehouses

STARTS, ENDS = date(2026, 3, 1), date(2026, 5, 10)
PLANS = {
    "spend": {"metric": "mean_net_spend"},
    "repeat": {"metric": "repeat_share", "treated_share": 0.3, "share_from": 0.2},
    "orders": {"metric": "mean_orders", "planned_looks": 5, "treated_share": 0.4},
}
SMALLEST_ARM, FEWEST_BUYERS = 50, 100
COLUMNS = """
    select
        experiment_id, segment_id, look, count_treated, count_control, effect,
        effect_plain, standard_error, effect_low, effect_high, interaction_z, verdict
    from segmentation.experiment_effects
    where look > 0
    order by experiment_id, segment_id, look
"""


# A build of these models takes half a minute; PostgreSQL's is in `make test-slow`.
pytestmark = pytest.mark.parametrize(
    "engine", ["duckdb", pytest.param("postgres", marks=pytest.mark.slow)]
)


@pytest.fixture
def orders() -> pd.DataFrame:
    """Return orders; those of one arm of `orders` are doubled, so that it is better."""
    made = prepared_shop.made_up_orders(1200)
    arms = made["customer_id"].map(lambda one: arm_of("salt 2", one, 0, 0.4, 0.5))
    is_late = made["ordered_at"] >= pd.Timestamp(STARTS)
    more = made[is_late & (arms == "treated")]
    more = more.assign(ordered_at=more["ordered_at"] + pd.Timedelta(minutes=5))
    return pd.concat([made, more], ignore_index=True)


@pytest.fixture
def effects(engine: str, new_warehouse: Warehouses, orders: pd.DataFrame):
    """Return what the project's SQL says at the end."""
    warehouse = new_warehouse(engine, "effects_by_scipy")
    prepared_shop.prepare(warehouse, orders, STARTS)
    for number, (name, settings) in enumerate(PLANS.items()):
        plan = prepared_shop.plans(1, STARTS, ENDS, **settings)
        plan = plan.assign(experiment_id=name, salt=f"salt {number}")
        prepared_shop.fill(warehouse, "segmentation_reference.experiments", plan)
    prepared_shop.at(warehouse, STARTS, prepared_shop.ENROLMENT)
    prepared_shop.at(warehouse, ENDS, prepared_shop.EFFECTS)
    return warehouse.query(COLUMNS)


def test_effects_and_verdicts_are_those_of_scipy(effects, orders) -> None:
    expected = pd.concat(
        by_scipy(orders, number, name) for number, name in enumerate(PLANS)
    )
    expected = expected.sort_values(["experiment_id", "segment_id", "look"])
    assert len(effects) == len(expected) > 40
    for column in ("experiment_id", "segment_id", "look", "verdict"):
        assert list(effects[column]) == list(expected[column])
    for column in ("count_treated", "count_control"):
        assert list(effects[column].astype(int)) == list(expected[column])
    for column in ("effect_plain", "effect", "standard_error", "effect_low"):
        found = effects[column].astype(float).to_numpy()
        np.testing.assert_allclose(found, expected[column], rtol=1e-9, atol=1e-9)
    assert {"better", "not shown", "too early"} <= set(effects["verdict"])
    the_interaction_is_that_of_cochran(effects)


def the_interaction_is_that_of_cochran(effects: pd.DataFrame) -> None:
    """Compare: the cube root of chi-square stands for the value of its chance."""
    whole = effects[effects["segment_id"] == "ALL"]
    for row in whole.itertuples():
        parts = effects[
            (effects["experiment_id"] == row.experiment_id)
            & (effects["look"] == row.look)
            & (effects["segment_id"] != "ALL")
            & (effects[["count_treated", "count_control"]].min(axis=1) >= SMALLEST_ARM)
        ]
        effect = parts["effect"].astype(float).to_numpy()
        weight = parts["standard_error"].astype(float).to_numpy() ** -2
        q = float((weight * (effect - np.average(effect, weights=weight)) ** 2).sum())
        z = stats.norm.isf(stats.chi2.sf(q, len(parts) - 1))
        assert float(row.interaction_z) == pytest.approx(z, rel=0.03, abs=0.05)


def arm_of(
    salt: str, customer: str, start: float, treated: float, control: float
) -> str | None:
    """Return the arm by the first eight digits of the hash."""
    place = int(md5(f"{salt}:{customer}".encode()).hexdigest()[:8], 16)
    ends = [
        round(2**32 * share)
        for share in (start, start + treated, start + treated + control)
    ]
    if ends[0] <= place < ends[1]:
        return "treated"
    return "control" if ends[1] <= place < ends[2] else None


def by_scipy(orders: pd.DataFrame, number: int, name: str) -> pd.DataFrame:
    """Return the effects of one experiment, computed from the orders."""
    plan = {"treated_share": 0.5, "share_from": 0, "planned_looks": 1, **PLANS[name]}
    people = prepared_shop.segmented(orders, STARTS).set_index("customer_id")
    people["arm"] = [
        arm_of(f"salt {number}", one, plan["share_from"], plan["treated_share"], 0.5)
        for one in people.index
    ]
    days = (ENDS - STARTS).days
    metric = plan["metric"]
    before = measured(orders, people, metric, STARTS - timedelta(days=days), STARTS)
    year = people[
        "net_spend_365d" if metric == "mean_net_spend" else "count_orders_365d"
    ]
    people["x"] = np.minimum(year, by_segment(year.astype(float), people))
    caps = by_segment(before, people)
    buyers = before[before > 0]
    few = (before > 0).groupby(people["segment_id"]).sum() < FEWEST_BUYERS
    caps = caps.where(~people["segment_id"].map(few), quantile(buyers))
    if metric == "repeat_share":
        caps[:] = 1
    found = []
    crossed: dict[str, str] = {}
    for look in range(1, plan["planned_looks"] + 1):
        until = STARTS + timedelta(days=look * days // plan["planned_looks"])
        people["y"] = np.minimum(measured(orders, people, metric, STARTS, until), caps)
        bound = prepared_shop.BOUNDS[plan["planned_looks"]]
        bound /= np.sqrt(look / plan["planned_looks"])
        enrolled = people.dropna(subset=["arm"])
        parts = {"ALL": enrolled, **dict(list(enrolled.groupby("segment_id")))}
        rows = {key: compared(part, bound) for key, part in parts.items()}
        questions = sum(
            row["smallest_arm"] >= SMALLEST_ARM
            for key, row in rows.items()
            if key != "ALL"
        )
        for key, row in rows.items():
            wider = stats.norm.isf(0.025 / questions) / stats.norm.isf(0.025)
            limit = bound * (1 if key == "ALL" else wider)
            is_beyond = abs(row["effect"]) > limit * row["standard_error"]
            if row["smallest_arm"] >= SMALLEST_ARM and is_beyond:
                crossed.setdefault(key, "better" if row["effect"] > 0 else "worse")
            last = look == plan["planned_looks"]
            verdict = crossed.get(key, "not shown" if last else "too early")
            names = {"experiment_id": name, "segment_id": key, "look": look}
            found.append({**names, **row, "verdict": verdict})
    return pd.DataFrame(found)


def compared(people: pd.DataFrame, bound: float) -> dict[str, float]:
    """Return the effect of a regression on arm and year, and Welch's error."""
    treated = people["arm"] == "treated"
    y, x = people["y"].astype(float), people["x"].astype(float)
    design = np.column_stack([treated, np.ones(len(people)), x])
    coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
    rest = y - coefficients[2] * x
    effect = float(coefficients[0])
    error = float(np.hypot(stats.sem(rest[treated]), stats.sem(rest[~treated])))
    return {
        "count_treated": int(treated.sum()),
        "count_control": int((~treated).sum()),
        "smallest_arm": int(min(treated.sum(), (~treated).sum())),
        "effect_plain": float(y[treated].mean() - y[~treated].mean()),
        "effect": effect,
        "standard_error": error,
        "effect_low": effect - bound * error,
    }


def measured(
    orders: pd.DataFrame, people: pd.DataFrame, metric: str, start: date, end: date
) -> pd.Series:
    """Return what each customer did in a time."""
    within = orders[
        (orders["ordered_at"] >= pd.Timestamp(start))
        & (orders["ordered_at"] < pd.Timestamp(end))
    ]
    groups = within.groupby("customer_id")["net_amount"]
    found = groups.sum() if metric == "mean_net_spend" else groups.count()
    found = found.reindex(people.index).fillna(0.0).astype(float)
    is_whole = metric == "repeat_share" and start == STARTS
    return (found > 0).astype(float) if is_whole else found


def by_segment(values: pd.Series, people: pd.DataFrame) -> pd.Series:
    """Return the cap of each customer's segment."""
    return people["segment_id"].map(
        values.groupby(people["segment_id"]).apply(quantile)
    )


def quantile(values: pd.Series) -> float:
    """Return the 99 % quantile, to four digits."""
    return float(np.floor(1e4 * values.quantile(0.99) + 0.5) / 1e4)
