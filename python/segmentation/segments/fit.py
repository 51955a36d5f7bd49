"""One fit from a sample of customers to the rows that describe the model."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import sklearn

from segmentation.segments import rows as tidy
from segmentation.segments.clustering import Choice, choose, fit_candidates
from segmentation.segments.identity import Identified, identify
from segmentation.segments.naming import name_segments
from segmentation.segments.preparation import FeatureScaler
from segmentation.segments.prototypes import from_centres, outlier_distance
from segmentation.segments.settings import FitSettings

# Engines may differ in the last bits of a ratio; beyond this they agree.
DECIMALS = 9
# Segments are numbered from the biggest spender down.
ORDERING_FEATURES = ("net_spend_365d", "net_spend", "average_order_value")


def fit_segments(
    sample: pd.DataFrame,
    request: pd.DataFrame,
    previous: pd.DataFrame,
    playbook: pd.DataFrame,
    rules: pd.DataFrame,
    settings: Mapping[str, Any],
) -> pd.DataFrame:
    """Fit, choose, identify and name segments; return the model as tidy rows.

    Parameters
    ----------
    sample
        One row per customer: customer_id and the clustering features. The order
        of the rows does not matter.
    request
        One row: is_fit_needed, model_id, as_of, fit_reason, parameters_hash and
        count_customers.
    previous
        Rows of the last published model, as returned by this function; empty
        before the first one.
    playbook, rules
        The seeds segment_playbook and segment_playbook_rules.
    settings
        See ``FitSettings``.

    Returns
    -------
    DataFrame
        The columns ``rows.COLUMNS``; no rows when no fit is needed.
    """
    wanted = request.iloc[0]
    if not bool(wanted["is_fit_needed"]) or sample.empty:
        return tidy.to_frame([], None, None)
    chosen = FitSettings.from_mapping(settings)
    fitted = _fit(sample, tidy.read_previous(previous), playbook, rules, chosen)
    header = _header(wanted, chosen, previous, fitted)
    return tidy.to_frame(
        [*header, *fitted["rows"]], wanted["model_id"], wanted["as_of"]
    )


def _fit(
    sample: pd.DataFrame,
    before: tidy.PreviousModel,
    playbook: pd.DataFrame,
    rules: pd.DataFrame,
    settings: FitSettings,
) -> dict[str, Any]:
    """Run the steps of a fit in order."""
    values = _values(sample, settings.features)
    scaler = FeatureScaler(settings.transforms, settings.winsor_share)
    points = scaler.fit_transform(values)
    candidates = fit_candidates(points, settings)
    choice = choose(candidates, settings)
    profiles, counts = _ordered(choice, settings.features)
    ids = _identified(profiles, scaler, before, settings)
    profiles.index = counts.index = pd.Index(ids.segment_ids)
    kept = {s: before.keys[s] for s in ids.segment_ids if s in before.keys}
    names = name_segments(profiles, playbook, rules, kept)
    rows = [
        *tidy.scaling_rows(settings.features, scaler),
        *tidy.bin_rows(settings.features, values, scaler),
        *tidy.segment_rows(names, counts.to_dict()),
        *tidy.centroid_rows(profiles, scaler.is_used_),
        *tidy.candidate_rows(candidates, choice),
        *tidy.lineage_rows(ids, before),
    ]
    scoring = _scoring(points[:, scaler.is_used_], choice, scaler, settings)
    return {
        "choice": choice,
        "ids": ids,
        "rows": rows,
        "count": len(values),
        "scoring": scoring,
    }


def _scoring(
    points: np.ndarray, choice: Choice, scaler: FeatureScaler, settings: FitSettings
) -> dict[str, float]:
    """Return what turns scores into probabilities, and what is far away."""
    if not scaler.is_used_.any():
        return {"probability_scale": 1.0, "outlier_distance": 0.0}
    winner = choice.winner
    centres = winner.centres[:, scaler.is_used_]
    prototypes = from_centres(centres, winner.inertia, len(points))
    fence = settings.outlier_distance_fence
    return {
        "probability_scale": prototypes.probability_scale,
        "outlier_distance": outlier_distance(points, centres, fence),
    }


def _values(sample: pd.DataFrame, features: list[str]) -> np.ndarray:
    """Return the features as (n_customers, n_features), sorted by customer."""
    ordered = sample.sort_values("customer_id")
    return np.round(
        ordered[features].to_numpy(dtype="float64", na_value=np.nan), DECIMALS
    )


def _ordered(choice: Choice, features: list[str]) -> tuple[pd.DataFrame, pd.Series]:
    """Return centres and sizes, the biggest spenders first."""
    centres = pd.DataFrame(choice.winner.centres, columns=features)
    first = [name for name in ORDERING_FEATURES if name in features][:1]
    by = first + [name for name in features if name not in first]
    order = centres.round(DECIMALS).sort_values(by, ascending=False).index
    counts = pd.Series(choice.winner.counts)
    return centres.loc[order].reset_index(drop=True), counts.loc[order]


def _identified(
    profiles: pd.DataFrame,
    scaler: FeatureScaler,
    before: tidy.PreviousModel,
    settings: FitSettings,
) -> Identified:
    """Match the centres with the previous ones in transformed units."""
    transformed = (profiles * scaler.scale_ + scaler.mean_).loc[:, scaler.is_used_]
    return identify(transformed, before, settings.max_identity_distance)


def _header(
    wanted: pd.Series,
    settings: FitSettings,
    previous: pd.DataFrame,
    fitted: dict[str, Any],
) -> list[tidy.Row]:
    """Return the rows that describe the fit as a whole."""
    winner = fitted["choice"].winner
    entries = {
        "fit_reason": wanted["fit_reason"],
        "parameters_hash": wanted["parameters_hash"],
        "previous_model_id": None if previous.empty else previous["model_id"].iloc[0],
        "algorithm": "kmeans",
        "k": winner.k,
        "seed": settings.seed,
        "features": ", ".join(settings.features),
        "count_customers": wanted["count_customers"],
        "count_customers_fitted": fitted["count"],
        "inertia": winner.inertia,
        "silhouette": None if np.isnan(winner.silhouette) else winner.silhouette,
        "silhouette_sample_size": min(settings.silhouette_sample_size, fitted["count"]),
        **fitted["scoring"],
        "is_fallback": fitted["choice"].is_fallback,
        "highest_segment_number": fitted["ids"].highest_number,
        "scikit_learn_version": sklearn.__version__,
        "numpy_version": np.__version__,
    }
    return list(tidy.values("model", entries))
