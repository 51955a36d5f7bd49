"""The model card: what the exported files are, for people and programs."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from typing import Any

from segmentation.export.read import FittedModel

PACKAGES = ("customer-segmentation", "scikit-learn", "numpy", "onnx")
RULE_SEGMENTS = [{"segment_id": "S00", "when": "not has_ordered"}]
CAVEATS = [
    "The model is for customers who ordered; all others are in a rule segment.",
    "customer_segments may hold a border customer in the previous segment.",
    "Missing features are not-a-number. A feature means what customer_features says.",
    "The probabilities of k-means are those of an equal spherical mixture.",
    "A joblib file runs code when it is loaded: load only what you wrote yourself.",
]


def model_card(model: FittedModel, files: Mapping[str, bytes]) -> bytes:
    """Return the card as JSON; it names the files with their SHA-256.

    Parameters
    ----------
    model
        As `read_model` returns it.
    files
        Name and content of the files that it describes.
    """
    card = {
        "model": {name: _plain(value) for name, value in model.model_row.items()},
        "features": _records(model.scaling, "feature"),
        "segments": _records(model.segments, "segment_id"),
        "rule_segments": RULE_SEGMENTS,
        "score": "bias + sum of weight x (x - centre)^2, the least wins",
        "probability": "softmax(-probability_scale x score)",
        "caveats": CAVEATS,
        "exported_with": {name: version(name) for name in PACKAGES},
        "files": {n: hashlib.sha256(data).hexdigest() for n, data in files.items()},
    }
    return (json.dumps(card, indent=2, ensure_ascii=False) + "\n").encode()


def _records(frame: Any, key: str) -> list[dict[str, Any]]:
    records = frame.rename_axis(key).reset_index().to_dict("records")
    return [{name: _plain(v) for name, v in record.items()} for record in records]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
