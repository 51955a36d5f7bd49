"""Compare the files of an exported model with what SQL made of each customer."""

import json
from pathlib import Path

import joblib
import numpy as np
import onnxruntime
import pandas as pd
import pytest

from support.project import Warehouse


def export(warehouse: Warehouse, folder: Path) -> dict:
    """Export the current model; return its card."""
    words = ["--target", warehouse.engine, "--out", str(folder)]
    warehouse.command("segmentation", "export-model", *words)
    return json.loads((folder / "model_card.json").read_text())


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
