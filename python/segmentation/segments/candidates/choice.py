"""The rule that chooses one candidate, and says of each why it won or lost."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from segmentation.segments.candidates.candidate import Candidate
from segmentation.segments.candidates.persistence import most_persistent
from segmentation.segments.settings import FitSettings


@dataclass(frozen=True)
class Choice:
    """The winner, and one sentence for each candidate on why it won or lost."""

    winner: Candidate
    reasons: dict[str, str]
    is_fallback: bool


def choose(
    candidates: Sequence[Candidate],
    settings: FitSettings,
    previous_labels: np.ndarray | None = None,
) -> Choice:
    """Choose among the candidates of ``segmentation_algorithm``.

    1. Who is not stable, or has too small or too large a segment, drops out.
    2. Silhouettes that lack at most ``silhouette_tolerance``, a share of the best
       of the rest, are as good.
    3. Of these, stabilities that lack at most ``stability_tolerance`` of the best
       are as stable (Ben-Hur, Elisseeff and Guyon 2002).
    4. The most segments win that are as good and as stable: what can be told
       apart reliably is told apart.
    5. With ``previous_labels``, the segments of the customers in the model in
       force: if that moves too many customers, another one as good that keeps the
       segments in force wins instead (``most_persistent``).

    If all drop out, 2 to 5 are applied to those with the fewest faults, and
    the choice is a fallback. Challengers are judged in the same way among their
    own kind, but never win.
    """
    judged = {}
    for name in settings.algorithms:
        own = [one for one in candidates if one.algorithm == name]
        is_champion = name == settings.segmentation_algorithm
        judged[name] = _judge(own, settings, previous_labels if is_champion else None)
    champion = judged.pop(settings.segmentation_algorithm)
    reasons = dict(champion.reasons)
    for choice in judged.values():
        for key, reason in choice.reasons.items():
            reasons[key] = f"challenger, compared only: {reason}"
    return Choice(champion.winner, reasons, champion.is_fallback)


def _judge(
    candidates: Sequence[Candidate],
    settings: FitSettings,
    previous_labels: np.ndarray | None,
) -> Choice:
    """Apply the rule to the candidates of one algorithm."""
    faults = {one.key: _faults(one, settings) for one in candidates}
    fewest = min(len(found) for found in faults.values())
    pool = [one for one in candidates if len(faults[one.key]) == fewest]
    bounds = _bounds(pool, settings)
    tied = [one for one in pool if not _lacks(one, bounds)]
    best = max(tied, key=lambda one: one.k)
    good = [one for one in pool if _quality(one) >= bounds.silhouette]
    winner = most_persistent(best, good, previous_labels)
    won = _why_won(best, candidates, pool, bounds, faults[best.key])
    if winner is not best:
        won = f"keeps the segments in force, and is as good as {best.k} segments"
    reasons = {
        one.key: won
        if one is winner
        else _why_lost(one, winner, faults[one.key], bounds)
        for one in candidates
    }
    return Choice(winner, reasons, is_fallback=fewest > 0)


def _quality(candidate: Candidate) -> float:
    silhouette = candidate.measures.silhouette
    return -1.0 if math.isnan(silhouette) else silhouette


def _stability(candidate: Candidate) -> float:
    stability = candidate.measures.stability
    return -1.0 if math.isnan(stability) else stability


@dataclass(frozen=True)
class _Bounds:
    """The least silhouette that is as good, and stability that is as stable."""

    silhouette: float
    stability: float


def _bounds(pool: Sequence[Candidate], settings: FitSettings) -> _Bounds:
    best = max(_quality(one) for one in pool)
    least = best - settings.silhouette_tolerance * abs(best)
    good = [one for one in pool if _quality(one) >= least]
    most_stable = max(_stability(one) for one in good)
    return _Bounds(least, most_stable - settings.stability_tolerance)


def _lacks(candidate: Candidate, bounds: _Bounds) -> str:
    """Say which bound the candidate misses, or nothing."""
    of = candidate.measures
    if _quality(candidate) < bounds.silhouette:
        return f"silhouette {of.silhouette:.3f} below {bounds.silhouette:.3f}"
    if _stability(candidate) < bounds.stability:
        return f"stability {of.stability:.3f} below {bounds.stability:.3f}"
    return ""


def _faults(candidate: Candidate, settings: FitSettings) -> list[str]:
    """Name the bounds that the candidate breaks."""
    of, faults = candidate.measures, []
    if of.stability < settings.min_stability:
        faults.append(f"stability {of.stability:.2f} below {settings.min_stability:g}")
    if of.smallest_share < settings.min_segment_share:
        least = settings.min_segment_share
        faults.append(f"smallest segment {of.smallest_share:.1%} below {least:.0%}")
    if of.largest_share > settings.max_segment_share:
        most = settings.max_segment_share
        faults.append(f"largest segment {of.largest_share:.1%} above {most:.0%}")
    return faults


def _why_won(
    winner: Candidate,
    candidates: Sequence[Candidate],
    pool: Sequence[Candidate],
    bounds: _Bounds,
    faults: Sequence[str],
) -> str:
    """Say by which step of the rule the winner won."""
    good = [one for one in pool if _quality(one) >= bounds.silhouette]
    if len(candidates) == 1:
        step = "the only candidate"
    elif len(good) == 1:
        step = "best silhouette, beyond the tolerance"
    elif all(_lacks(one, bounds) for one in good if one is not winner):
        step = "most stable of those as good"
    else:
        step = "most segments among those as good and as stable"
    return f"{step}; fallback, as {', '.join(faults)}" if faults else step


def _why_lost(
    candidate: Candidate, winner: Candidate, faults: Sequence[str], bounds: _Bounds
) -> str:
    """Say at which step of the rule the candidate lost."""
    if faults:
        return ", ".join(faults)
    if missed := _lacks(candidate, bounds):
        return missed
    if candidate.k > winner.k:
        return f"as good and as stable as {winner.k} segments, which are in force"
    return f"as good and as stable, but fewer than {winner.k} segments"
