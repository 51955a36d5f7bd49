"""A fitted model, read from the tables that describe it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from segmentation.errors import InputError
from segmentation.segments.prototypes import Prototypes
from segmentation.warehouse.base import Warehouse


@dataclass(frozen=True)
class FittedModel:
    """Everything that decides who belongs where.

    Parameters
    ----------
    model_row
        The row of ``segment_models``.
    scaling
        The rows of ``segment_scaling``, indexed by feature, in the order of
        the names: fill_value, winsor_low, winsor_high, transformation, mean,
        scale and is_used.
    segments
        Indexed by segment_id, in its order: segment_name, playbook_key, bias.
    prototypes
        Centres, weights and bias, in the order of segments and features.
    """

    model_row: Mapping[str, Any]
    scaling: pd.DataFrame
    segments: pd.DataFrame
    prototypes: Prototypes

    @property
    def model_id(self) -> str:
        """Key of the model."""
        return self.model_row["model_id"]

    @property
    def features(self) -> list[str]:
        """Names of the raw features, sorted."""
        return list(self.scaling.index)


def read_model(warehouse: Warehouse, model_id: str | None = None) -> FittedModel:
    """Return a model by its id, or the model of the newest accepted run.

    Parameters
    ----------
    warehouse
        Open warehouse with the public tables.
    model_id : str or None, default None
        A key of ``segment_models``.

    Raises
    ------
    InputError
        If nothing was published yet, or no model has this id.
    """
    model_row = _model_row(warehouse, model_id)
    wanted = f"model_id = '{model_row['model_id']}'"
    scaling = _frame(warehouse, "segment_scaling", wanted).set_index("feature")
    centroids = _frame(warehouse, "segment_centroids", wanted)
    segments = _segments(warehouse, centroids, wanted)
    prototypes = Prototypes(
        _wide(centroids, "centre"),
        _wide(centroids, "weight"),
        segments["bias"].to_numpy(dtype="float64"),
        float(model_row["probability_scale"]),
    )
    scaling = scaling.drop(columns="model_id").sort_index()
    return FittedModel(model_row, scaling, segments, prototypes)


def _model_row(warehouse: Warehouse, model_id: str | None) -> dict[str, Any]:
    """Return the row of ``segment_models``, numbers as they are stored."""
    if "segment_models" not in warehouse.table_names(warehouse.schema):
        raise InputError(
            f"there is no model in schema {warehouse.schema} of {warehouse.place}; "
            "run dbt build first."
        )
    models = {row["model_id"]: row for row in _rows(warehouse, "segment_models")}
    wanted = model_id or _current_model_id(warehouse)
    if wanted not in models:
        raise InputError(
            f"no model is called {wanted}; "
            f"segment_models has {', '.join(sorted(models)) or 'none'}."
        )
    return models[wanted]


def _current_model_id(warehouse: Warehouse) -> str:
    """Return the model of the newest accepted run: a rejected one has no sizes."""
    sizes = "segment_sizes"
    if sizes in warehouse.table_names(warehouse.schema):
        rows = _rows(warehouse, sizes)
        if rows:
            return max(rows, key=lambda row: row["as_of"])["model_id"]
    raise InputError(
        "no run was accepted yet, so there is no current model; "
        "name one of segment_models with --model-id."
    )


def _segments(
    warehouse: Warehouse, centroids: pd.DataFrame, wanted: str
) -> pd.DataFrame:
    """Return the segments with the names of the last run that used the model."""
    segments = centroids.groupby("segment_id")[["playbook_key", "bias"]].first()
    names = {}
    if "segment_sizes" in warehouse.table_names(warehouse.schema):
        sizes = _rows(warehouse, "segment_sizes", wanted)
        for row in sorted(sizes, key=lambda row: row["as_of"]):
            names[row["segment_id"]] = row["segment_name"]
    keys = segments["playbook_key"]
    known = pd.Series(segments.index, segments.index).map(names)
    segments.insert(0, "segment_name", known.fillna(keys))
    return segments.sort_index()


def _wide(centroids: pd.DataFrame, column: str) -> np.ndarray:
    """Return (n_segments, n_features), both in the order of their names."""
    wide = centroids.pivot(index="segment_id", columns="feature", values=column)
    return wide.sort_index().sort_index(axis="columns").to_numpy(dtype="float64")


def _frame(warehouse: Warehouse, table: str, condition: str) -> pd.DataFrame:
    return pd.DataFrame(_rows(warehouse, table, condition))


def _rows(
    warehouse: Warehouse, table: str, condition: str = "true"
) -> list[dict[str, Any]]:
    relation = warehouse.name(warehouse.schema, table)
    return warehouse.records(f"select * from {relation} where {condition}")
