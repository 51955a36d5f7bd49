"""When people buy: weekends, Christmas and the hours of the evening."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from segmentation.datasets.synthetic.clocks import DAY, HOUR, standard_offsets

# The archetypes' days are stated for a history of this length.
REFERENCE_DAYS = 730
# Monday to Sunday, relative to the mean.
WEEK = np.array([0.92, 0.88, 0.90, 0.95, 1.05, 1.20, 1.10])
# Days of the year, and the intensity on them.
CHRISTMAS = ([0, 7, 315, 350, 356, 359, 361], [1.0, 0.9, 1.0, 1.9, 1.7, 0.5, 1.0])


@dataclass(frozen=True)
class Seasons:
    """Intensity of shopping over the days from `start` to `end`.

    Parameters
    ----------
    start, end
        UTC midnights, milliseconds since 1970; `end` is exclusive.
    """

    start: int
    end: int

    @property
    def scale(self) -> float:
        """Length of the history relative to the archetypes' 730 days."""
        return (self.end - self.start) / (REFERENCE_DAYS * DAY)

    @cached_property
    def ticks(self) -> np.ndarray:
        """Midnights from start to end, shape (days + 1,), as floats."""
        return np.arange(self.start, self.end + DAY, DAY, dtype=float)

    @cached_property
    def busy_days(self) -> np.ndarray:
        """Cumulative intensity at every midnight; a mean day counts 1."""
        days = (self.ticks[:-1] / DAY).astype("datetime64[D]")
        intensity = WEEK[(days.astype(np.int64) + 3) % 7] * _christmas(days)
        return np.concatenate([[0.0], np.cumsum(intensity / intensity.mean())])

    def spread(
        self,
        rng: np.random.Generator,
        counts: np.ndarray,
        begin: np.ndarray,
        until: np.ndarray,
        zones: np.ndarray,
    ) -> tuple[np.ndarray, np.ndarray]:
        """Place events one after the other, in seasonal strata of equal weight.

        Parameters
        ----------
        rng
            Source of randomness.
        counts
            Shape (owners,), events of each owner.
        begin, until
            Shape (owners,), UTC milliseconds between which the events fall.
        zones
            Shape (owners,), positions in `ZONES`, for the hours of the day.

        Returns
        -------
        tuple[np.ndarray, np.ndarray]
            Owner and UTC milliseconds of each event, shape (counts.sum(),), sorted by
            owner and (nearly) by time.
        """
        owners = np.repeat(np.arange(len(counts)), counts)
        firsts = np.repeat(np.cumsum(counts) - counts, counts)
        ranks = np.arange(len(owners)) - firsts
        places = (ranks + rng.random(len(owners))) / counts[owners]
        low, high = (np.interp(at, self.ticks, self.busy_days) for at in (begin, until))
        weights = low[owners] + places * (high - low)[owners]
        nearby = np.interp(weights, self.busy_days, self.ticks).astype(np.int64)
        instants = nearby // DAY * DAY + _hours(rng, zones[owners])
        early, late = begin[owners], until[owners]
        is_outside = (instants < early) | (instants >= late)
        nearby = np.clip(nearby, early, late - 1)
        return owners, np.where(is_outside, nearby, instants)


def _hours(rng: np.random.Generator, zones: np.ndarray) -> np.ndarray:
    is_evening = rng.random(len(zones)) < 0.6
    local = np.where(is_evening, 19.5, 12.5) + 2.5 * rng.standard_normal(len(zones))
    return ((local * HOUR).astype(np.int64) - standard_offsets()[zones]) % DAY


def _christmas(days: np.ndarray) -> np.ndarray:
    year_day = (days - days.astype("datetime64[Y]")).astype(np.int64)
    return np.interp(year_day, *CHRISTMAS)
