"""A Gaussian mixture as the champion: SQL says what scikit-learn would say."""

import json

import numpy as np
import pandas as pd
import pytest
from sklearn.mixture import GaussianMixture

from support.project import Warehouse, Warehouses

MODELS = "segment_fit_request segment_fit_sample segment_fit_previous segment_fits"
READABLE = "segment_models segment_scaling segment_centroids segment_parameters"
SCORED = "segment_scoring_features segment_scores segment_assignments"
SETTINGS = {
    "segmentation_algorithm": "gaussian_mixture",
    "challenger_algorithms": [],
    "bootstrap_refits": 0,
    "gap_references": 0,
    "min_margin_to_move": 0,
}


@pytest.fixture
def mixture(copied: Warehouses) -> Warehouse:
    """Return the demo with a mixture fitted to it, up to the scores."""
    warehouse = copied("duckdb", "demo")
    select = f"{MODELS} {READABLE} {SCORED}"
    warehouse.dbt("run", "--select", select, "--vars", json.dumps(SETTINGS))
    return warehouse


def mixture_of(centroids: pd.DataFrame) -> GaussianMixture:
    """Return scikit-learn's mixture with the parameters of the tables."""
    wide = centroids.pivot(index="segment_id", columns="feature")
    variances = 1.0 / wide["weight"].to_numpy(dtype=float)
    bias = wide["bias"].to_numpy(dtype=float)[:, 0]
    model = GaussianMixture(len(wide), covariance_type="diag")
    model.means_ = wide["centre"].to_numpy(dtype=float)
    model.covariances_ = variances
    model.precisions_cholesky_ = variances**-0.5
    model.weights_ = np.exp((np.log(variances).sum(axis=1) - bias) / 2.0)
    return model


@pytest.mark.recipe("demo", "duckdb")
def test_sql_gives_the_posterior_of_the_mixture(mixture):
    """If not, `segmentation_algorithm` promises a model that nobody is scored by."""
    fitted = mixture.query(
        "select model_id from segmentation.segment_models "
        "where algorithm = 'gaussian_mixture'"
    )
    (model_id,) = fitted["model_id"]
    centroids = mixture.query(
        "select segment_id, feature, centre, weight, bias "
        "from segmentation.segment_centroids "
        f"where model_id = '{model_id}' and weight > 0"
    )
    scores = mixture.query(
        "select * from segmentation_intermediate.segment_scores"
    ).set_index("customer_id")
    assignments = mixture.query(
        "select customer_id, segment_id, membership_probability "
        "from segmentation_intermediate.segment_assignments"
    ).set_index("customer_id")
    points = mixture.query(
        "select * from segmentation_intermediate.segment_scoring_features"
    ).set_index("customer_id")
    model = mixture_of(centroids)
    assert model.weights_.sum() == pytest.approx(1.0)
    features = sorted(set(centroids["feature"]))
    expected = model.predict_proba(points[features].to_numpy(dtype=float))
    slots = [f"score_{number}" for number in range(1, len(model.means_) + 1)]
    found = scores.loc[points.index, slots].to_numpy(dtype=float)
    least = found.min(axis=1, keepdims=True)
    likelihoods = np.exp((least - found) / 2.0)
    total = likelihoods.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(likelihoods / total, expected, atol=1e-9)
    assignments = assignments.loc[points.index]
    probability = assignments["membership_probability"].to_numpy(dtype=float)
    np.testing.assert_allclose(probability, expected.max(axis=1), atol=1e-9)
    best = np.array(sorted(set(centroids["segment_id"])))[expected.argmax(axis=1)]
    assert (assignments["segment_id"] == best).all()
