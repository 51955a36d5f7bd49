"""A fit of the value where one is asked for: what the model ``value_fits`` calls."""

from typing import Any

import numpy as np
import pandas as pd

COLUMNS = {
    "model_id": "str",
    "as_of": "datetime64[us]",
    "section": "str",
    "moment": "str",
    "segment_id": "str",
    "name": "str",
    "count_repeats": "Int64",
    "node": "Int64",
    "value_number": "float64",
    "weight": "float64",
}
DAYS_PER_WEEK = 7.0
# Days follow a fit on which customers order more often than any did at the fit.
ROOM_SHARE, ROOM_REPEATS = 1.5, 30
# Probabilities are compared with cut-offs on two engines whose exponentials differ in
# the last digits.
DECIMALS = 1e9


def fit_value(sample: pd.DataFrame) -> pd.DataFrame:
    """Fit how often customers order and for how much; return the model as tidy rows.

    Parameters
    ----------
    sample
        One row per customer and moment (``now``, and ``then``, ``outcome_days``
        earlier, for the back-test): customer_id, segment_id, model_id, as_of,
        outcome_days, moment, count_repeats (days with an order after the first such
        day), days_to_last_order and days_since_first_order (both from the first
        order on) and mean_repeat_spend (null without a repeat). The order of the rows
        does not matter. No rows: no fit.

    Returns
    -------
    DataFrame
        The columns ``COLUMNS``. Section ``parameter``: r, alpha (in weeks), a, b, p,
        q, v (in the currency of the spend), log_likelihood and value_correlation of a
        moment. ``node``: chance to stop (value_number) and weight, by count_repeats.
        ``tier``: from which probability on a customer of a segment is ``likely`` and
        ``possible``, the upper two thirds.
    """
    if sample.empty:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    rows: list[dict[str, Any]] = []
    for moment, seen in sample.sort_values("customer_id").groupby("moment"):
        rows += _rows_of_moment(str(moment), seen)
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["model_id"] = sample["model_id"].iloc[0]
    frame["as_of"] = pd.Timestamp(sample["as_of"].iloc[0])
    return frame.astype(COLUMNS)


def _rows_of_moment(moment: str, seen: pd.DataFrame) -> list[dict[str, Any]]:
    # scipy takes a second to import; most days need no fit.
    from segmentation.value.bg_nbd import fit_bg_nbd

    repeats, last, age = _inputs(seen)
    counted = seen.groupby(INPUTS).size()
    orders = fit_bg_nbd(
        *_inputs(counted.index.to_frame()), weights=counted.to_numpy(dtype=float)
    )
    parameters = {name: getattr(orders, name) for name in ("r", "alpha", "a", "b")}
    parameters["log_likelihood"] = orders.log_likelihood
    parameters |= _spend(repeats, seen["mean_repeat_spend"].to_numpy(dtype=float))
    rows = [
        {"section": "parameter", "moment": moment, "name": name, "value_number": value}
        for name, value in parameters.items()
    ]
    rows += _nodes(moment, orders.a, orders.b, int(repeats.max()))
    if moment == "now":
        ahead = float(seen["outcome_days"].iloc[0]) / DAYS_PER_WEEK
        probabilities = orders.order_probability(repeats, last, age, ahead)
        rows += _tiers(seen["segment_id"], probabilities)
    return rows


INPUTS = ["count_repeats", "days_to_last_order", "days_since_first_order"]


def _inputs(seen: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the repeats, and both times in weeks, each of shape (n_customers,)."""
    repeats, last, age = (seen[name].to_numpy(dtype=float) for name in INPUTS)
    return repeats, last / DAYS_PER_WEEK, age / DAYS_PER_WEEK


def _spend(repeats: np.ndarray, mean: np.ndarray) -> dict[str, float]:
    """Return the parameters of the spend; null where no customer came back."""
    from segmentation.value.gamma_gamma import fit_gamma_gamma

    if not ((repeats > 0) & (mean > 0)).any():
        return dict.fromkeys(("p", "q", "v", "value_correlation"), float("nan"))
    spend = fit_gamma_gamma(repeats, mean)
    return {
        "p": spend.p,
        "q": spend.q,
        "v": spend.v,
        "value_correlation": spend.correlation,
    }


def _nodes(moment: str, a: float, b: float, most: int) -> list[dict[str, Any]]:
    from segmentation.value.quadrature import beta_nodes

    rows = []
    for repeats in range(int(most * ROOM_SHARE) + ROOM_REPEATS + 1):
        chances, weights = beta_nodes(a, b + repeats)
        rows += [
            {
                "section": "node",
                "moment": moment,
                "count_repeats": repeats,
                "node": number,
                "value_number": chance,
                "weight": weight,
            }
            for number, (chance, weight) in enumerate(
                zip(chances, weights, strict=True), start=1
            )
        ]
    return rows


def _tiers(segments: pd.Series, probabilities: np.ndarray) -> list[dict[str, Any]]:
    rounded = pd.Series(
        np.floor(probabilities * DECIMALS + 0.5) / DECIMALS, index=segments.index
    )
    return [
        {
            "section": "tier",
            "moment": "now",
            "segment_id": segment,
            "name": name,
            "value_number": np.quantile(of_segment, share),
        }
        for segment, of_segment in rounded.groupby(segments)
        for name, share in (("possible_from", 1 / 3), ("likely_from", 2 / 3))
    ]
