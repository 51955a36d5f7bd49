"""The rule that chooses one candidate, and says of each why it won or lost."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from segmentation.segments.candidates.candidate import Candidate
from segmentation.segments.candidates.elbow import elbow
from segmentation.segments.settings import FitSettings


@dataclass(frozen=True)
class Choice:
    """The winner, and one sentence for each candidate on why it won or lost."""

    winner: Candidate
    reasons: dict[str, str]
    is_fallback: bool


def choose(candidates: Sequence[Candidate], settings: FitSettings) -> Choice:
    """Choose among the candidates of ``segmentation_algorithm``.

    1. Who is not stable, or has too small or too large a segment, drops out.
    2. Silhouettes within ``silhouette_tolerance`` of the best of the rest are
       a tie.
    3. The most stable of the tie wins: segments that other customers of the same
       kind would give again (Ben-Hur, Elisseeff and Guyon 2002).
    4. Among equally stable ones the elbow of the inertia, else the smallest k.

    If all drop out, 2 to 4 are applied to those with the fewest faults, and
    the choice is a fallback. Challengers are judged in the same way among their
    own kind, but never win.
    """
    judged = {
        name: _judge([one for one in candidates if one.algorithm == name], settings)
        for name in settings.algorithms
    }
    champion = judged.pop(settings.segmentation_algorithm)
    reasons = dict(champion.reasons)
    for choice in judged.values():
        for key, reason in choice.reasons.items():
            reasons[key] = f"challenger, compared only: {reason}"
    return Choice(champion.winner, reasons, champion.is_fallback)


def _judge(candidates: Sequence[Candidate], settings: FitSettings) -> Choice:
    """Apply the rule to the candidates of one algorithm."""
    faults = {one.key: _faults(one, settings) for one in candidates}
    fewest = min(len(found) for found in faults.values())
    pool = [one for one in candidates if len(faults[one.key]) == fewest]
    floor = max(_quality(one) for one in pool) - settings.silhouette_tolerance
    tied = [one for one in pool if _quality(one) >= floor]
    bend = elbow(
        [one.k for one in candidates], [one.measures.inertia for one in candidates]
    )
    winner = min(tied, key=lambda one: (-_stability(one), one.k != bend, one.k))
    won = _why_won(winner, tied, faults[winner.key])
    reasons = {
        one.key: won
        if one is winner
        else _why_lost(one, winner, faults[one.key], floor)
        for one in candidates
    }
    return Choice(winner, reasons, is_fallback=fewest > 0)


def _quality(candidate: Candidate) -> float:
    silhouette = candidate.measures.silhouette
    return -1.0 if math.isnan(silhouette) else silhouette


def _stability(candidate: Candidate) -> float:
    """Return the stability to three decimals, the least when it is not known."""
    stability = candidate.measures.stability
    return -1.0 if math.isnan(stability) else round(stability, 3)


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
    winner: Candidate, tied: Sequence[Candidate], faults: Sequence[str]
) -> str:
    """Say by which step of the rule the winner won."""
    rivals = [one for one in tied if one is not winner]
    equal = [one for one in rivals if _stability(one) == _stability(winner)]
    if not rivals:
        step = "best silhouette, beyond the tolerance"
    elif not equal:
        step = "most stable of those as good as the best silhouette"
    elif winner.k > min(one.k for one in equal):
        step = "elbow of the inertia among equally stable ones"
    else:
        step = "smallest k among equally stable ones"
    return f"{step}; fallback, as {', '.join(faults)}" if faults else step


def _why_lost(
    candidate: Candidate, winner: Candidate, faults: Sequence[str], floor: float
) -> str:
    """Say at which step of the rule the candidate lost."""
    if faults:
        return ", ".join(faults)
    if _quality(candidate) < floor:
        return f"silhouette {candidate.measures.silhouette:.3f} below {floor:.3f}"
    if _stability(candidate) < _stability(winner):
        less, more = candidate.measures.stability, winner.measures.stability
        return f"stability {less:.3f} below {more:.3f} of {winner.k} segments"
    return f"as good and as stable as {winner.k} segments, which the rule prefers"
