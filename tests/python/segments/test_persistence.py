"""The number of segments changes for a reason only.

If it flips between two numbers that are equally good, every flip ends a segment,
begins another, and moves customers who did nothing.
"""

from dataclasses import replace

import numpy as np
import pytest

from segmentation.segments.candidates.candidate import Candidate, Measures
from segmentation.segments.candidates.choice import choose
from segmentation.segments.candidates.compare import fit_candidates
from segmentation.segments.candidates.persistence import kept_share
from segmentation.segments.settings import FitSettings

SETTINGS = FitSettings({"net_spend": "log1p"}, silhouette_tolerance=0.1)
# A hundred customers in three segments; the fourth takes a tenth of the first.
THREE = np.repeat([0, 1, 2], [40, 30, 30])
FOUR = np.repeat([0, 3, 1, 2], [30, 10, 30, 30])


def candidate(labels: np.ndarray, silhouette: float, stability: float) -> Candidate:
    measures = Measures(
        silhouette=silhouette,
        stability=stability,
        inertia=100.0 / len(np.unique(labels)),
        smallest_share=0.1,
        largest_share=0.4,
    )
    return Candidate("kmeans", len(np.unique(labels)), labels, measures)


@pytest.mark.parametrize(
    ("previous", "silhouette_of_three", "stability_of_three", "k"),
    [
        (None, 0.50, 0.95, 4),
        (FOUR, 0.50, 0.95, 4),
        (THREE, 0.50, 0.95, 3),
        (THREE, 0.44, 0.95, 4),
        (THREE, 0.50, 0.90, 4),
    ],
    ids=[
        "first_fit",
        "the_winner_keeps_the_segments",
        "as_good_and_keeps_the_segments",
        "silhouette_worse_than_a_tie",
        "less_stable",
    ],
)
def test_segments_in_force_stay_while_they_are_as_good(
    previous: np.ndarray | None,
    silhouette_of_three: float,
    stability_of_three: float,
    k: int,
) -> None:
    """If not, k is 7 today and 6 tomorrow, or old segments outlive their customers."""
    three = candidate(THREE, silhouette_of_three, stability_of_three)
    four = candidate(FOUR, 0.50, 0.97)
    choice = choose([three, four], SETTINGS, previous)
    assert choice.winner.k == k
    assert set(choice.reasons) >= {"kmeans_03", "kmeans_04"}


def test_when_no_candidate_keeps_the_segments_the_rule_decides() -> None:
    """If not, a refit clings to whichever bad copy of yesterday is nearest."""
    other = np.tile([0, 1, 2, 3], 25)
    found = [candidate(THREE, 0.50, 0.95), candidate(FOUR, 0.50, 0.97)]
    assert choose(found, SETTINGS, other).winner.k == 4


def test_the_reasons_say_that_the_segments_in_force_decided() -> None:
    """If not, an analyst wonders why the most stable candidate lost."""
    found = [candidate(THREE, 0.50, 0.95), candidate(FOUR, 0.50, 0.97)]
    reasons = choose(found, SETTINGS, THREE).reasons
    assert reasons["kmeans_03"].startswith("keeps the segments in force")
    assert reasons["kmeans_04"].endswith("which are in force")


def test_labels_do_not_matter_for_who_is_kept() -> None:
    """If they did, a refit that only renames its labels would look like a break."""
    assert kept_share(np.array([2, 2, 0, 1]), np.array([0, 0, 1, 2])) == 1.0
    assert kept_share(FOUR, THREE) == pytest.approx(0.9)


def test_a_refit_goes_on_from_the_centres_in_force() -> None:
    """If not, a handful of new customers takes a centre away from everybody else."""
    draw = np.random.default_rng(0)
    old = [draw.normal(place, 0.6, (300, 2)) for place in ((0, 0), (4, 0), (2, 2))]
    points = np.vstack([*old, draw.normal((9, 9), 0.1, (6, 2))])
    centres = np.array([[0.0, 0.0], [4.0, 0.0], [2.0, 2.0]])
    settings = replace(SETTINGS, k_min=3, k_max=3, bootstrap_refits=2)
    fresh = fit_candidates(points, settings)[0]
    resumed = fit_candidates(points, settings, centres)[0]
    assert kept_share(resumed.labels[:900], np.repeat([0, 1, 2], 300)) > 0.95
    assert resumed.measures.inertia <= 1.1 * fresh.measures.inertia


def test_centres_in_force_that_no_longer_fit_are_left() -> None:
    """If not, segments of last year are kept although their customers are gone."""
    draw = np.random.default_rng(0)
    places = ((0, 0), (8, 0), (4, 8))
    points = np.vstack([draw.normal(place, 0.3, (100, 2)) for place in places])
    settings = replace(SETTINGS, k_min=3, k_max=3, bootstrap_refits=2)
    centres = np.array([[0.0, 0.0], [50.0, 50.0], [60.0, 60.0]])
    found = fit_candidates(points, settings, centres)[0]
    assert kept_share(found.labels, np.repeat([0, 1, 2], 100)) == 1.0
