"""The gap statistic: how much tighter than points without any structure."""

from collections.abc import Callable, Sequence

import numpy as np

from segmentation.segments.candidates.measures import inertia

Cluster = Callable[[np.ndarray], np.ndarray]


def reference_sets(
    points: np.ndarray, count: int, generator: np.random.Generator
) -> list[np.ndarray]:
    """Return sets as large as points, spread evenly over the box around them.

    The box lies along the principal axes: choice (b) of Tibshirani, Walther and
    Hastie (2001).

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    count
        How many sets.
    generator
        Source of the random numbers.
    """
    middle = points.mean(axis=0)
    axes = np.linalg.svd(points - middle, full_matrices=False)[2]
    turned = (points - middle) @ axes.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    shape = (len(points), len(low))
    draws = (generator.uniform(low, high, shape) for _ in range(count))
    return [draw @ axes + middle for draw in draws]


def gap_statistic(
    points: np.ndarray,
    labels: np.ndarray,
    references: Sequence[np.ndarray],
    cluster: Cluster,
) -> tuple[float, float]:
    """Return the gap and its standard error.

    The gap is the mean, over the references, of the logarithm of their
    dispersion when ``cluster`` clusters them, less that of the points. The error
    is their standard deviation times the root of 1 + 1 / their number, by
    Tibshirani, Walther and Hastie (2001), *Estimating the number of clusters in
    a data set via the gap statistic*. Not-a-number without any dispersion or
    without references.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    labels : ndarray of int, shape (n_customers,)
        Cluster of each customer; noise is -1.
    references : sequence of ndarray of the shape of points
        As `reference_sets` draws them.
    cluster : callable
        Labels of the points that it is given.
    """
    ours = inertia(points, labels)
    theirs = np.array([inertia(one, cluster(one)) for one in references])
    if not len(theirs) or ours <= 0 or (theirs <= 0).any():
        return float("nan"), float("nan")
    logs = np.log(theirs)
    error = logs.std() * np.sqrt(1.0 + 1.0 / len(logs))
    return float(logs.mean() - np.log(ours)), float(error)
