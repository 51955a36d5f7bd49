"""How much customers are like those of a list, and in what."""

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse

SHOWN_REASONS = 3
ID = "customer_id"


@dataclass(frozen=True)
class Likeness:
    """The distance of a customer from the mean of a list.

    Parameters
    ----------
    parts
        Squared difference of each standardised feature; their sum is the square of
        the distance.
    reasons
        What the customer shares with the list and not with the others.
    """

    parts: Mapping[str, float]
    reasons: str

    @property
    def distance(self) -> float:
        """The distance in standard deviations."""
        return float(sum(self.parts.values())) ** 0.5

    def as_row(self) -> dict[str, Any]:
        """Return the columns of a list: distance, reasons, and the exact parts."""
        parts = {f"part_{name}": part for name, part in self.parts.items()}
        return {"distance": self.distance, "alike_in": self.reasons, **parts}


def read_ids(file: Path) -> list[str]:
    """Return the ids of a file: the column customer_id, else the first one.

    Raises
    ------
    InputError
        If there is no file, or no id in it.
    """
    if not file.is_file():
        raise InputError(f"there is no file {file}.")
    with file.open(newline="", encoding="utf-8-sig") as stream:
        rows = [row for row in csv.reader(stream) if any(map(str.strip, row))]
    place = rows[0].index(ID) if rows and ID in rows[0] else 0
    body = rows[1:] if rows and ID in rows[0] else rows
    ids = [row[place].strip() for row in body if len(row) > place]
    if not any(ids):
        raise InputError(f"{file} names no customer; it has one id a line.")
    return list(dict.fromkeys(one for one in ids if one))


def likenesses(warehouse: Warehouse, ids: Collection[str]) -> dict[str, Likeness]:
    """Return the likeness of every other customer who ordered.

    Features are standardised as the published model does it: a missing value takes
    the median, then values are winsorised, transformed and standardised.

    Parameters
    ----------
    warehouse
        Open warehouse.
    ids
        The customers to be like.

    Raises
    ------
    InputError
        If none of them has ordered, or there is no model.
    """
    scaling = _scaling(warehouse)
    features = [row["feature"] for row in scaling]
    rows = warehouse.rows(
        f"select customer_id, {', '.join(features)}"
        f" from {warehouse.published('customer_features')} where has_ordered"
        " order by customer_id"
    )
    raw = np.array([row[1:] for row in rows], dtype=float).reshape(-1, len(features))
    values = np.column_stack(
        [_standardised(raw[:, place], row) for place, row in enumerate(scaling)]
    )
    is_given = np.array([row[0] in set(ids) for row in rows], dtype=bool)
    if not is_given.any():
        raise InputError(
            f"none of the {len(ids):,} ids is a customer of the published run who "
            "has ordered."
        )
    centre = values[is_given].mean(axis=0)
    parts = (values - centre) ** 2
    gains = (values[~is_given].mean(axis=0, keepdims=True) - centre) ** 2 - parts
    typical = np.nanmedian(raw[is_given], axis=0)
    return {
        row[0]: Likeness(
            dict(zip(features, map(float, parts[place]), strict=True)),
            _reasons(features, gains[place], raw[place], typical),
        )
        for place, row in enumerate(rows)
        if not is_given[place]
    }


def _scaling(warehouse: Warehouse) -> list[dict[str, Any]]:
    segments = warehouse.published("customer_segments")
    scaling = warehouse.name(warehouse.schema, "segment_scaling")
    found = warehouse.records(
        f"select * from {scaling} where is_used and model_id ="
        f" (select max(model_id) from {segments}) order by feature"
    )
    if not found:
        raise InputError("there is no published model; run segmentation run first.")
    return found


def _standardised(values: np.ndarray, row: Mapping[str, Any]) -> np.ndarray:
    filled = np.where(np.isnan(values), row["fill_value"], values)
    kept = np.clip(filled, row["winsor_low"], row["winsor_high"])
    if row["transformation"] == "log1p":
        kept = np.log1p(np.maximum(kept, 0))
    return (kept - row["mean"]) / row["scale"]


def _reasons(
    features: list[str], gains: np.ndarray, values: np.ndarray, typical: np.ndarray
) -> str:
    """Name the features by which a customer is nearer than the others are."""
    best = [place for place in np.argsort(-gains, kind="stable") if gains[place] > 0]
    return "; ".join(
        f"{features[place]} {values[place]:.4g} (list {typical[place]:.4g})"
        for place in best[:SHOWN_REASONS]
    )
