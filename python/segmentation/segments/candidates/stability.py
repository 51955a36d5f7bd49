"""Whether other customers of the same kind would give the same segments."""

from collections.abc import Callable, Sequence

import numpy as np

Cluster = Callable[[np.ndarray], np.ndarray]


def bootstrap_draws(
    size: int, count: int, most: int, generator: np.random.Generator
) -> list[np.ndarray]:
    """Return ``count`` draws with replacement of places in 0..size-1, sorted.

    Each has as many places as there are, but at most ``most``.

    Parameters
    ----------
    size
        Number of customers.
    count
        Number of draws.
    most
        Largest size of a draw.
    generator
        Source of the random numbers.
    """
    drawn = min(size, most)
    return [np.sort(generator.integers(0, size, drawn)) for _ in range(count)]


def stability(
    points: np.ndarray,
    labels: np.ndarray,
    draws: Sequence[np.ndarray],
    clusters: Sequence[Cluster],
) -> float:
    """Return the median adjusted Rand index between refits and the clustering.

    Each refit sees one draw, and is compared on the customers in it (Hennig 2007,
    *Cluster-wise assessment of cluster stability*). 1: always the same segments;
    0: no more alike than by chance. Not-a-number without draws.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
    labels : ndarray of shape (n_customers,)
        The clustering that is measured.
    draws : sequence of ndarray
        Places of the customers of each refit, as `bootstrap_draws` gives them.
    clusters : sequence of callable, as many as draws
        How each refit clusters.
    """
    pairs = zip(draws, clusters, strict=True)
    found = [_agreement(points, labels, *pair) for pair in pairs]
    return float(np.median(found)) if found else float("nan")


def _agreement(
    points: np.ndarray, labels: np.ndarray, draw: np.ndarray, cluster: Cluster
) -> float:
    """Return the adjusted Rand index over the different customers of a draw."""
    refitted = cluster(points[draw])
    places, first = np.unique(draw, return_index=True)
    return adjusted_rand_index(labels[places], refitted[first])


def adjusted_rand_index(one: np.ndarray, other: np.ndarray) -> float:
    """Return how alike two labellings are (Hubert and Arabie 1985).

    As `sklearn.metrics.adjusted_rand_score`, whose checks of the labels take
    several times as long as the few hundred refits of a fit can wait for.

    Parameters
    ----------
    one, other : ndarray of shape (n_customers,)
        Two labels of each customer.
    """
    rows, columns = (np.unique(x, return_inverse=True)[1] for x in (one, other))
    width = columns.max() + 1
    table = np.bincount(rows * width + columns, minlength=(rows.max() + 1) * width)
    table = table.reshape(-1, width)
    together = _pairs(table)
    in_one, in_other = _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    most = (in_one + in_other) / 2.0
    by_chance = in_one * in_other / max(_pairs(np.array([len(one)])), 1.0)
    if most == by_chance:
        return 1.0
    return (together - by_chance) / (most - by_chance)


def _pairs(counts: np.ndarray) -> float:
    """Return in how many ways two can be picked from the same group."""
    return float((counts * (counts - 1)).sum() / 2)
