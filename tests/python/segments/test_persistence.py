"""The number of segments changes for a reason only.

If it flips between two numbers that are equally good, every flip ends a segment,
begins another, and moves customers who did nothing.
"""

import numpy as np
import pytest

from segmentation.segments.candidates.candidate import Candidate, Measures
from segmentation.segments.candidates.choice import choose
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
