"""The elbow of a falling curve."""

from collections.abc import Iterable

import numpy as np
from kneed import KneeLocator

FEWEST_POINTS = 3


def elbow(places: Iterable[int], heights: Iterable[float]) -> int | None:
    """Return the place where a falling curve bends most, or None without a bend.

    Satopaa, Albrecht, Irwin and Raghavan (2011), by the package kneed.

    Parameters
    ----------
    places : iterable of int
        Positions along the curve, such as numbers of segments.
    heights : iterable of float
        Height of the curve at each position.

    Examples
    --------
    >>> elbow([1, 2, 3, 4, 5], [100.0, 20.0, 15.0, 12.0, 10.0])
    2
    """
    x, y = np.array(list(places)), np.array(list(heights))
    if len(x) < FEWEST_POINTS or not np.isfinite(y).all() or np.ptp(y) == 0:
        return None
    found = KneeLocator(x, y, curve="convex", direction="decreasing").knee
    return None if found is None else int(found)
