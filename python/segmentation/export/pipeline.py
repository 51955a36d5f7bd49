"""A fitted model as a scikit-learn pipeline."""

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
    return Pipeline(
        [("scale", FeatureScaler.from_scaling(model.scaling)), ("assign", assign)]
    )
