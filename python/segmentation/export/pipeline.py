"""A fitted model as a scikit-learn pipeline."""

import numpy as np
from sklearn.pipeline import Pipeline

from segmentation.export.classifier import PrototypeClassifier
from segmentation.export.read import FittedModel
from segmentation.segments.preparation import FeatureScaler


def to_pipeline(model: FittedModel) -> Pipeline:
    """Return raw features -> standardised -> segment, fitted.

    It takes a frame with the columns ``model.features`` and missing values as
    not-a-number, and has ``predict`` and ``predict_proba``.
    """
    classes = list(model.segments.index)
    assign = PrototypeClassifier.from_prototypes(model.prototypes, classes)
    return Pipeline([("scale", _scaler(model)), ("assign", assign)])


def _scaler(model: FittedModel) -> FeatureScaler:
    scaling = model.scaling
    scaler = FeatureScaler(list(scaling["transformation"]))
    numbers = {
        "fill_": "fill_value",
        "low_": "winsor_low",
        "high_": "winsor_high",
        "mean_": "mean",
        "scale_": "scale",
    }
    for attribute, column in numbers.items():
        setattr(scaler, attribute, scaling[column].to_numpy(dtype="float64"))
    scaler.is_used_ = scaling["is_used"].to_numpy(dtype=bool)
    scaler.feature_names_in_ = np.array(model.features, dtype=object)
    scaler.n_features_in_ = len(scaling)
    return scaler
