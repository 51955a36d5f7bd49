"""Every algorithm keeps the contract, and SQL assigns what a champion found."""

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from segmentation.segments.algorithms.autoencoder import AutoencoderSegments
from segmentation.segments.algorithms.dbscan import DbscanAtElbow
from segmentation.segments.algorithms.hdbscan import HdbscanByShare
from segmentation.segments.algorithms.nested_kmeans import NestedKMeans
from segmentation.segments.algorithms.registry import ALGORITHMS, REDUCIBLE
from segmentation.segments.algorithms.self_organising_map import SelfOrganisingMap
from segmentation.segments.algorithms.ward import WardSegments
from segmentation.segments.settings import FitSettings
from support.blobs import blobs
from support.fit_settings import fit_settings, settings_of

ESTIMATORS = [
    WardSegments(),
    SelfOrganisingMap(steps=200),
    HdbscanByShare(),
    DbscanAtElbow(),
    AutoencoderSegments(),
    NestedKMeans(),
]
PROMISED = {"kmeans", "gaussian_mixture", "ward", "self_organising_map"}


@parametrize_with_checks(ESTIMATORS)
def test_our_estimators_keep_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


def test_what_is_promised_as_a_champion_reduces_to_prototypes():
    """Without prototypes SQL cannot assign, and the setting would be rejected."""
    assert set(REDUCIBLE) >= PROMISED


@pytest.mark.parametrize("name", REDUCIBLE)
@pytest.mark.parametrize("k", [1, 2, 5])
def test_the_formula_of_sql_assigns_what_the_estimator_predicts(name, k):
    """If not, the published segments are not those that were measured and chosen."""
    points, _ = blobs(4, per_blob=150, spread=0.8)
    algorithm = ALGORITHMS[name]
    model = algorithm.make(k, 3, 3).fit(points)
    prototypes = algorithm.reduce(model, points)
    others, _ = blobs(4, per_blob=150, spread=1.5, seed=9)
    np.testing.assert_array_equal(prototypes.assign(others), model.predict(others))
    np.testing.assert_array_equal(
        prototypes.assign(points), algorithm.make(k, 3, 3).fit_predict(points)
    )


def test_half_the_score_of_a_mixture_is_its_posterior():
    """The membership probability of the mixture is documented as exact."""
    points, _ = blobs(4, per_blob=150, spread=1.5)
    algorithm = ALGORITHMS["gaussian_mixture"]
    model = algorithm.make(4, 3, 3).fit(points)
    found = algorithm.reduce(model, points).probabilities(points)
    np.testing.assert_allclose(found, model.predict_proba(points), atol=1e-9)
    assert 0.01 < np.median(1 - found.max(axis=1)) < 0.9


@pytest.mark.parametrize("name", list(ALGORITHMS))
def test_every_algorithm_finds_clear_groups(name):
    """An algorithm that misses three distant crowds is wired up wrongly."""
    points, truth = blobs(3, per_blob=100, spread=0.1)
    labels = ALGORITHMS[name].make(3, 1, 3).fit_predict(points)
    crowds = [set(labels[truth == one]) - {-1} for one in range(3)]
    assert [len(crowd) for crowd in crowds] == [1, 1, 1]
    assert len(set.union(*crowds)) == 3


@pytest.mark.parametrize("name", list(ALGORITHMS))
def test_the_same_seed_gives_the_same_labels(name):
    """If not, a run that is repeated publishes other segments."""
    points, _ = blobs(3, per_blob=80, spread=1.5)
    one, other = (ALGORITHMS[name].make(4, 5, 3).fit_predict(points) for _ in "ab")
    np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("name", ["autoencoder", "nested_kmeans", "hdbscan", "dbscan"])
def test_what_is_compared_only_cannot_be_the_champion(name):
    """Its segments would be published, and SQL could not assign a customer to them."""
    values = settings_of({"net_spend": "log1p"}) | {"segmentation_algorithm": name}
    with pytest.raises(ValueError, match="challenger_algorithms"):
        FitSettings.from_mapping(values)


def test_a_cluster_of_two_crowds_is_split():
    """If not, micro-segments are the segments again."""
    points, truth = blobs(4, per_blob=150, spread=0.1)
    labels = ALGORITHMS["nested_kmeans"].make(2, 1, 3).fit_predict(points)
    assert len(set(zip(truth.tolist(), labels.tolist(), strict=True))) == 4


@pytest.mark.parametrize("name", ["hdbscan", "dbscan"])
def test_a_lonely_customer_is_noise(name):
    points, _ = blobs(2, per_blob=100, spread=0.1)
    lonely = np.vstack([points, points.max(axis=0) + 50.0])
    labels = ALGORITHMS[name].make(0, 1, 3).fit_predict(lonely)
    assert labels[-1] == -1


@pytest.mark.parametrize("name", ["hdbscan", "dbscan"])
def test_too_few_customers_are_all_noise(name):
    labels = ALGORITHMS[name].make(0, 1, 3).fit_predict(np.zeros((3, 2)))
    assert set(labels) == {-1}


def test_ward_says_how_well_its_means_stand_for_its_groups():
    """Overlapping groups are the reason why the labels are those of the means."""
    points, _ = blobs(4, per_blob=150, spread=1.5)
    model = WardSegments(4).fit(points)
    assert 0.7 < model.agreement_ < 1.0


def test_ward_grows_its_tree_on_a_sample():
    points, truth = blobs(3, per_blob=400, spread=0.1)
    model = WardSegments(3, sample_size=100, random_state=1).fit(points)
    assert len(set(zip(truth.tolist(), model.labels_.tolist(), strict=True))) == 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"segmentation_algorithm": "hdbscan"},
            "segmentation_algorithm is 'hdbscan', whose segments have no centres",
        ),
        ({"segmentation_algorithm": "kmean"}, "segmentation_algorithm names 'kmean'"),
        ({"challenger_algorithms": ["xyz"]}, "challenger_algorithms names 'xyz'"),
    ],
)
def test_an_algorithm_that_cannot_be_used_is_rejected_in_a_sentence(change, words):
    values = settings_of({"net_spend": "log1p"}) | change
    with pytest.raises(ValueError, match=words):
        FitSettings.from_mapping(values)


def test_challengers_may_be_one_text():
    """On the command line a list is easily given as `--vars 'x: ward, dbscan'`."""
    settings = fit_settings(
        {"net_spend": "log1p"}, challenger_algorithms="ward, kmeans"
    )
    assert settings.algorithms == ["kmeans", "ward"]
