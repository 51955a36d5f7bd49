"""Candidates of crowds with a known number, from the fit to the choice."""

import numpy as np
import pytest

from segmentation.segments.candidates.choice import choose
from segmentation.segments.candidates.compare import fit_candidates
from support.blobs import blobs
from support.fit_settings import fit_settings


@pytest.fixture(scope="module", params=["kmeans", "gaussian_mixture", "ward"])
def compared(request):
    """Return the candidates of an algorithm for four crowds that touch."""
    points, _ = blobs(4, per_blob=100, spread=0.7)
    settings = fit_settings(
        {"a": "identity"},
        segmentation_algorithm=request.param,
        k_min=1,
        k_max=6,
        small_data_customers=0,
        bootstrap_refits=10,
        resample_size=300,
    )
    return settings, {one.k: one for one in fit_candidates(points, settings)}


def test_the_rule_finds_the_number_of_crowds(compared):
    settings, found = compared
    choice = choose(list(found.values()), settings)
    assert choice.winner.k == 4
    assert not choice.is_fallback


def test_the_gap_finds_the_number_of_crowds(compared):
    """The smallest k whose gap is within an error of the next, by the paper."""
    _, found = compared
    gaps = {k: one.measures for k, one in found.items()}
    enough = [
        k
        for k in range(1, 6)
        if gaps[k].gap >= gaps[k + 1].gap - gaps[k + 1].gap_standard_error
    ]
    assert enough[0] == 4


def test_the_true_number_of_crowds_is_the_stable_one(compared):
    _, found = compared
    assert found[4].measures.stability > 0.9
    assert found[6].measures.stability < found[4].measures.stability - 0.1


def test_customers_without_structure_are_not_stable():
    """Random customers must not become a model that looks sound."""
    points = np.random.default_rng(4).uniform(size=(600, 4))
    settings = fit_settings(
        {"a": "identity"}, small_data_customers=0, bootstrap_refits=10
    )
    found = fit_candidates(points, settings)
    assert max(one.measures.stability for one in found) < 0.6
    assert choose(found, settings).is_fallback


def test_another_challenger_changes_nothing_about_the_others():
    """If it did, comparing more would publish something else."""
    points, _ = blobs(3, per_blob=60, spread=1.0)
    alone = fit_settings({"a": "identity"}, k_max=4, bootstrap_refits=2)
    more = fit_settings(
        {"a": "identity"},
        k_max=4,
        bootstrap_refits=2,
        challenger_algorithms=("ward", "dbscan"),
    )
    before = {one.key: one.measures for one in fit_candidates(points, alone)}
    after = {one.key: one.measures for one in fit_candidates(points, more)}
    for key, values in before.items():
        for name, value in values.__dict__.items():
            if name != "fit_seconds":
                assert getattr(after[key], name) == value


def test_small_data_get_few_segments():
    """Under a thousand customers seven segments are too small to act upon."""
    points, _ = blobs(8, per_blob=50, spread=0.1)
    found = fit_candidates(points, fit_settings({"a": "identity"}, bootstrap_refits=1))
    assert [one.k for one in found] == [3, 4]
