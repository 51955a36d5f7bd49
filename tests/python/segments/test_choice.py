"""The rule that chooses k, step by step.

A wrong step publishes segments that the next refit cuts differently.
"""

from dataclasses import replace

import numpy as np
import pytest

from segmentation.segments.candidates.candidate import Candidate, Measures
from segmentation.segments.candidates.choice import choose
from support.fit_settings import fit_settings

SETTINGS = fit_settings({"net_spend": "log1p"}, challenger_algorithms=())


def candidate(k: int, silhouette: float, stability: float, **others: float):
    """Return a candidate that is sound but for what is given."""
    inertia = {3: 100.0, 4: 50.0, 5: 45.0, 6: 41.0}[k]
    values = {"smallest_share": 0.1, "largest_share": 0.4, "inertia": inertia} | others
    measures = Measures(silhouette=silhouette, stability=stability, **values)
    return Candidate("kmeans", k, np.zeros(0, dtype=int), measures)


@pytest.mark.parametrize(
    ("candidates", "k", "reason"),
    [
        (
            [candidate(3, 0.30, 0.99), candidate(4, 0.50, 0.80)],
            4,
            "best silhouette, beyond the tolerance",
        ),
        (
            [candidate(3, 0.50, 0.80), candidate(5, 0.43, 0.95)],
            5,
            "most stable of those as good",
        ),
        (
            [candidate(4, 0.43, 0.95), candidate(6, 0.50, 0.80)],
            4,
            "most stable of those as good",
        ),
        (
            [candidate(k, 0.50, 0.95 - k / 1000) for k in (3, 4, 5, 6)],
            6,
            "most segments among those as good and as stable",
        ),
        (
            [candidate(5, 0.50, 0.95), candidate(6, 0.42, 0.95)],
            5,
            "best silhouette, beyond the tolerance",
        ),
        (
            [candidate(3, 0.60, 0.30), candidate(5, 0.48, 0.95)],
            5,
            "best silhouette, beyond the tolerance",
        ),
        (
            [candidate(3, 0.60, 0.99, largest_share=0.7), candidate(4, 0.3, 0.9)],
            4,
            "best silhouette, beyond the tolerance",
        ),
    ],
)
def test_each_step_decides_when_those_before_it_do_not(
    candidates: list[Candidate], k: int, reason: str
) -> None:
    """A later step that overrules an earlier one chooses worse segments."""
    choice = choose(candidates, SETTINGS)
    assert choice.winner.k == k
    assert choice.reasons[choice.winner.key] == reason
    assert not choice.is_fallback


def test_a_loser_is_told_what_it_lost_by() -> None:
    """An analyst who wants another k must see what stands against it."""
    found = [
        candidate(3, 0.49, 0.80),
        candidate(4, 0.48, 0.96),
        candidate(5, 0.50, 0.95),
        candidate(6, 0.30, 0.99),
    ]
    reasons = choose(found, SETTINGS).reasons
    assert reasons["kmeans_03"] == "stability 0.800 below 0.930"
    assert reasons["kmeans_04"] == "as good and as stable, but fewer than 5 segments"
    assert reasons["kmeans_06"] == "silhouette 0.300 below 0.425"


def test_when_none_is_sound_the_least_bad_wins_and_says_so() -> None:
    """An unattended run must publish something, and must not hide its state."""
    found = [
        candidate(3, 0.6, 0.1, largest_share=0.9),
        candidate(4, 0.2, 0.1),
    ]
    choice = choose(found, SETTINGS)
    assert choice.is_fallback
    assert choice.winner.k == 4
    assert "fallback, as stability 0.10 below 0.6" in choice.reasons["kmeans_04"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"stability": 0.59}, "stability 0.59 below 0.6"),
        ({"smallest_share": 0.019}, "smallest segment 1.9% below 2%"),
        ({"largest_share": 0.61}, "largest segment 61.0% above 60%"),
    ],
)
def test_a_candidate_that_breaks_a_bound_drops_out(change, reason) -> None:
    """The best silhouette is no use if a campaign cannot rely on the segment."""
    values = {"silhouette": 0.9, "stability": 0.99} | change
    choice = choose([candidate(3, **values), candidate(4, 0.5, 0.7)], SETTINGS)
    assert choice.winner.k == 4
    assert choice.reasons["kmeans_03"] == reason


def test_without_any_measure_the_only_candidate_wins() -> None:
    """One customer has neither a silhouette nor a stability worth the name."""
    lonely = candidate(3, np.nan, np.nan, largest_share=1.0, inertia=0.0)
    choice = choose([lonely], SETTINGS)
    assert choice.winner is lonely
    assert choice.reasons["kmeans_03"].startswith("the only candidate; fallback")


def test_a_challenger_is_compared_but_never_wins() -> None:
    """A list of challengers must not change what is published."""
    settings = fit_settings({"a": "identity"}, challenger_algorithms=("ward",))
    champion, rival = candidate(3, 0.5, 0.9), candidate(3, 0.99, 0.99)
    rival = replace(rival, algorithm="ward")
    choice = choose([champion, rival], settings)
    assert choice.winner is champion
    assert choice.reasons["ward_03"].startswith("challenger, compared only: the only")
