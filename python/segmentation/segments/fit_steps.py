"""The steps of a fit, from a sample of customers to rows that describe the model."""

from time import perf_counter

import numpy as np
import pandas as pd

from segmentation.segments import model_rows as tidy
from segmentation.segments.algorithms.ward import SAMPLE_SIZE, sample_of
from segmentation.segments.candidates.candidate import Candidate
from segmentation.segments.candidates.candidate_rows import candidate_rows
from segmentation.segments.candidates.choice import choose
from segmentation.segments.candidates.compare import fit_candidates
from segmentation.segments.customers import DECIMALS, Customers, prepare
from segmentation.segments.fit_description import description_rows
from segmentation.segments.identity import Identified, PreviousModel, identify
from segmentation.segments.merges import merge_rows
from segmentation.segments.naming import name_segments
from segmentation.segments.preparation import FeatureScaler
from segmentation.segments.prototypes import Prototypes, outlier_distance
from segmentation.segments.settings import FitSettings

# Segments are numbered from the biggest spender down.
ORDERING_FEATURES = ("net_spend_365d", "net_spend", "average_order_value")


def fit(
    sample: pd.DataFrame,
    wanted: pd.Series,
    previous: pd.DataFrame,
    playbook: pd.DataFrame,
    rules: pd.DataFrame,
) -> list[tidy.Row]:
    """Run the steps of a fit in order, with the arguments of ``fit_segments``."""
    settings = FitSettings.from_json(wanted["settings"])
    before = tidy.read_previous(previous)
    customers = prepare(sample, settings)
    features, scaler = settings.features, customers.scaler
    started = perf_counter()
    current = _current_segments(wanted, before).prototypes_for(
        features, scaler, customers.columns
    )
    candidates = fit_candidates(customers.points, settings, current)
    seconds = perf_counter() - started
    choice = choose(candidates, settings)
    prototypes, counts = _ordered(choice.winner, customers, features)
    profiles = pd.DataFrame(prototypes.centres, columns=features)
    ids = _identified(profiles, scaler, before, settings)
    profiles.index = pd.Index(ids.segment_ids)
    kept = {s: before.keys[s] for s in ids.segment_ids if s in before.keys}
    names = name_segments(profiles, playbook, rules, kept)
    scoring = _scoring(prototypes, customers, settings)
    return [
        *description_rows(wanted, settings, before, choice, ids),
        *tidy.values("model", scoring),
        *tidy.values("model", _seconds(candidates, seconds)),
        *tidy.scaling_rows(features, scaler),
        *tidy.bin_rows(features, customers.values, scaler),
        *tidy.segment_rows(ids.segment_ids, names, prototypes, counts),
        *tidy.centroid_rows(ids.segment_ids, features, prototypes),
        *candidate_rows(candidates, choice, settings.segmentation_algorithm),
        *_merge_rows(prototypes, customers, ids, settings),
        *tidy.lineage_rows(ids, before),
    ]


def _current_segments(wanted: pd.Series, before: PreviousModel) -> PreviousModel:
    """Return the model to keep to: none if another one was asked for."""
    asked = wanted["fit_reason"] == "changed_parameters"
    return PreviousModel() if asked else before


def _ordered(
    winner: Candidate, customers: Customers, features: list[str]
) -> tuple[Prototypes, np.ndarray]:
    """Return prototypes over all features and sizes, the biggest spenders first."""
    prototypes = winner.prototypes.over_all(customers.columns)
    centres = pd.DataFrame(prototypes.centres, columns=features)
    first = [name for name in ORDERING_FEATURES if name in features][:1]
    by = first + [name for name in features if name not in first]
    order = centres.round(DECIMALS).sort_values(by, ascending=False).index.to_numpy()
    return prototypes.reordered(order), winner.counts[order]


def _identified(
    profiles: pd.DataFrame,
    scaler: FeatureScaler,
    before: PreviousModel,
    settings: FitSettings,
) -> Identified:
    """Match the centres with the previous ones in transformed units."""
    transformed = (profiles * scaler.scale_ + scaler.mean_).loc[:, scaler.is_used_]
    return identify(transformed, before, settings.max_identity_distance)


def _scoring(
    prototypes: Prototypes, customers: Customers, settings: FitSettings
) -> dict[str, float]:
    """Return what turns scores into probabilities, and what is far away."""
    centres = prototypes.of(customers.columns).centres
    fence = settings.outlier_distance_fence
    return {
        "probability_scale": prototypes.probability_scale,
        "outlier_distance": outlier_distance(customers.points, centres, fence),
    }


def _seconds(candidates: list[Candidate], seconds: float) -> dict[str, float]:
    """Return how long the fits took, and the rest: measuring them."""
    fits = sum(one.measures.fit_seconds for one in candidates)
    return {"fit_seconds": fits, "measure_seconds": seconds - fits}


def _merge_rows(
    prototypes: Prototypes, customers: Customers, ids: Identified, settings: FitSettings
) -> list[tidy.Row]:
    """Return the top of Ward's tree over a sample, with the segments in it."""
    points = sample_of(customers.points, SAMPLE_SIZE, settings.fit_seed)
    places = prototypes.of(customers.columns).assign(points)
    segment_ids = np.array(ids.segment_ids)[places]
    return list(merge_rows(points, segment_ids))
