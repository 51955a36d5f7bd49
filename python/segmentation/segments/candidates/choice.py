"""The rule that chooses one candidate, and says of each why it won or lost."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from segmentation.segments.candidates.candidate import Candidate
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
    false_names: Sequence[str] = (),
) -> Choice:
    """Choose among the candidates of ``segmentation_algorithm``.

    1. A candidate that is not stable, or has too small or too large a segment, is
       dropped.
    2. Silhouettes within ``silhouette_tolerance``, a share of the best of the rest,
       count as equal.
    3. Among these, stabilities within ``stability_tolerance`` of the best count as
       equal (Ben-Hur, Elisseeff and Guyon 2002).
    4. Among these the most segments win: groups that can be distinguished reliably
       stay separate.
    5. The current segments are kept while they are sound, their names are true and
       their silhouette is within ``keep_tolerance``, a share of the winner's.

    If all are dropped, 2 to 4 are applied to those with the fewest faults, and
    the choice is a fallback. Challengers are compared in the same way among
    themselves, but never win.

    Parameters
    ----------
    candidates
        All that were fitted, the current segments among them.
    settings
        Tolerances, bounds on sizes and stability, and the algorithm that may win.
    false_names
        What is wrong with the names of the current segments, in words.
    """
    fresh = [one for one in candidates if not one.is_current]
    choices = {
        name: _choose_among([one for one in fresh if one.algorithm == name], settings)
        for name in settings.algorithms
    }
    champion = choices.pop(settings.segmentation_algorithm)
    for one in candidates:
        if one.is_current:
            champion = _keep(one, champion, settings, false_names)
    reasons = dict(champion.reasons)
    for choice in choices.values():
        for key, reason in choice.reasons.items():
            reasons[key] = f"challenger, compared only: {reason}"
    return Choice(champion.winner, reasons, champion.is_fallback)


def _choose_among(candidates: Sequence[Candidate], settings: FitSettings) -> Choice:
    """Apply steps 1 to 4 to the candidates of one algorithm."""
    faults = {one.key: _faults(one, settings) for one in candidates}
    fewest = min(len(found) for found in faults.values())
    pool = [one for one in candidates if len(faults[one.key]) == fewest]
    bounds = _bounds(pool, settings)
    tied = [one for one in pool if not _lacks(one, bounds)]
    winner = max(tied, key=lambda one: one.k)
    won = _why_won(winner, candidates, pool, bounds, faults[winner.key])
    reasons = {
        one.key: won
        if one is winner
        else _why_lost(one, winner, faults[one.key], bounds)
        for one in candidates
    }
    return Choice(winner, reasons, is_fallback=fewest > 0)


def _keep(
    current: Candidate,
    choice: Choice,
    settings: FitSettings,
    false_names: Sequence[str],
) -> Choice:
    """Apply step 5: keep the current segments, or say why not."""
    best, ours = _quality(choice.winner), _quality(current)
    least = best - settings.keep_tolerance * abs(best)
    against = [*_faults(current, settings), *false_names]
    if ours < least:
        against.append(f"silhouette {ours:.3f} below {least:.3f}")
    reasons = dict(choice.reasons)
    if against:
        reasons[current.key] = f"not kept, {', '.join(against)}"
        return Choice(choice.winner, reasons, choice.is_fallback)
    reasons[current.key] = f"kept, silhouette {ours:.3f} not below {least:.3f}"
    reasons[choice.winner.key] = f"would have won, but {current.key} is kept"
    return Choice(current, reasons, is_fallback=False)


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
    return _lacks(candidate, bounds) or (
        f"as good and as stable, but fewer than {winner.k} segments"
    )
