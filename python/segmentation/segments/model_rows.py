"""A fitted model as tidy rows, and back."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from segmentation.segments.bins import decile_bins
from segmentation.segments.identity import RULES, Identified, PreviousModel
from segmentation.segments.preparation import FeatureScaler
from segmentation.segments.prototypes import Prototypes

Row = dict[str, Any]


def values(section: str, entries: Mapping[str, Any], **keys: str) -> Iterator[Row]:
    """Yield one row per named value, numbers and texts in their own column."""
    for name, value in entries.items():
        column = "value_text" if isinstance(value, str) else "value_number"
        if value is not None:
            value = value if isinstance(value, str) else float(value)
        yield {"section": section, "name": name, column: value, **keys}


def scaling_rows(features: list[str], scaler: FeatureScaler) -> Iterator[Row]:
    """Yield how each feature is winsorised, transformed and standardised.

    Parameters
    ----------
    features : list of str
        Names of the features, in the order of the columns.
    scaler
        Fitted on these features.
    """
    for position, feature in enumerate(features):
        entries = {
            "transformation": scaler.transforms[position],
            "fill_value": scaler.fill_[position],
            "winsor_low": scaler.low_[position],
            "winsor_high": scaler.high_[position],
            "mean": scaler.mean_[position],
            "scale": scaler.scale_[position],
            "is_used": scaler.is_used_[position],
        }
        yield from values("scaling", entries, feature=feature)


def bin_rows(
    features: list[str], sample: np.ndarray, scaler: FeatureScaler
) -> Iterator[Row]:
    """Yield how each feature, (n_customers, n_features), was spread in the fit.

    Parameters
    ----------
    features : list of str
        Names of the features, in the order of the columns.
    sample : ndarray of shape (n_customers, n_features)
        Values in their own units; NaN where unknown.
    scaler
        Fitted on the sample; says what fills the unknown.
    """
    filled = np.where(np.isnan(sample), scaler.fill_, sample)
    for position, feature in enumerate(features):
        bins = decile_bins(filled[:, position])
        for number, (upper_edge, share) in enumerate(bins, start=1):
            entries = {"upper_edge": upper_edge, "share": share}
            keys = {"feature": feature, "candidate": f"{number:02d}"}
            yield from values("bin", entries, **keys)


def centroid_rows(
    segment_ids: list[str], features: list[str], prototypes: Prototypes
) -> Iterator[Row]:
    """Yield centre and weight of each segment and feature; unused weigh nothing.

    Parameters
    ----------
    segment_ids : list of str
        Id of each prototype.
    features : list of str
        Names of the features, in the order of the columns.
    prototypes
        Over all features.
    """
    for place, segment_id in enumerate(segment_ids):
        for position, feature in enumerate(features):
            entries = {
                "centre": prototypes.centres[place, position],
                "weight": prototypes.weights[place, position],
            }
            keys = {"segment_id": segment_id, "feature": feature}
            yield from values("centroid", entries, **keys)


def segment_rows(
    segment_ids: list[str],
    names: Mapping[str, str],
    prototypes: Prototypes,
    counts: np.ndarray,
) -> Iterator[Row]:
    """Yield playbook key, bias and size of each segment.

    Parameters
    ----------
    segment_ids : list of str
        Id of each prototype.
    names
        Playbook key of each segment id.
    prototypes
        In the order of the ids.
    counts : ndarray of shape (k,)
        Customers of the fit in each segment.
    """
    for place, segment_id in enumerate(segment_ids):
        entries = {
            "playbook_key": names[segment_id],
            "bias": prototypes.bias[place],
            "count_customers_fitted": counts[place],
        }
        yield from values("segment", entries, segment_id=segment_id)


def lineage_rows(identified: Identified, previous: PreviousModel) -> Iterator[Row]:
    """Yield which segments were inherited, which began and which ended.

    Parameters
    ----------
    identified
        Ids of the new segments and distances of the inherited ones.
    previous
        The last published model.
    """
    pairs = zip(identified.segment_ids, identified.distances, strict=True)
    for segment_id, distance in pairs:
        outcome = "began" if distance is None else "inherited"
        entries = {"outcome": outcome, "distance": distance}
        yield from values("lineage", entries, segment_id=segment_id)
    for segment_id in previous.centres.index.difference(identified.segment_ids):
        yield from values("lineage", {"outcome": "ended"}, segment_id=segment_id)


def read_previous(rows: pd.DataFrame) -> PreviousModel:
    """Return the model that was written as these rows; none for no rows."""
    highest = _highest_number(rows)
    if not (rows["section"] == "model").any():
        return PreviousModel(highest_number=highest)
    scaling = _wide(rows, "scaling", "feature")
    used = list(scaling.index[scaling["is_used"] == 1.0])
    scale = scaling.loc[used, "scale"].astype("float64")
    mean = scaling.loc[used, "mean"].astype("float64")
    keys = rows[(rows["section"] == "segment") & (rows["name"] == "playbook_key")]
    prototypes, segment_ids = _prototypes(rows)
    centres = pd.DataFrame(prototypes.centres, segment_ids, scaling.index)[used]
    is_model = (rows["section"] == "model") & (rows["name"] == "algorithm")
    is_by_rules = (rows.loc[is_model, "value_text"] == RULES).any()
    if is_by_rules:
        centres = centres[centres.index.isin(_peopled(rows))]
    return PreviousModel(
        model_id=str(rows.loc[rows["section"] == "model", "model_id"].iloc[0]),
        centres=centres * scale + mean,
        scale=scale,
        keys=dict(zip(keys["segment_id"], keys["value_text"], strict=True)),
        highest_number=highest,
        scaler=FeatureScaler.from_scaling(scaling),
        prototypes=prototypes,
        is_by_rules=bool(is_by_rules),
    )


def _peopled(rows: pd.DataFrame) -> pd.Series:
    """Return the segments that had customers; a rule may have none."""
    counts = rows[
        (rows["section"] == "segment") & (rows["name"] == "count_customers_fitted")
    ]
    return counts.loc[counts["value_number"] > 0, "segment_id"]


def _highest_number(rows: pd.DataFrame) -> int:
    """Return the highest number of an id in the model and in what was published."""
    highest = rows[rows["name"] == "highest_segment_number"]["value_number"]
    return int(highest.max()) if len(highest) else 0


def _prototypes(rows: pd.DataFrame) -> tuple[Prototypes, pd.Index]:
    """Return prototypes over all features, and the segment of each."""
    part = rows[rows["section"] == "centroid"]
    wide = part.pivot(
        index="segment_id", columns=["name", "feature"], values="value_number"
    ).astype("float64")
    segments = rows[(rows["section"] == "segment") & (rows["name"] == "bias")]
    bias = segments.set_index("segment_id")["value_number"].astype("float64")
    model = rows[rows["section"] == "model"].set_index("name")["value_number"]
    prototypes = Prototypes(
        wide["centre"].sort_index(axis="columns").to_numpy(),
        wide["weight"].sort_index(axis="columns").to_numpy(),
        bias.loc[wide.index].to_numpy(),
        float(model["probability_scale"]),
    )
    return prototypes, wide.index


def _wide(rows: pd.DataFrame, section: str, index: str) -> pd.DataFrame:
    """Return one section with a column per name, in the order of the index."""
    part = rows[rows["section"] == section]
    wide = part.pivot(index=index, columns="name", values="value_number")
    texts = part.dropna(subset="value_text")
    for name, text in texts.pivot(
        index=index, columns="name", values="value_text"
    ).items():
        wide[name] = text
    return wide.sort_index()
