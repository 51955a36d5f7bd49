"""How a feature was spread when a model was fitted: at most ten bins."""

import numpy as np

DECILES = np.arange(1, 10) / 10


def decile_bins(values: np.ndarray) -> list[tuple[float | None, float]]:
    """Return (upper edge, share of the values) of each bin, from low to high.

    A value is in the first bin with ``value <= upper edge``; the last has none.
    Bins end at the distinct deciles, so that many equal values give fewer bins
    and none is empty. An edge lies halfway between the decile and the next
    larger value: rounding in the last digit moves no customer to another bin.

    Parameters
    ----------
    values : ndarray of shape (n_customers,)
        One feature in its own units, without missing values.

    Examples
    --------
    >>> decile_bins(np.array([0.0, 0.0, 0.0, 4.0]))
    [(2.0, 0.75), (None, 0.25)]
    """
    distinct = np.unique(values)
    ends = np.unique(np.quantile(values, DECILES, method="inverted_cdf"))
    ends = ends[ends < distinct[-1]]
    following = distinct[np.searchsorted(distinct, ends, side="right")]
    edges = (ends + following) / 2
    places = np.searchsorted(edges, values, side="left")
    shares = np.bincount(places, minlength=len(edges) + 1) / len(values)
    return list(zip([*edges.tolist(), None], shares.tolist(), strict=True))
