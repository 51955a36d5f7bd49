"""A refit that finds nothing better leaves customers where they are."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from segmentation.segments.candidates.candidate import Candidate
from segmentation.segments.candidates.measures import inertia

# Stabilities no farther apart than this are alike: that of one number of segments
# differs by 0.01 from month to month, numbers that split at will are 0.1 lower.
STABILITY_TOLERANCE = 0.05
# From this share of customers on the segments are still the same ones.
SAME_SEGMENTS = 0.95
# Going on from the centres in force may cost this share of the inertia.
INERTIA_TOLERANCE = 0.1


def most_persistent(
    winner: Candidate, good: Sequence[Candidate], previous_labels: np.ndarray | None
) -> Candidate:
    """Return a candidate that keeps the segments in force, or else the winner.

    A refit that cuts the same customers differently breaks identities: segments
    begin and end, and customers move who did nothing. So if the winner moves more
    than one customer in twenty, and a candidate as good as it does not, that one
    wins instead. If none keeps the segments, the customers have changed, and the
    best description of them wins.

    Parameters
    ----------
    winner
        What the rule chose of ``good``.
    good
        The candidates whose silhouette is as good as the best. Those less stable
        than the winner by more than ``STABILITY_TOLERANCE`` are left out.
    previous_labels
        Segment of each fitted customer in the model in force, shape
        (n_customers,); None if there is none to keep to.
    """
    if previous_labels is None:
        return winner
    if kept_share(winner.labels, previous_labels) >= SAME_SEGMENTS:
        return winner
    least = winner.measures.stability - STABILITY_TOLERANCE
    alike = [one for one in good if one.measures.stability >= least]
    kept = {one.key: kept_share(one.labels, previous_labels) for one in alike}
    same = [one for one in alike if kept[one.key] >= SAME_SEGMENTS]
    return max(same, key=lambda one: kept[one.key], default=winner)


def is_nearly_as_good(
    points: np.ndarray, resumed: np.ndarray, fresh: np.ndarray
) -> bool:
    """Return whether the labels that went on from the centres in force may stay."""
    bound = (1.0 + INERTIA_TOLERANCE) * inertia(points, fresh)
    return inertia(points, resumed) <= bound


def kept_share(labels: np.ndarray, previous_labels: np.ndarray) -> float:
    """Return the share of customers who stay if each segment has one successor.

    The successors are those that keep the most customers (optimal assignment).

    Examples
    --------
    >>> kept_share(np.array([0, 0, 1, 1]), np.array([1, 1, 1, 0]))
    0.75
    """
    new, old = (
        np.unique(one, return_inverse=True)[1] for one in (labels, previous_labels)
    )
    counts = np.zeros((new.max() + 1, old.max() + 1), dtype=int)
    np.add.at(counts, (new, old), 1)
    rows, columns = linear_sum_assignment(counts, maximize=True)
    return float(counts[rows, columns].sum() / len(labels))
