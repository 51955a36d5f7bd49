"""How time and memory grow with the number of customers."""

import math
from collections.abc import Sequence
from typing import Any


def growth_of(
    results: Sequence[dict[str, Any]], part: str, measure: str
) -> float | None:
    """Return the exponent by which a part's measure grows with the customers.

    Parameters
    ----------
    results
        As `compare` returns them; those without the part are left out.
    part, measure
        Such as ``first_build`` and ``wall_seconds``.

    Returns
    -------
    float or None
        None with fewer than two numbers of customers.
    """
    points = {
        result["customers"]: result["parts"][part][measure]
        for result in results
        if part in result["parts"]
    }
    return exponent(points) if len(points) > 1 else None


def exponent(points: dict[int, float]) -> float:
    """Return the slope of the least-squares line through the logarithms.

    Parameters
    ----------
    points
        Size to cost, both positive; at least two sizes.

    Examples
    --------
    >>> round(exponent({10: 3.0, 100: 30.0, 1000: 300.0}), 6)
    1.0
    """
    sizes = [math.log(size) for size in points]
    costs = [math.log(cost) for cost in points.values()]
    mean_size, mean_cost = sum(sizes) / len(sizes), sum(costs) / len(costs)
    both = sum(
        (size - mean_size) * (cost - mean_cost)
        for size, cost in zip(sizes, costs, strict=True)
    )
    return both / sum((size - mean_size) ** 2 for size in sizes)
