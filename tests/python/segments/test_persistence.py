"""A refit keeps the current segments while they are nearly as good.

If it does not, segments end and begin, and customers move who did nothing.
"""

import numpy as np
import pandas as pd
import pytest

from segmentation.segments.candidates.candidate import Candidate, Measures
from segmentation.segments.candidates.choice import choose
from segmentation.segments.candidates.compare import fit_candidates
from segmentation.segments.identity import PreviousModel
from segmentation.segments.preparation import FeatureScaler
from segmentation.segments.prototypes import Prototypes, from_centres
from support.fit_settings import fit_settings

SETTINGS = fit_settings({"net_spend": "log1p"}, keep_tolerance=0.25)
FEATURES = ["net_spend", "tenure_days"]


def candidate(k: int, silhouette: float, is_current: bool = False, **others: float):
    """Return a candidate that is sound but for what is given."""
    sound = {"stability": 0.95, "smallest_share": 0.1, "largest_share": 0.4}
    measures = Measures(silhouette=silhouette, **(sound | others))
    labels = np.zeros(0, dtype=int)
    return Candidate("kmeans", k, labels, measures, is_current=is_current)


@pytest.mark.parametrize(
    ("current", "is_kept"),
    [
        (candidate(3, 0.376, True), True),
        (candidate(3, 0.374, True), False),
        (candidate(3, 0.60, True, largest_share=0.61), False),
        (candidate(3, 0.60, True, stability=0.59), False),
        (candidate(4, 0.45, True), True),
    ],
    ids=["nearly_as_good", "worse", "one_for_most", "not_stable", "same_k"],
)
def test_current_segments_stay_while_they_are_nearly_as_good(
    current: Candidate, is_kept: bool
) -> None:
    """If not, k is 7 today and 6 tomorrow, or old segments outlive their customers."""
    choice = choose([candidate(4, 0.50), current], SETTINGS)
    assert choice.winner.is_current == is_kept
    assert set(choice.reasons) == {"kmeans_04", current.key}


def test_the_reasons_say_that_the_current_segments_decided() -> None:
    """If not, an analyst wonders why the better candidate lost."""
    found = [candidate(4, 0.50), candidate(3, 0.40, True)]
    reasons = choose(found, SETTINGS).reasons
    assert reasons["kmeans_04"] == "would have won, but kmeans_03_current is kept"
    assert reasons["kmeans_03_current"] == "kept, silhouette 0.400 not below 0.375"


def test_the_reasons_say_why_current_segments_ended() -> None:
    """If not, a marketer who lost a segment is told nothing."""
    found = [candidate(4, 0.50), candidate(3, 0.30, True)]
    reasons = choose(found, SETTINGS).reasons
    assert reasons["kmeans_03_current"] == "not kept, silhouette 0.300 below 0.375"


def test_no_customer_moves_when_the_standard_deviations_change() -> None:
    """If not, each refit moves border customers although the segments stay."""
    draw = np.random.default_rng(0)
    then, now = draw.gamma(2.0, 50.0, (300, 2)), draw.gamma(2.0, 80.0, (300, 2))
    frames = [pd.DataFrame(values, columns=FEATURES) for values in (then, now)]
    old, new = (
        FeatureScaler(["log1p", "identity"], winsor_share=0.0).fit(frame)
        for frame in frames
    )
    mixture = Prototypes(
        draw.normal(size=(4, 2)), draw.gamma(2.0, size=(4, 2)), draw.normal(size=4), 0.5
    )
    previous = PreviousModel("m1", scaler=old, prototypes=mixture)
    today = previous.prototypes_for(FEATURES, new, np.array([True, True]))
    inside = frames[0].clip(frames[1].min(), frames[1].max(), axis=1)
    inside = inside.clip(frames[0].min(), frames[0].max(), axis=1)
    np.testing.assert_allclose(
        today.scores(new.transform(inside)), mixture.scores(old.transform(inside))
    )


def test_segments_over_other_features_are_not_kept() -> None:
    """If they were, a feature that matters today would be ignored for years."""
    scaler = FeatureScaler(winsor_share=0.0).fit(
        pd.DataFrame([[1.0, 2.0], [2.0, 2.0]], columns=FEATURES)
    )
    previous = PreviousModel(
        "m1", scaler=scaler, prototypes=from_centres(np.eye(2), 1.0, 2)
    )
    both, first = np.array([True, True]), np.array([True, False])
    assert previous.prototypes_for(FEATURES, scaler, both) is None
    assert previous.prototypes_for(FEATURES, scaler, first) is not None
    assert previous.prototypes_for(["net_spend"], scaler, first) is None
    assert PreviousModel().prototypes_for(FEATURES, scaler, first) is None


def test_the_current_segments_are_measured_as_the_others_are() -> None:
    """If not, they are kept or given up for numbers that cannot be compared."""
    draw = np.random.default_rng(0)
    places = ((0, 0), (8, 0), (4, 8))
    points = np.vstack([draw.normal(place, 0.3, (100, 2)) for place in places])
    settings = fit_settings(
        {"a": "identity"},
        k_min=3,
        k_max=3,
        bootstrap_refits=2,
        challenger_algorithms=(),
    )
    right = from_centres(np.array(places, dtype=float), 1.0, 300)
    fresh, kept = fit_candidates(points, settings, right)
    assert kept.key == "kmeans_03_current"
    assert kept.measures.silhouette == pytest.approx(fresh.measures.silhouette)
    assert kept.measures.inertia == pytest.approx(fresh.measures.inertia)
    wrong = from_centres(np.array([[0.0, 0.0], [50.0, 50.0], [60.0, 60.0]]), 1.0, 300)
    found = fit_candidates(points, settings, wrong)
    assert not choose(found, settings).winner.is_current
