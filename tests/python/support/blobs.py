"""Crowds of points with a known answer."""

import numpy as np


def blobs(
    count: int, per_blob: int, spread: float, seed: int = 1, features: int = 3
) -> tuple[np.ndarray, np.ndarray]:
    """Return points around ``count`` corners 4 apart, and the crowd of each."""
    draw = np.random.default_rng(seed)
    corners = 4.0 * np.array(list(np.ndindex(*[2] * features)), dtype=float)[:count]
    truth = np.repeat(np.arange(count), per_blob)
    return corners[truth] + draw.normal(0, spread, (len(truth), features)), truth
