"""R, F and M by numpy's quantiles equal the warehouse's, on both engines."""

import numpy as np

from support.project import Warehouse

PERCENT = [0.2, 0.4, 0.6, 0.8]


def distinct_cut_offs_below(values: np.ndarray) -> np.ndarray:
    """Return how many distinct cut-offs are strictly below each value."""
    cut_offs = np.unique(np.quantile(values, PERCENT).round(6))
    return np.searchsorted(cut_offs, values, side="left")


def test_scores_follow_their_definition(demo: Warehouse) -> None:
    """If not, R, F and M are not what the docs say and nobody can check them."""
    found = demo.query("select * from segmentation.rfm_scores")
    ordered = found[found["count_orders"] > 0]
    below = {
        column: distinct_cut_offs_below(ordered[column].to_numpy(float))
        for column in ["days_since_last_order", "count_orders", "net_spend"]
    }
    assert len(ordered) < len(found)
    assert (ordered["recency_score"] == 5 - below["days_since_last_order"]).all()
    assert (ordered["frequency_score"] == 1 + below["count_orders"]).all()
    assert (ordered["monetary_score"] == 1 + below["net_spend"]).all()
    assert found.loc[found["count_orders"] == 0, "rfm_code"].isna().all()
