"""The exported estimator keeps scikit-learn's contract."""

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from segmentation.export.classifier import PrototypeClassifier
from segmentation.segments.prototypes import Prototypes


@parametrize_with_checks([PrototypeClassifier()])
def test_the_classifier_keeps_the_contract_of_scikit_learn(estimator, check):
    """If not, it breaks inside a user's pipeline or grid search."""
    check(estimator)


def test_equal_scores_go_to_the_smaller_id():
    """If not, a customer in the middle is assigned otherwise than in SQL."""
    twins = Prototypes(np.zeros((2, 1)), np.ones((2, 1)), np.zeros(2), 0.5)
    classifier = PrototypeClassifier.from_prototypes(twins, ["S01", "S02"])
    assert classifier.predict([[3.0]]) == ["S01"]


def test_bias_and_weight_decide():
    """If not, a mixture's wide or frequent segment loses its customers."""
    wide = Prototypes(
        np.array([[0.0], [4.0]]), np.array([[1.0], [0.1]]), np.array([0.0, 2.0]), 0.5
    )
    classifier = PrototypeClassifier.from_prototypes(wide, ["narrow", "wide"])
    # At 1.8: 3.24 against 2.484, although the narrow centre is nearer.
    assert list(classifier.predict([[0.0], [1.8]])) == ["narrow", "wide"]
    assert classifier.predict_proba([[1.8]])[0] == pytest.approx(
        np.array([1, np.exp(0.378)]) / (1 + np.exp(0.378))
    )
