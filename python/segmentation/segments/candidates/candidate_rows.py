"""Candidates as rows of `segment_fits`."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from segmentation.segments.candidates.candidate import Candidate
from segmentation.segments.candidates.choice import Choice
from segmentation.segments.candidates.elbow import elbow
from segmentation.segments.model_rows import Row, values


def candidate_rows(
    candidates: Sequence[Candidate], choice: Choice, champion: str
) -> Iterator[Row]:
    """Yield the measures of each candidate and why it won or lost.

    Parameters
    ----------
    candidates
        All that were fitted.
    choice
        Which one won, and why each did or did not.
    champion
        Name of the algorithm that may win.
    """
    bends = _elbows(candidates)
    for one in candidates:
        measured = {
            name: None if math.isnan(value) else value
            for name, value in asdict(one.measures).items()
        }
        entries = {
            "algorithm": one.algorithm,
            "k": one.k,
            **measured,
            "can_be_champion": one.algorithm == champion,
            "is_elbow": one.k == bends[one.algorithm],
            "is_winner": one is choice.winner,
            "reason": choice.reasons[one.key],
        }
        yield from values("candidate", entries, candidate=one.key)


def _elbows(candidates: Sequence[Candidate]) -> dict[str, int | None]:
    """Return the k at which the inertia of each algorithm bends most."""
    found = {}
    for algorithm in {one.algorithm for one in candidates}:
        curve = sorted(
            (one.k, one.measures.inertia)
            for one in candidates
            if one.algorithm == algorithm and not one.is_current
        )
        found[algorithm] = elbow(*zip(*curve, strict=True))
    return found
