"""How good a clustering is, from its points and labels alone; noise is -1."""

from collections.abc import Sequence

import numpy as np
from sklearn.metrics import (
    calinski_harabasz_score,
    davies_bouldin_score,
    pairwise_distances_chunked,
)

NOISE = -1
# Distances are computed in parts of this many mebibytes.
WORKING_MEMORY = 64


def inertia(points: np.ndarray, labels: np.ndarray) -> float:
    """Return the sum of squared distances to the mean of the own cluster.

    Noise belongs to no cluster and adds nothing.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    labels : ndarray of int, shape (n_customers,)
        Cluster of each customer; noise is -1.
    """
    clusters = (points[labels == one] for one in np.unique(labels) if one != NOISE)
    squares = (((part - part.mean(axis=0)) ** 2).sum() for part in clusters)
    return float(sum(squares))


def shares(labels: np.ndarray, k: int) -> tuple[float, float, float]:
    """Return the shares of the smallest and largest of k clusters, and of noise.

    Parameters
    ----------
    labels : ndarray of int, shape (n_customers,)
        Cluster of each customer; noise is -1.
    k
        How many clusters there should be; a missing one has share 0.
    """
    counts = np.bincount(labels[labels != NOISE], minlength=k)
    if not len(counts):
        return 0.0, 0.0, 1.0
    noise = float(np.mean(labels == NOISE))
    return float(counts.min() / len(labels)), float(counts.max() / len(labels)), noise


def calinski_harabasz(points: np.ndarray, labels: np.ndarray) -> float:
    """Return the variance ratio (Calinski and Harabasz 1974): more is better.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    labels : ndarray of int, shape (n_customers,)
        Cluster of each customer; noise is -1.
    """
    return _defined(calinski_harabasz_score, points, labels)


def davies_bouldin(points: np.ndarray, labels: np.ndarray) -> float:
    """Return the mean overlap with the next cluster (1979): less is better.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    labels : ndarray of int, shape (n_customers,)
        Cluster of each customer; noise is -1.
    """
    return _defined(davies_bouldin_score, points, labels)


def _defined(score: object, points: np.ndarray, labels: np.ndarray) -> float:
    """Return the score without the noise; not-a-number where it is not defined."""
    kept = labels != NOISE
    if not 2 <= len(np.unique(labels[kept])) < kept.sum():
        return float("nan")
    return float(score(points[kept], labels[kept]))


def silhouettes(points: np.ndarray, labelings: Sequence[np.ndarray]) -> list[float]:
    """Return the mean silhouette (Rousseeuw 1987) of each labelling of the points.

    All from one pass over the distances, which are what takes the time. Noise is
    left out; a cluster of one point counts 0; not-a-number where there are
    fewer than two clusters, or only clusters of one point.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        Customers, in standard deviations.
    labelings : sequence of ndarray of int, shape (n_customers,)
        Labels of the same points by each clustering; noise is -1.
    """
    sides = [_members(labels) for labels in labelings]
    if not sides:
        return []
    stacked = np.hstack(sides)
    sums = np.vstack(
        list(
            pairwise_distances_chunked(
                points,
                reduce_func=lambda distances, start: distances @ stacked,
                working_memory=WORKING_MEMORY,
            )
        )
    )
    parts = np.split(sums, np.cumsum([side.shape[1] for side in sides])[:-1], axis=1)
    return [_silhouette(*one) for one in zip(parts, sides, strict=True)]


def _members(labels: np.ndarray) -> np.ndarray:
    """Return a column of ones and zeros per cluster, (n_points, n_clusters)."""
    clusters = np.unique(labels[labels != NOISE])
    return (labels[:, None] == clusters).astype(np.float64)


def _silhouette(sums: np.ndarray, members: np.ndarray) -> float:
    """Return the mean silhouette from the summed distances to each cluster."""
    sizes = members.sum(axis=0)
    kept = members.any(axis=1)
    if not 2 <= len(sizes) < kept.sum():
        return float("nan")
    own = members.argmax(axis=1)[kept]
    rows = np.arange(len(own))
    others = sums[kept] / sizes
    others[rows, own] = np.inf
    nearest = others.min(axis=1)
    within = sums[kept][rows, own] / np.maximum(sizes[own] - 1, 1)
    widest = np.maximum(within, nearest)
    apart = np.where((sizes[own] > 1) & (widest > 0), nearest - within, 0.0)
    return float(np.mean(apart / np.where(widest > 0, widest, 1.0)))
