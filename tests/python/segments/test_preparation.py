"""The scaler keeps scikit-learn's contract and its own promises."""

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from segmentation.segments.preparation import FeatureScaler
from segmentation.segments.settings import FitSettings
from support.fit_settings import settings_of


@parametrize_with_checks([FeatureScaler()])
def test_the_scaler_keeps_the_contract_of_scikit_learn(estimator, check):
    check(estimator)


def test_outliers_move_to_the_quantile():
    values = np.arange(101.0).reshape(-1, 1)
    values[100] = 1e9
    scaled = FeatureScaler(winsor_share=0.01).fit_transform(values)
    assert scaled.max() == pytest.approx(scaled[99, 0])


def test_a_negative_value_is_zero_before_the_logarithm():
    scaler = FeatureScaler(["log1p"], winsor_share=0.0)
    scaled = scaler.fit_transform([[-50.0], [0.0], [100.0]])
    assert scaled[0, 0] == scaled[1, 0] < scaled[2, 0]


def test_the_result_has_mean_zero_and_deviation_one():
    values = np.random.default_rng(0).lognormal(size=(500, 2))
    scaled = FeatureScaler(["log1p", "identity"]).fit_transform(values)
    assert scaled.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert scaled.std(axis=0) == pytest.approx([1, 1])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"clustering_features": {}}, "empty"),
        ({"clustering_features": {"net_spend": "sqrt"}}, "sqrt"),
        ({"k_min": 5, "k_max": 4}, "k_min is 5"),
        ({"k_min": "many"}, "many"),
        ({"winsor_share": 0.5}, "winsor_share"),
        ({"unheard_of": 1}, "unheard_of"),
    ],
)
def test_settings_that_make_no_sense_are_rejected(change, words):
    values = settings_of({"net_spend": "log1p"}) | change
    with pytest.raises(ValueError, match=words):
        FitSettings.from_mapping(values)
