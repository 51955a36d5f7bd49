"""Segments that stay themselves when the model is fitted again."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from segmentation.segments.preparation import FeatureScaler
from segmentation.segments.prototypes import Prototypes

# What `segment_models.algorithm` says of segments that no fit found.
RULES = "rfm_rules"
# Larger than any distance, so that a match beyond the bound is the last resort.
BEYOND = 1e6


@dataclass(frozen=True)
class PreviousModel:
    """The last published model, or nothing at all before the first one.

    ``centres`` has one row per segment_id and one column per feature that was
    used, in transformed units before standardising; ``scale`` holds the
    standard deviations; ``keys`` the playbook key of each segment; ``scaler`` and
    ``prototypes``, in the order of all features, assign customers as SQL did.
    ``highest_number`` is that of the highest id ever published; ``is_by_rules`` says
    that no fit found the segments.
    """

    model_id: str | None = None
    centres: pd.DataFrame = field(default_factory=pd.DataFrame)
    scale: pd.Series = field(default_factory=lambda: pd.Series(dtype="float64"))
    keys: dict[str, str] = field(default_factory=dict)
    highest_number: int = 0
    scaler: FeatureScaler | None = None
    prototypes: Prototypes | None = None
    is_by_rules: bool = False

    def prototypes_for(
        self, features: list[str], scaler: FeatureScaler, columns: np.ndarray
    ) -> Prototypes | None:
        """Return the prototypes in another scaler's standard deviations.

        None without a previous model, if it had other features, or if a feature
        distinguishes customers that did not at that time.

        Parameters
        ----------
        features : list of str
            All features, of which ``columns``, (n_features,), are in use.
        """
        then = self.scaler
        if then is None or self.is_by_rules or list(then.feature_names_in_) != features:
            return None
        if (columns & ~then.is_used_).any():
            return None
        scale = then.scale_ / scaler.scale_
        shift = (then.mean_ - scaler.mean_) / scaler.scale_
        return self.prototypes.restandardised(scale, shift).of(columns)


@dataclass(frozen=True)
class Identified:
    """The id of each new centre, and the distance where it was inherited."""

    segment_ids: list[str]
    distances: list[float | None]
    highest_number: int


def identify(new: pd.DataFrame, previous: PreviousModel, bound: float) -> Identified:
    """Give each row of ``new`` the id of its match, or one never used before.

    Parameters
    ----------
    new
        Centres in transformed units, one row per segment in the order in
        which new ids are to be given, one column per feature in use.
    previous
        The model to inherit from.
    bound
        Largest distance of a match: root mean square over the shared features,
        in standard deviations of the previous model.
    """
    matches = _matches(_distances(new, previous), bound)
    number = previous.highest_number
    segment_ids: list[str] = []
    for position in range(len(new)):
        if position in matches:
            segment_ids.append(str(previous.centres.index[matches[position][0]]))
        else:
            number += 1
            segment_ids.append(f"S{number:02d}")
    distances = [matches[i][1] if i in matches else None for i in range(len(new))]
    return Identified(segment_ids, distances, number)


def _distances(new: pd.DataFrame, previous: PreviousModel) -> np.ndarray:
    """Return the distance of each new (rows) to each old centre (columns)."""
    shared = [name for name in new.columns if name in previous.centres.columns]
    if not shared:
        return np.full((len(new), len(previous.centres)), BEYOND)
    scale = previous.scale[shared].to_numpy()
    ours = new[shared].to_numpy() / scale
    theirs = previous.centres[shared].to_numpy() / scale
    squares = (ours[:, None, :] - theirs[None, :, :]) ** 2
    return np.sqrt(squares.mean(axis=2))


def _matches(distances: np.ndarray, bound: float) -> dict[int, tuple[int, float]]:
    """Match rows with columns at the least total distance within the bound."""
    costs = np.where(distances <= bound, distances, BEYOND)
    rows, columns = linear_sum_assignment(costs)
    return {
        int(row): (int(column), float(distances[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if costs[row, column] < BEYOND
    }
