"""The exported files assign what the warehouse assigns."""

import json
from pathlib import Path

import joblib
import numpy as np
import onnxruntime
import pandas as pd
import pytest

from support.project import Warehouse, Warehouses

# A mixture with diagonal covariance: every weight and bias is another one.
AS_A_MIXTURE = """
    update segmentation.segment_fits set value_number =
        0.5 + mod(length(feature) * cast(substr(segment_id, 2) as int), 7) / 4.0
    where section = 'centroid' and name = 'weight';
    update segmentation.segment_fits set value_number =
        1.5 * cast(substr(segment_id, 2) as int) - 4.0
    where section = 'segment' and name = 'bias';
    update segmentation.segment_fits set value_number = 0.5
    where section = 'model' and name = 'probability_scale';
"""
# By the first character of a hash: nulls, zeros, and what no shop ever sees.
EXTREMES = {"0": "null", "1": "0", "2": "-5", "3": "99999999"}


def export(warehouse: Warehouse, folder: Path) -> dict:
    """Export the current model; return its card."""
    words = ["--target", warehouse.engine, "--out", str(folder)]
    warehouse.command("segmentation", "export-model", *words)
    return json.loads((folder / "model_card.json").read_text())


def with_extremes(features: list[str]) -> str:
    """Return statements that put odd values into every feature."""
    nullable = "".join(
        "alter table segmentation.customer_features"
        f" alter column {feature} drop not null;"
        for feature in features
    )
    return nullable + "".join(
        f"update segmentation.customer_features set {feature} = {value}"
        f" where substr(md5(customer_id || '{feature}'), 1, 1) = '{character}';"
        for feature in features
        for character, value in EXTREMES.items()
    )


def customers_with_expected(warehouse: Warehouse) -> pd.DataFrame:
    """Return the raw features of who ordered, and what SQL made of them."""
    return warehouse.query("""
        select features.*, scored.segment_id, scored.score
        from segmentation.customer_features as features
        inner join segmentation_intermediate.segment_assignments as scored
            on features.customer_id = scored.customer_id
        order by features.customer_id
    """)


def assert_the_files_agree(folder: Path, card: dict, customers: pd.DataFrame) -> None:
    """Fail if scikit-learn or ONNX assigns or scores otherwise than SQL."""
    names = [one["feature"] for one in card["features"]]
    features = customers[names].astype("float64")
    expected = customers["segment_id"].tolist()

    pipeline = joblib.load(folder / "pipeline.joblib")
    assert pipeline.predict(features).tolist() == expected

    session = onnxruntime.InferenceSession(folder / "model.onnx")
    inputs = {name: features[name].to_numpy() for name in names}
    ids, scores, probabilities = session.run(None, inputs)
    assert ids.tolist() == expected
    assert scores.min(axis=1) == pytest.approx(
        customers["score"].astype("float64").to_numpy(), rel=1e-9, abs=1e-9
    )
    assert probabilities == pytest.approx(pipeline.predict_proba(features), abs=1e-9)
    assert probabilities.sum(axis=1) == pytest.approx(np.ones(len(customers)))


def test_both_files_assign_what_the_warehouse_assigns(
    demo: Warehouse, tmp_path: Path
) -> None:
    """If not, the website greets a customer as another segment than the mail."""
    card = export(demo, tmp_path)
    assert_the_files_agree(tmp_path, card, customers_with_expected(demo))
    segments = demo.query(
        "select segments.customer_id, segments.segment_id, features.has_ordered"
        " from segmentation.customer_segments as segments"
        " inner join segmentation.customer_features as features"
        " on segments.customer_id = features.customer_id"
    )
    by_rule = segments[~segments["has_ordered"].astype(bool)]
    assert set(by_rule["segment_id"]) == {card["rule_segments"][0]["segment_id"]}


@pytest.mark.recipe("demo")
def test_weights_bias_nulls_and_extremes_agree_too(
    engine: str, copied: Warehouses
) -> None:
    """If not, a mixture or an odd customer is assigned otherwise outside."""
    warehouse = copied(engine, "demo")
    scaling = warehouse.query(
        "select distinct feature from segmentation.segment_scaling"
    )
    warehouse.execute(AS_A_MIXTURE + with_extremes(scaling["feature"]))
    warehouse.dbt(
        "run",
        # What scores in SQL, and the readable tables that the export takes.
        *("--select", "segment_fits+,+segment_assignments"),
        "segment_fits+,path:models/segments/model",
        *("--exclude", "segment_fits"),
    )
    folder = warehouse.folder / "exported"
    card = export(warehouse, folder)
    customers = customers_with_expected(warehouse)
    assert customers["segment_id"].nunique() > 2
    assert_the_files_agree(folder, card, customers)
