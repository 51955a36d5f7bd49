"""Too few customers for a fit: the rules of RFM are the segments."""

from collections.abc import Container, Sequence

import numpy as np
import pandas as pd

from segmentation.segments.candidates import measures
from segmentation.segments.candidates.candidate import Candidate, Measures
from segmentation.segments.candidates.choice import Choice
from segmentation.segments.customers import Customers
from segmentation.segments.identity import (
    RULES,
    Identified,
    PreviousModel,
    identify,
)
from segmentation.segments.prototypes import from_centres
from segmentation.segments.settings import FitSettings


def keys_of_rules(rfm_rules: pd.DataFrame, found: Container[str]) -> list[str]:
    """Return the playbook keys of the rules for customers who ordered, by priority.

    The rule of the largest priority is for those who never did.

    Parameters
    ----------
    rfm_rules
        The seed rfm_rules: columns priority and playbook_key.
    found
        Keys that customers who ordered have, whatever their priority.
    """
    ordered = list(rfm_rules.sort_values("priority")["playbook_key"])
    return list(dict.fromkeys([*ordered[:-1], *(k for k in ordered if k in found)]))


def choose_rules(
    customers: Customers,
    keys_of_customers: Sequence[str],
    keys: Sequence[str],
    settings: FitSettings,
) -> Choice:
    """Return the rules as the only candidate, one segment per key.

    A rule that fits no customer today is a segment without customers, at the mean of
    all: tomorrow somebody may be in it.

    Parameters
    ----------
    customers
        The customers, standardised.
    keys_of_customers
        Playbook key of each customer's rule.
    keys
        All keys, in the order in which the segments are numbered.
    settings
        Says how many customers a fit needs.
    """
    points = customers.points
    labels = pd.Categorical(keys_of_customers, categories=list(keys)).codes
    places = np.asarray(labels, dtype=int)
    centres = np.zeros((len(keys), points.shape[1]))
    for place in np.unique(places):
        centres[place] = points[places == place].mean(axis=0)
    inertia = float(((points - centres[places]) ** 2).sum())
    smallest, largest, noise = measures.shares(places, len(keys))
    measured = Measures(
        inertia=inertia,
        smallest_share=smallest,
        largest_share=largest,
        noise_share=noise,
        count_customers_fitted=len(points),
        fit_seconds=0.0,
    )
    prototypes = from_centres(centres, inertia, len(points))
    winner = Candidate(RULES, len(keys), places, measured, prototypes)
    reason = (
        f"Only {len(points)} customers have ordered, and a fit needs "
        f"{settings.min_customers_to_fit}: the segments are the rules of RFM"
    )
    return Choice(winner, {winner.key: reason}, is_fallback=False)


def identify_rules(
    keys: Sequence[str],
    centres: pd.DataFrame,
    counts: np.ndarray,
    before: PreviousModel,
    bound: float,
) -> Identified:
    """Return the ids of the rules: those they had, or of the segments they resemble.

    Parameters
    ----------
    keys
        Playbook key of each segment.
    centres
        One row per key, in transformed units.
    counts : ndarray of shape (n_keys,)
        Customers of each; who has none resembles no segment.
    before
        The last published model.
    bound
        Largest distance of a match, as in ``identify``.
    """
    if not before.is_by_rules:
        found = identify(centres[counts > 0], before, bound)
        known = dict(zip(np.array(keys)[counts > 0], found.segment_ids, strict=True))
        distances = dict(zip(known, found.distances, strict=True))
        number = found.highest_number
    else:
        known = {key: segment for segment, key in before.keys.items()}
        distances = dict.fromkeys(known, 0.0)
        number = before.highest_number
    segment_ids = []
    for key in keys:
        if key not in known:
            number += 1
            known[key] = f"S{number:02d}"
        segment_ids.append(known[key])
    return Identified(segment_ids, [distances.get(key) for key in keys], number)
