"""An attribute counts as one feature, is found where it matters, and harms nowhere."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from sklearn.metrics import adjusted_rand_score

from attributes.world import AS_OF, world
from segmentation.load.attributes import with_attributes
from segmentation.load.stage import stage
from segmentation.segments.candidates.choice import choose
from segmentation.segments.candidates.compare import fit_candidates
from segmentation.segments.customers import prepare
from segmentation.settings.together import contradictions
from support.exported import assert_the_files_agree, customers_with_expected, export
from support.fit_settings import fit_settings
from support.project import Warehouse

NUMBERS = {"days_since_last_order": "log1p", "count_orders": "log1p"}
SIZE = 600
SETTINGS = {
    "as_of": AS_OF,
    "latest_plausible_at": "2026-01-02",
    "k_min": 2,
    "k_max": 2,
    "bootstrap_refits": 5,
    "gap_references": 0,
    "challenger_algorithms": [],
    "customer_attributes": ["kind", "colour", "employees", "is_member"],
    "clustering_features": {
        **NUMBERS,
        "average_order_value": "log1p",
        "is_member": "identity",
        "employees": "log1p",
        "kind": "one_hot",
    },
    "clustering_feature_weights": {"is_member": 0.1, "employees": 0.1},
}


def one_hot(name: str, values: np.ndarray) -> pd.DataFrame:
    """Return a column of 0 and 1 per value, as `customer_features` has them."""
    return pd.get_dummies(pd.Series(values), dtype=float).add_prefix(f"{name}_is_")


def labels_of(frame: pd.DataFrame, name: str, **changes: object) -> np.ndarray:
    """Return the segments of a fit on two numbers and an attribute."""
    features = {**NUMBERS, name: "one_hot"}
    settings = fit_settings(features, bootstrap_refits=5, **changes)
    settings = settings.over(frame.columns)
    sample = frame.assign(customer_id=[f"c{i:04d}" for i in range(len(frame))])
    customers = prepare(sample, settings)
    return choose(fit_candidates(customers.points, settings), settings).winner.labels


def alike(draw: np.random.Generator) -> pd.DataFrame:
    """Return customers who all buy alike."""
    return pd.DataFrame(
        {
            "days_since_last_order": draw.lognormal(3, 0.5, SIZE),
            "count_orders": draw.lognormal(1, 0.5, SIZE),
        }
    )


@pytest.mark.parametrize("values", [2, 5, 20])
def test_an_attribute_counts_as_one_feature(values: int) -> None:
    """If not, whoever adds an industry has segments of industries alone."""
    draw = np.random.default_rng(1)
    attribute = one_hot("tag", draw.integers(0, values, SIZE).astype(str))
    frame = alike(draw).join(attribute).assign(customer_id=range(SIZE))
    settings = fit_settings({**NUMBERS, "tag": "one_hot"}, winsor_share=0.0)
    settings = settings.over(frame.columns)
    customers = prepare(frame, settings)
    variances = pd.Series(customers.points.var(axis=0), settings.features)
    is_value = variances.index.str.startswith("tag_is_")
    assert variances[is_value].sum() == pytest.approx(1)
    assert variances[~is_value].to_list() == pytest.approx([1, 1])


def test_a_weight_is_a_number_of_features() -> None:
    """If not, nobody can say how much an attribute counts."""
    draw = np.random.default_rng(1)
    frame = alike(draw).join(one_hot("tag", draw.integers(0, 3, SIZE).astype(str)))
    weights = {"tag": 3, "count_orders": 0.5}
    settings = fit_settings(
        {**NUMBERS, "tag": "one_hot"}, clustering_feature_weights=weights
    ).over(frame.columns)
    customers = prepare(frame.assign(customer_id=range(SIZE)), settings)
    variances = pd.Series(customers.points.var(axis=0), settings.features)
    assert variances["count_orders"] == pytest.approx(0.5)
    assert variances.filter(like="tag").sum() == pytest.approx(3)


def test_two_kinds_that_only_an_attribute_separates_are_found() -> None:
    """If not, naming an attribute changes nothing."""
    draw = np.random.default_rng(2)
    kinds = draw.choice(["business", "private"], SIZE)
    frame = alike(draw).join(one_hot("kind", kinds))
    labels = labels_of(frame, "kind", k_min=2, k_max=4, k_max_small_data=4)
    assert adjusted_rand_score(kinds, labels) > 0.9


def test_a_useless_attribute_destroys_no_groups() -> None:
    """If not, each attribute that says nothing costs segments that do."""
    draw = np.random.default_rng(3)
    groups = draw.integers(0, 4, SIZE)
    frame = pd.DataFrame(
        {
            "days_since_last_order": np.array([10, 10, 200, 200])[groups]
            * draw.lognormal(0, 0.2, SIZE),
            "count_orders": np.array([2, 30, 2, 30])[groups]
            * draw.lognormal(0, 0.2, SIZE),
        }
    ).join(one_hot("colour", draw.choice(list("abcde"), SIZE)))
    labels = labels_of(frame, "colour", k_min=2, k_max=6, k_max_small_data=6)
    assert adjusted_rand_score(groups, labels) > 0.9


def test_what_is_protected_is_not_clustered_on() -> None:
    """If not, a shop treats people by what the law forbids, and does not notice."""
    values = {
        "clustering_features": {"Gender": "one_hot", "tenure_days": "log1p"},
        "never_cluster": ["gender"],
        "clustering_feature_weights": {"tenure": 2},
    }
    protected, strange = contradictions(values)
    assert "clustering_features names Gender, which the variable never_clu" in protected
    assert "clustering_feature_weights names tenure, which" in strange


def test_a_file_says_itself_which_attributes_it_has(tmp_path: Path) -> None:
    """If not, a shop of files has no attributes."""
    (tmp_path / "customer_attributes.csv").write_text(
        "Customer ID,Industry,employees,rating,is_member,note\n"
        "1,Retail,12,4.5,true,\n2,,,,false,x\n"
    )
    table = with_attributes(tmp_path, {})["customer_attributes"]
    assert {one.name: one.data_type for one in table.columns} == {
        "customer_id": "text",
        "industry": "text",
        "employees": "bigint",
        "rating": "numeric",
        "is_member": "boolean",
        "note": "text",
    }
    staged = stage(table, tmp_path / "customer_attributes.csv", tmp_path, lambda _: 0)
    rows = pq.read_table(staged.file).to_pylist()
    assert rows[0]["customer_id"] == "1"
    assert (rows[0]["is_member"], rows[1]["industry"]) == (True, None)


@pytest.mark.slow
def test_a_shop_of_two_kinds_is_built_with_them(
    empty: Warehouse, tmp_path: Path
) -> None:
    """The whole way on both engines: features, fit, scores, words, export, drift.

    If not, a shop learns of its attributes on some pages and not on others, or its
    website greets a customer as another kind than the mail.
    """
    empty.execute(world())
    # All of it: histories, boards and the ledger that the next day is compared with.
    tests = ("--exclude-resource-types", "unit_test")
    empty.command("dbt", "build", *tests, "--vars", json.dumps(SETTINGS))
    found = empty.query(
        "select segments.segment_id, features.kind, features.kind_is_missing,"
        " features.is_member, features.employees"
        " from segmentation.customer_segments as segments"
        " inner join segmentation.customer_features as features"
        " on segments.customer_id = features.customer_id"
    )
    known = found[found.kind.notna()]
    kinds = known.kind.str.strip().str.lower()
    assert adjusted_rand_score(kinds, known.segment_id) > 0.9
    assert found.kind_is_missing.sum() == found.kind.isna().sum() == 6
    assert set(known.is_member) == {0, 1}
    said = empty.query(
        "select sentence from segmentation.segment_differentiators"
        " where feature like 'kind_is_%' and feature_rank = 1 order by 1"
    )
    assert len(said) == 2
    assert "kind is" in said.sentence[0]
    for table, column in [
        ("segmentation.segment_feature_profiles", "feature = 'kind_is_business'"),
        ("segmentation.segment_feature_profiles", "feature = 'employees'"),
        ("segmentation_boards.board_segment_features", "feature_name like 'Kind is%'"),
        ("segmentation.segment_reasons", "feature like 'kind_is_%'"),
    ]:
        rows = empty.query(f"select 1 from {table} where {column}")
        assert len(rows), (table, column)
    card = export(empty, tmp_path)
    transforms = {one["feature"]: one["transformation"] for one in card["features"]}
    assert transforms["kind_is_private"] == transforms["kind_is_missing"] == "one_hot"
    assert (transforms["is_member"], transforms["employees"]) == ("identity", "log1p")
    assert_the_files_agree(tmp_path, card, customers_with_expected(empty))
    # Another day with the same model: the attribute drifts against its own past.
    later = {**SETTINGS, "as_of": "2026-01-02", "latest_plausible_at": "2026-01-03"}
    drift = ("--select", "+feature_drift", *tests)
    empty.command("dbt", "build", *drift, "--vars", json.dumps(later))
    drifted = empty.query("select distinct feature from segmentation.feature_drift")
    assert "kind_is_private" in set(drifted.feature)
