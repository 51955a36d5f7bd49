"""Whether a build lost speed against the floor since its ratios were committed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.ratios import ratios_of
from segmentation.errors import InputError

# Ratios to the floor alone: both sides run on the same engine and machine.
GUARDED = ("first_build_to_floor", "next_day_to_floor")
# As much as a ratio may be worse.
MOST_LOSS = 0.30


@dataclass(frozen=True)
class RatioChange:
    """A ratio now and as it was committed."""

    name: str
    before: float
    now: float

    @property
    def loss(self) -> float:
        """How much more of the floor's time is taken: 0.5 is half as much again."""
        return self.now / self.before - 1

    @property
    def is_lost(self) -> bool:
        """Whether it is worse by more than `MOST_LOSS`."""
        return self.loss > MOST_LOSS

    @property
    def sentence(self) -> str:
        """What is the case, in words."""
        verdict = "lost" if self.is_lost else "fine"
        return (
            f"{self.name}: {self.now:.2f}, committed {self.before:.2f} "
            f"({self.loss:+.0%}, at most {MOST_LOSS:+.0%}): {verdict}"
        )


def ratio_changes(
    committed: dict[str, Any], result: dict[str, Any]
) -> list[RatioChange]:
    """Return how the guarded ratios of a result are to the committed ones.

    Parameters
    ----------
    committed, result
        As `compare` returns them.
    """
    before, now = ratios_of(committed), ratios_of(result)
    return [RatioChange(name, before[name], now[name]) for name in GUARDED]


def guarded(
    committed: dict[str, Any], measure: Callable[[], dict[str, Any]]
) -> tuple[list[RatioChange], bool]:
    """Measure, and once more if anything was lost; return the last comparison.

    Noise makes one run slow, a real loss makes both slow: only what is lost in both
    fails.

    Parameters
    ----------
    committed
        As `compare` returned it.
    measure
        Measures again.

    Returns
    -------
    tuple
        Changes, of the second run if there was one, and whether all is well.
    """
    first = ratio_changes(committed, measure())
    lost = {item.name for item in first if item.is_lost}
    if not lost:
        return first, True
    second = ratio_changes(committed, measure())
    still = {item.name for item in second if item.is_lost}
    return second, not lost & still


def read_committed(file: Path) -> dict[str, Any]:
    """Return committed numbers.

    Raises
    ------
    InputError
        If the file is missing, or lacks a guarded ratio.
    """
    try:
        committed = json.loads(file.read_text())
        missing = [name for name in GUARDED if name not in ratios_of(committed)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{file} holds no numbers of a benchmark; make it with "
            "python -m benchmarks --json."
        ) from error
    if missing:
        raise InputError(
            f"{file} lacks {', '.join(missing)}: measure project and floor for it."
        )
    return committed
