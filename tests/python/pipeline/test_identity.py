"""A segment stays itself: customers who did not change keep theirs.

The promise is 97 %, measured on the synthetic shop, whose archetypes are known.
"""

import numpy as np
import pandas as pd
import pytest
import yaml

from segmentation.datasets import synthetic
from segmentation.segments.fit import fit_segments
from segmentation.segments.model_columns import COLUMNS
from segmentation.segments.model_rows import read_previous
from support.fit_settings import settings_text
from support.project import ROOT, Warehouse, Warehouses

pytestmark = [pytest.mark.slow, pytest.mark.recipe("identity")]
PROMISED = 0.97
BEFORE, AFTER = "2025-11-01", "2025-12-01"
VARIABLES = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]
FEATURES = VARIABLES["clustering_features"]
PLAYBOOK = pd.read_csv(ROOT / "seeds" / "segment_playbook.csv")
RULES = pd.read_csv(ROOT / "seeds" / "segment_playbook_rules.csv")
RFM_RULES = pd.read_csv(ROOT / "seeds" / "rfm_rules.csv")
NOTHING = pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)


class World:
    """Customers as of two days, and what they truly were."""

    def __init__(self, warehouse: Warehouse) -> None:
        shop = warehouse.folder / "shop"
        synthetic.write(shop, customers=4000)
        warehouse.load("--from", str(shop))
        warehouse.dbt("seed")
        self.features = {day: features_of(warehouse, day) for day in (BEFORE, AFTER)}
        self.truth = pd.read_parquet(shop / "true_archetypes.parquet")
        self.model = fit(self.features[AFTER])

    def unchanged(self) -> pd.Index:
        """Return who was of the same archetype all the time between the days."""
        since = self.truth["since"] < pd.Timestamp(BEFORE)
        until = self.truth["until"]
        still = until.isna() | (until >= pd.Timestamp(AFTER))
        return pd.Index(self.truth.loc[since & still, "customer_id"])


def features_of(warehouse: Warehouse, day: str) -> pd.DataFrame:
    """Return the clustering features as of a day, one row per customer."""
    words = ("--select", "+customer_features", "--vars", f"as_of: {day}")
    warehouse.dbt("run", *words)
    columns = ", ".join(f"cast({name} as double) as {name}" for name in FEATURES)
    rows = warehouse.query(
        f"select customer_id, {columns} from segmentation.customer_features"
        " where has_ordered"
    )
    return rows.set_index("customer_id").astype("float64")


def fit(
    features: pd.DataFrame, previous: pd.DataFrame = NOTHING, **settings: object
) -> pd.DataFrame:
    """Fit as `segment_fits` does, without challengers."""
    request = pd.DataFrame(
        {
            "is_fit_needed": [True],
            "model_id": ["m"],
            "as_of": [pd.Timestamp(AFTER)],
            "fit_reason": ["forced"],
            "parameters_hash": ["p"],
            "count_customers": [len(features)],
            "settings": [settings_text(FEATURES, **settings)],
        }
    )
    sample = features.reset_index()
    return fit_segments(sample, request, previous, PLAYBOOK, RULES, RFM_RULES)


def segments(model: pd.DataFrame, features: pd.DataFrame) -> pd.Series:
    """Return the segment id of each customer, as the SQL would."""
    read = read_previous(model)
    points = read.scaler.transform(features[sorted(FEATURES)])
    positions = read.prototypes.assign(points)
    return pd.Series(read.centres.index[positions], features.index)


def kept(before: pd.Series, after: pd.Series, customers: pd.Index) -> float:
    """Return the share of these customers with the same segment id in both."""
    shared = customers.intersection(before.index).intersection(after.index)
    assert len(shared) > 1000
    return float((before[shared] == after[shared]).mean())


@pytest.fixture(scope="session")
def world(new_warehouse: Warehouses) -> World:
    """Return the synthetic shop on both days, and the model of the later one."""
    return World(new_warehouse("duckdb", "identity"))


@pytest.mark.parametrize("seed", [VARIABLES["fit_seed"], 1, 2])
def test_other_seeds_and_shuffled_rows_keep_the_ids(world: World, seed: int) -> None:
    """If not, segments move because the optimiser started somewhere else."""
    features = world.features[AFTER]
    shuffled = features.sample(frac=1, random_state=seed)
    again = fit(shuffled, world.model, fit_seed=seed)
    before = segments(world.model, features)
    assert kept(before, segments(again, features), features.index) >= PROMISED


@pytest.mark.parametrize("share", [0.01, 0.10])
def test_new_customers_move_nobody(world: World, share: float) -> None:
    """If not, whoever advertises renames the customers that were there before."""
    features = world.features[AFTER]
    old = features[np.random.default_rng(5).random(len(features)) >= share]
    model = fit(old)
    refitted = fit(features, model)
    before, after = segments(model, old), segments(refitted, features)
    assert kept(before, after, old.index) >= PROMISED


def test_a_refit_after_thirty_days_keeps_who_did_not_change(world: World) -> None:
    """If not, a quarterly refit breaks every running campaign."""
    model = fit(world.features[BEFORE])
    refitted = fit(world.features[AFTER], model)
    before = segments(model, world.features[BEFORE])
    after = segments(refitted, world.features[AFTER])
    assert kept(before, after, world.unchanged()) >= PROMISED


def test_the_same_fit_twice_gives_the_same_model(world: World) -> None:
    """If not, a re-run of a day moves customers."""
    again = fit(world.features[AFTER])
    is_clock = world.model["name"].str.endswith("_seconds")
    pd.testing.assert_frame_equal(again[~is_clock], world.model[~is_clock])
