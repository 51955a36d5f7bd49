"""Who lives in the shop: archetypes, places and tastes of a block of customers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from segmentation.datasets.synthetic.archetypes import ARCHETYPES, NAMES, parameter
from segmentation.datasets.synthetic.clocks import DAY, PLACES, UNKNOWN
from segmentation.datasets.synthetic.seasons import Seasons

NULL_ZONE_SHARE = 0.03
NO_LOGIN_SHARE = 0.03
CATEGORIES = 8


@dataclass(frozen=True)
class Population:
    """Hidden state of a block's customers; every array has shape (customers,).

    Parameters
    ----------
    archetypes
        Positions in `ARCHETYPES`.
    joined, until
        First and last instant of the active time, UTC milliseconds.
    places, zones
        Positions in `PLACES`, and in `ZONES` (unknown for some).
    pace
        How often the customer acts relative to its archetype, mean 1.
    price_level
        Taste in standard deviations of the log price.
    favourite
        Preferred category, 0 to 7.
    never_logs_in, consents
        Whether it has no login at all, and whether it may be e-mailed.
    """

    archetypes: np.ndarray
    joined: np.ndarray
    until: np.ndarray
    places: np.ndarray
    zones: np.ndarray
    pace: np.ndarray
    price_level: np.ndarray
    favourite: np.ndarray
    never_logs_in: np.ndarray
    consents: np.ndarray

    def __len__(self) -> int:
        return len(self.archetypes)

    def of(self, name: str) -> np.ndarray:
        """Return a parameter of each customer's archetype, shape (customers, ...)."""
        return parameter(name)[self.archetypes]

    def joined_by(self, others: Population) -> Population:
        """Return these people followed by others."""
        mine, theirs = vars(self), vars(others)
        return Population(
            **{name: np.concatenate([mine[name], theirs[name]]) for name in mine}
        )

    @property
    def days_active(self) -> np.ndarray:
        """Days between the sign-up and the end of the active time."""
        return (self.until - self.joined) / DAY


def draw_population(
    rng: np.random.Generator, size: int, seasons: Seasons
) -> Population:
    """Draw customers whose archetypes keep their shares and come in random order."""
    kinds = _draw_archetypes(rng, size)
    joined, until = _draw_active_time(rng, kinds, seasons)
    return _draw_people(rng, kinds, joined, until)


def draw_passers_by(
    rng: np.random.Generator, size: int, seasons: Seasons
) -> Population:
    """Draw buyers of one order who are not in the customers table."""
    kinds = np.full(size, NAMES.index("one_time"))
    latest = seasons.end - 4 * DAY
    joined = rng.integers(seasons.start, max(latest, seasons.start + 1), size)
    people = _draw_people(rng, kinds, joined, joined + 3 * DAY)
    return replace(people, zones=people.places)


def _draw_archetypes(rng: np.random.Generator, size: int) -> np.ndarray:
    bounds = np.round(np.cumsum([0, *parameter("share")]) * size).astype(np.int64)
    return rng.permutation(np.repeat(np.arange(len(ARCHETYPES)), np.diff(bounds)))


def _draw_active_time(
    rng: np.random.Generator, kinds: np.ndarray, seasons: Seasons
) -> tuple[np.ndarray, np.ndarray]:
    day = DAY * seasons.scale
    earliest, latest = parameter("joined")[kinds].T
    # More sign-ups towards the end: the shop grows.
    age = latest + (earliest - latest) * rng.random(len(kinds)) ** 1.3
    joined = seasons.end - (age * day).astype(np.int64)
    most, fewest = parameter("quiet")[kinds].T
    quiet = fewest + (most - fewest) * rng.random(len(kinds))
    until = seasons.end - (quiet * day).astype(np.int64)
    length = parameter("active_days")[kinds]
    joined = np.maximum(joined, seasons.start)
    return joined, np.where(length > 0, joined + (length * DAY).astype(np.int64), until)


def _draw_people(
    rng: np.random.Generator, kinds: np.ndarray, joined: np.ndarray, until: np.ndarray
) -> Population:
    size = len(kinds)
    shares = [place[-1] for place in PLACES]
    places = rng.choice(len(PLACES), size, p=shares)
    level = parameter("price_level")[kinds] + 0.3 * rng.standard_normal(size)
    return Population(
        archetypes=kinds,
        joined=joined,
        until=until,
        places=places,
        zones=np.where(rng.random(size) < NULL_ZONE_SHARE, UNKNOWN, places),
        pace=rng.gamma(25.0, 1 / 25.0, size),
        price_level=level,
        favourite=rng.integers(0, CATEGORIES, size),
        never_logs_in=rng.random(size) < NO_LOGIN_SHARE,
        consents=rng.random(size) < 0.75,
    )
