"""The exported files of a model."""

import io
from pathlib import Path

import joblib

from segmentation.atomic import write_files
from segmentation.errors import InputError
from segmentation.export.pipeline import to_pipeline
from segmentation.export.read import FittedModel

PIPELINE = "pipeline.joblib"
GRAPH = "model.onnx"
CARD = "model_card.json"


def write_model(model: FittedModel, folder: Path) -> list[Path]:
    """Write pipeline, graph and card into a folder; return their paths.

    A failure leaves the files that were there. The card is replaced last and
    holds the checksums of the others, so that a reader can tell a whole set.

    Parameters
    ----------
    model
        As `read_model` returns it.
    folder
        Made when it is not there.

    Raises
    ------
    InputError
        If the package group ``export`` is not installed.
    """
    try:
        from segmentation.export.card import model_card
        from segmentation.export.graph import to_onnx
    except ModuleNotFoundError as error:
        raise InputError(
            f"the package {error.name} is missing; install the group export: "
            "pip install --constraint constraints.txt --editable '.[export]'"
        ) from error
    pipeline = io.BytesIO()
    joblib.dump(to_pipeline(model), pipeline)
    files = {PIPELINE: pipeline.getvalue(), GRAPH: to_onnx(model).SerializeToString()}
    return write_files(folder, {**files, CARD: model_card(model, files)})
