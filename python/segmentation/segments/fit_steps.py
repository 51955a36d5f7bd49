"""The steps of a fit, from a sample of customers to rows that describe the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

import numpy as np
import pandas as pd

from segmentation.segments import model_rows as tidy
from segmentation.segments.algorithms.ward import SAMPLE_SIZE, sample_of
from segmentation.segments.by_rules import (
    choose_rules,
    identify_rules,
    keys_of_rules,
)
from segmentation.segments.candidates.candidate import Candidate
from segmentation.segments.candidates.candidate_rows import candidate_rows
from segmentation.segments.candidates.choice import Choice, choose
from segmentation.segments.candidates.compare import fit_candidates
from segmentation.segments.customers import DECIMALS, Customers, prepare
from segmentation.segments.fit_description import description_rows
from segmentation.segments.identity import Identified, PreviousModel, identify
from segmentation.segments.merges import merge_rows
from segmentation.segments.name_shares import shares_of_names
from segmentation.segments.naming import name_segments
from segmentation.segments.preparation import FeatureScaler
from segmentation.segments.prototypes import Prototypes, outlier_distance
from segmentation.segments.settings import FitSettings

# Segments are numbered from the biggest spender down.
ORDERING_FEATURES = ("net_spend_365d", "net_spend", "average_order_value")


@dataclass(frozen=True)
class Found:
    """What a fit, or the rules, made of the customers; ids and names belong to it."""

    candidates: list[Candidate]
    choice: Choice
    prototypes: Prototypes
    counts: np.ndarray
    ids: Identified
    names: dict[str, str]


def fit(
    sample: pd.DataFrame,
    wanted: pd.Series,
    previous: pd.DataFrame,
    playbook: pd.DataFrame,
    rules: pd.DataFrame,
    rfm_rules: pd.DataFrame,
) -> list[tidy.Row]:
    """Run the steps of a fit in order, with the arguments of ``fit_segments``."""
    settings = FitSettings.from_json(wanted["settings"]).over(sample.columns)
    before = tidy.read_previous(previous)
    customers = prepare(sample, settings)
    features, scaler = settings.features, customers.scaler
    people = sample.sort_values("customer_id").reset_index(drop=True)
    started = perf_counter()
    if len(sample) < settings.min_customers_to_fit:
        found = _rules_as_segments(customers, people, rfm_rules, before, settings)
    else:
        kept_to = _current_segments(wanted, before)
        found = _fitted(customers, people, kept_to, before, playbook, rules, settings)
    seconds = perf_counter() - started
    ids, prototypes = found.ids, found.prototypes
    champion = found.choice.winner.algorithm
    return [
        *description_rows(wanted, settings, before, found.choice, ids),
        *tidy.values("model", _scoring(prototypes, customers, settings)),
        *tidy.values("model", _seconds(found.candidates, seconds)),
        *tidy.scaling_rows(features, scaler),
        *tidy.bin_rows(features, customers.values, scaler),
        *tidy.segment_rows(ids.segment_ids, found.names, prototypes, found.counts),
        *tidy.centroid_rows(ids.segment_ids, features, prototypes),
        *candidate_rows(found.candidates, found.choice, champion),
        *_merge_rows(prototypes, customers, ids, settings),
        *tidy.lineage_rows(ids, before),
    ]


def _fitted(
    customers: Customers,
    people: pd.DataFrame,
    kept_to: PreviousModel,
    before: PreviousModel,
    playbook: pd.DataFrame,
    rules: pd.DataFrame,
    settings: FitSettings,
) -> Found:
    """Cluster the customers, choose, and give ids and names that are true."""
    keys = list(playbook["playbook_key"])
    least = settings.min_name_share - settings.name_share_tolerance
    current = kept_to.prototypes_for(
        settings.features, customers.scaler, customers.columns
    )
    candidates = fit_candidates(customers.points, settings, current)
    false_names = [
        fault
        for one in candidates
        if one.is_current
        for fault in _false_names(one, people, before, playbook, rules, least)
    ]
    choice = choose(candidates, settings, false_names)
    prototypes, counts, places = _ordered(choice.winner, customers, settings.features)
    profiles = pd.DataFrame(prototypes.centres, columns=settings.features)
    ids = _identified(profiles, customers.scaler, before, settings)
    profiles.index = pd.Index(ids.segment_ids)
    segments = np.array(ids.segment_ids)[places]
    truths = shares_of_names(people, segments, keys, rules, lasting=True)
    truths = truths.reindex(ids.segment_ids).fillna(1.0)
    kept = {
        segment: before.keys[segment]
        for segment in ids.segment_ids
        if before.keys.get(segment) in keys
        and truths.loc[segment, before.keys[segment]] >= least
    }
    names = name_segments(
        profiles, playbook, rules, kept, truths, settings.min_name_share
    )
    return Found(candidates, choice, prototypes, counts, ids, names)


def _false_names(
    current: Candidate,
    people: pd.DataFrame,
    before: PreviousModel,
    playbook: pd.DataFrame,
    rules: pd.DataFrame,
    least: float,
) -> Iterator[str]:
    """Yield which names of the current segments are not true for their people."""
    segments = before.centres.index.to_numpy()[current.labels]
    keys = sorted(set(before.keys.values()))
    truths = shares_of_names(people, segments, keys, rules)
    titles = playbook.set_index("playbook_key")["segment_name"]
    for segment in truths.index:
        key = before.keys[segment]
        if truths.loc[segment, key] < least:
            yield (
                f"{segment} {titles.get(key, key)} is true for "
                f"{truths.loc[segment, key]:.0%} of its customers, needed {least:.0%}"
            )


def _rules_as_segments(
    customers: Customers,
    people: pd.DataFrame,
    rfm_rules: pd.DataFrame,
    before: PreviousModel,
    settings: FitSettings,
) -> Found:
    """Take the rules of RFM for segments, with the keys of the rules as names."""
    keys = keys_of_rules(rfm_rules, set(people["rule_key"]))
    choice = choose_rules(customers, people["rule_key"], keys, settings)
    prototypes = choice.winner.prototypes.over_all(customers.columns)
    centres = pd.DataFrame(prototypes.centres, columns=settings.features)
    counts = choice.winner.counts
    ids = identify_rules(
        keys,
        _transformed(centres, customers.scaler),
        counts,
        before,
        settings.max_identity_distance,
    )
    names = dict(zip(ids.segment_ids, keys, strict=True))
    return Found([choice.winner], choice, prototypes, counts, ids, names)


def _current_segments(wanted: pd.Series, before: PreviousModel) -> PreviousModel:
    """Return the model to keep to: none if another one was asked for."""
    asked = wanted["fit_reason"] == "changed_parameters"
    return PreviousModel() if asked else before


def _ordered(
    winner: Candidate, customers: Customers, features: list[str]
) -> tuple[Prototypes, np.ndarray, np.ndarray]:
    """Return prototypes over all features, the biggest spenders first.

    Beside them the size of each and the place of each customer's.
    """
    prototypes = winner.prototypes.over_all(customers.columns)
    centres = pd.DataFrame(prototypes.centres, columns=features)
    first = [name for name in ORDERING_FEATURES if name in features][:1]
    by = first + [name for name in features if name not in first]
    order = centres.round(DECIMALS).sort_values(by, ascending=False).index.to_numpy()
    places = np.argsort(order)[winner.labels]
    return prototypes.reordered(order), winner.counts[order], places


def _identified(
    profiles: pd.DataFrame,
    scaler: FeatureScaler,
    before: PreviousModel,
    settings: FitSettings,
) -> Identified:
    """Match the centres with the previous ones in transformed units."""
    transformed = _transformed(profiles, scaler)
    return identify(transformed, before, settings.max_identity_distance)


def _transformed(profiles: pd.DataFrame, scaler: FeatureScaler) -> pd.DataFrame:
    """Return centres as they are before standardising, of the features in use."""
    return (profiles * scaler.scale_ + scaler.mean_).loc[:, scaler.is_used_]


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
