"""Exported files appear whole, and mistakes end in one sentence."""

import hashlib
import json
import sys
from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from segmentation.errors import InputError
from segmentation.export.read import FittedModel
from segmentation.export.write import write_model
from segmentation.segments.prototypes import Prototypes


def model(transformation: str = "log1p") -> FittedModel:
    """Return a model of one feature and two segments."""
    scaling = {
        "transformation": transformation,
        "fill_value": 1.0,
        "winsor_low": 0.0,
        "winsor_high": 100.0,
        "mean": 1.0,
        "scale": 2.0,
        "is_used": True,
    }
    names = {"segment_name": ["Rare", "VIP"], "playbook_key": ["rare", "vip"]}
    return FittedModel(
        {"model_id": "m1", "as_of": datetime(2026, 3, 1)},
        pd.DataFrame([scaling], index=pd.Index(["net_spend"], name="feature")),
        pd.DataFrame({**names, "bias": 0.0}, index=["S01", "S02"]),
        Prototypes(np.array([[-1.0], [1.0]]), np.ones((2, 1)), np.zeros(2), 0.5),
    )


def test_the_card_describes_the_files_beside_it(tmp_path):
    """If not, a reader cannot tell a whole set from two halves."""
    for _ in range(2):
        paths = write_model(model(), tmp_path)
    card = json.loads(paths[-1].read_text())
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(p.name for p in paths)
    assert card["files"] == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths[:-1]
    }
    assert [one["segment_name"] for one in card["segments"]] == ["Rare", "VIP"]


def test_a_failure_leaves_the_files_that_were_there(tmp_path):
    """If not, a service that loads the model at night finds half of it."""
    before = {p.name: p.read_bytes() for p in write_model(model(), tmp_path)}
    with pytest.raises(InputError, match=r"net_spend has the transform cube_root"):
        write_model(model("cube_root"), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_without_the_extra_one_sentence_says_what_to_install(tmp_path, monkeypatch):
    """If not, the user meets a traceback."""
    monkeypatch.setitem(sys.modules, "onnx", None)
    monkeypatch.delitem(sys.modules, "segmentation.export.graph", raising=False)
    with pytest.raises(InputError, match=r"onnx is missing; .*\[export\]"):
        write_model(model(), tmp_path)
    assert list(tmp_path.iterdir()) == []
