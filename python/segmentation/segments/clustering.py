"""Clusters for several k, and the rule that chooses one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from threadpoolctl import threadpool_limits

from segmentation.segments.settings import FitSettings

STARTS = 10


@dataclass(frozen=True)
class Candidate:
    """One clustering: centres of shape (k, n_features), and how good it is."""

    k: int
    centres: np.ndarray
    labels: np.ndarray
    inertia: float
    silhouette: float

    @property
    def counts(self) -> np.ndarray:
        """Customers per cluster, shape (k,)."""
        return np.bincount(self.labels, minlength=self.k)

    @property
    def smallest_share(self) -> float:
        """Share of the smallest cluster among the fitted customers."""
        return float(self.counts.min() / len(self.labels))

    @property
    def largest_share(self) -> float:
        """Share of the largest cluster among the fitted customers."""
        return float(self.counts.max() / len(self.labels))


@dataclass(frozen=True)
class Choice:
    """The winner, and one sentence for each candidate on why it won or lost."""

    winner: Candidate
    reasons: dict[int, str]
    is_fallback: bool


def candidate_ks(points: np.ndarray, settings: FitSettings) -> range:
    """Return the k worth trying: fewer for small data, never more than points."""
    most = settings.k_max
    if len(points) < settings.small_data_customers:
        most = min(most, settings.k_max_small_data)
    most = max(1, min(most, len(np.unique(points, axis=0))))
    return range(min(settings.k_min, most), most + 1)


def fit_candidates(points: np.ndarray, settings: FitSettings) -> list[Candidate]:
    """Cluster standardised points, (n_customers, n_features), for each k.

    One thread, a fixed seed and sorted rows make the result the same
    everywhere. The silhouette is that of a fixed random part of the points.
    """
    generator = np.random.default_rng(settings.seed)
    size = min(settings.silhouette_sample_size, len(points))
    part = np.sort(generator.choice(len(points), size, replace=False))
    with threadpool_limits(limits=1):
        ks = candidate_ks(points, settings)
        return [_fit(points, k, part, settings.seed) for k in ks]


def _fit(points: np.ndarray, k: int, part: np.ndarray, seed: int) -> Candidate:
    model = KMeans(k, n_init=STARTS, random_state=seed, algorithm="lloyd").fit(points)
    silhouette = _silhouette(points[part], model.labels_[part])
    centres = model.cluster_centers_
    return Candidate(k, centres, model.labels_, float(model.inertia_), silhouette)


def _silhouette(points: np.ndarray, labels: np.ndarray) -> float:
    """Return the mean silhouette, or not-a-number where it is not defined."""
    if not 2 <= len(np.unique(labels)) < len(points):
        return float("nan")
    return float(silhouette_score(points, labels))


def choose(candidates: Sequence[Candidate], settings: FitSettings) -> Choice:
    """Choose the smallest k that is nearly as good as the best.

    Candidates with a cluster below ``min_segment_share`` or above
    ``max_segment_share`` drop out, unless all do: then the rule is applied to
    all of them and the choice is marked as a fallback.
    """
    faults = {one.k: _fault(one, settings) for one in candidates}
    sound = [one for one in candidates if not faults[one.k]]
    pool = sound or list(candidates)
    floor = max(_quality(one) for one in pool) - settings.silhouette_tolerance
    winner = min((one for one in pool if _quality(one) >= floor), key=lambda c: c.k)
    reasons = {one.k: _reason(one, winner, faults[one.k], floor) for one in candidates}
    return Choice(winner, reasons, is_fallback=not sound)


def _quality(candidate: Candidate) -> float:
    return -1.0 if np.isnan(candidate.silhouette) else candidate.silhouette


def _fault(candidate: Candidate, settings: FitSettings) -> str:
    """Say which bound of size the candidate breaks, or nothing."""
    if candidate.smallest_share < settings.min_segment_share:
        return f"smallest segment below {settings.min_segment_share:.0%} of customers"
    if candidate.largest_share > settings.max_segment_share:
        return f"largest segment above {settings.max_segment_share:.0%} of customers"
    return ""


def _reason(candidate: Candidate, winner: Candidate, fault: str, floor: float) -> str:
    """Say in words why a candidate won or lost."""
    if candidate.k == winner.k:
        problem = f", although {fault}" if fault else ""
        return f"smallest k within the tolerance of the best silhouette{problem}"
    if fault:
        return fault
    if _quality(candidate) < floor:
        return "silhouette below the best by more than the tolerance"
    return f"not better than {winner.k} segments by more than the tolerance"
