"""For how many of its people the name of a segment is true."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from segmentation.segments.naming import OTHERWISE

# "days_since_last_order per mean_days_between_orders": in own gaps.
PER = " per "
# A share of 0.5 in these columns means: than half of the customers.
OWN_UNITS = {"each_at_least": np.greater_equal, "each_at_most": np.less_equal}
AMONG_ALL = {"each_above": np.greater, "each_below": np.less}
BOUNDS = (*OWN_UNITS, *AMONG_ALL)
# Who joined within these days shows who will be in a segment until the next fit. A
# name that is true for fewer than half of them, where there are a few, is not kept
# by the others: by then it would be false for most.
DAYS_LATELY = 60.0
FEW = 5
HALF = 0.5


def shares_of_names(
    customers: pd.DataFrame,
    segments: Sequence[str],
    keys: Sequence[str],
    rules: pd.DataFrame,
    lasting: bool = False,
) -> pd.DataFrame:
    """Return for what share of each segment's people each key is true, 0 to 1.

    A key is true for a customer when all its bounds of a single customer hold: in
    the units of the feature, or above and below a share of all customers. A key
    without such bounds is true for everybody.

    Parameters
    ----------
    customers
        One row per customer, one column per feature, in its own units; NaN where
        unknown.
    segments
        Segment of each customer.
    keys
        The playbook keys asked about.
    rules
        Columns playbook_key, feature and ``BOUNDS``; any bound may be missing. Of
        several features joined by " else " the first that is a column and differs
        between customers counts; "a per b" is a ratio, where b is at least 1 and,
        if unknown, the median of those known. A value that is not known fulfils
        no bound.
    lasting
        Whether the share among those who joined lately counts where it is less than
        half: the segment gets more of them every day until the next fit.

    Returns
    -------
    DataFrame
        One row per segment, one column per key.
    """
    bounded = rules.dropna(subset=list(BOUNDS), how="all")
    places = pd.Series(list(segments), index=customers.index)
    held = {
        key: _holds(customers, bounded[bounded["playbook_key"] == key]) for key in keys
    }
    truths = pd.DataFrame(held, index=customers.index)
    shares = truths.groupby(places).mean()
    if not lasting:
        return shares
    lately = _of_lately(customers, truths, places).reindex(shares.index)
    return shares.mask(lately < HALF, np.fmin(shares, lately))


def _of_lately(
    customers: pd.DataFrame, held: pd.DataFrame, places: pd.Series
) -> pd.DataFrame:
    """Return the shares among who joined lately, where a few of them are."""
    if "tenure_days" not in customers:
        return held.head(0).astype(float)
    is_new = customers["tenure_days"] <= DAYS_LATELY
    groups = held[is_new].groupby(places[is_new])
    return groups.mean()[groups.size() >= FEW]


def _holds(customers: pd.DataFrame, rules: pd.DataFrame) -> pd.Series:
    """Return for each customer whether all bounds hold."""
    held = pd.Series(True, index=customers.index)
    for rule in rules.to_dict("records"):
        held &= _keeps(_values(customers, str(rule["feature"])), rule)
    return held


def _keeps(values: pd.Series, rule: Mapping[str, float]) -> pd.Series:
    """Return for each value whether it keeps the bounds of one rule."""
    held = values.notna()
    for column, compared in OWN_UNITS.items():
        if pd.notna(rule[column]):
            held &= compared(values, rule[column])
    for column, compared in AMONG_ALL.items():
        if pd.notna(rule[column]):
            held &= compared(values, values.quantile(rule[column]))
    return held


def _values(customers: pd.DataFrame, wanted: str) -> pd.Series:
    """Return the values of the first feature that tells customers apart."""
    found = [
        _feature(customers, name)
        for name in wanted.split(OTHERWISE)
        if set(name.split(PER)) <= set(customers.columns)
    ]
    if not found:
        return pd.Series(np.nan, index=customers.index)
    return next((one for one in found if one.nunique() > 1), found[0])


def _feature(customers: pd.DataFrame, name: str) -> pd.Series:
    """Return a feature, or the ratio of two."""
    feature, _, unit = name.partition(PER)
    if not unit:
        return customers[feature]
    units = customers[unit]
    return customers[feature] / units.fillna(units.median()).clip(lower=1)
