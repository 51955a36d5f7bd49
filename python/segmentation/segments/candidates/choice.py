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
    3. The smallest k of the tie wins, unless the elbow of the inertia is in it.

    If all drop out, 2 and 3 are applied to those with the fewest faults, and
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
    at_bend = [one for one in tied if one.k == bend]
    winner = (at_bend or sorted(tied, key=lambda one: one.k))[0]
    won = _why_won(winner, tied, bool(at_bend), faults[winner.key])
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
    winner: Candidate, tied: Sequence[Candidate], is_elbow: bool, faults: Sequence[str]
) -> str:
    """Say by which step of the rule the winner won."""
    if len(tied) == 1:
        step = "best silhouette, beyond the tolerance"
    elif is_elbow:
        step = "elbow of the inertia, silhouette within the tolerance of the best"
    else:
        step = "smallest k within the tolerance of the best silhouette"
    return f"{step}; fallback, as {', '.join(faults)}" if faults else step


def _why_lost(
    candidate: Candidate, winner: Candidate, faults: Sequence[str], floor: float
) -> str:
    """Say at which step of the rule the candidate lost."""
    if faults:
        return ", ".join(faults)
    if _quality(candidate) < floor:
        return f"silhouette {candidate.measures.silhouette:.3f} below {floor:.3f}"
    return f"as good as {winner.k} segments, which the rule prefers"
