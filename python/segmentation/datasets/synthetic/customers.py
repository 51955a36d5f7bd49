"""Accounts of the shop, and the truth about them that no model reads."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentation.datasets.synthetic.archetypes import ARCHETYPES, NAMES
from segmentation.datasets.synthetic.clocks import (
    DAY,
    HOUR,
    PLACES,
    UNKNOWN,
    ZONES,
    to_wall_clock,
)
from segmentation.datasets.synthetic.columns import (
    SCHEMAS,
    amounts,
    blanked,
    chosen,
    numbered,
    wall_clocks,
)
from segmentation.datasets.synthetic.population import Population
from segmentation.datasets.synthetic.seasons import Seasons

GENDERS = ("female", "male", "other", None)
# Channels that bring customers, with the mean cost in pounds and their share.
CHANNELS: tuple[tuple[str, float, float], ...] = (
    ("organic", 0.0, 0.35),
    ("search", 12.0, 0.25),
    ("social", 9.0, 0.20),
    ("email", 2.0, 0.10),
    ("affiliate", 18.0, 0.10),
)
NO_SIGN_UP_SHARE = 0.01
DELETED_SHARE = 0.06
# Days after the sign-up, or after the last activity, at which a phase ends.
PHASE_DAYS = {"new": 60, "steady_regular": 60, "lapsing": 240}


def customer_ids(first_number: int, size: int) -> pa.Array:
    """Return the ids of a block's customers."""
    return numbered("C", first_number + np.arange(size), 7)


def customer_table(
    rng: np.random.Generator, people: Population, ids: pa.Array, seasons: Seasons
) -> pa.Table:
    """Return the raw table `customers`."""
    size = len(people)
    zones = pa.array([*ZONES[:UNKNOWN], None]).take(pa.array(people.zones))
    channels = rng.choice(len(CHANNELS), size, p=[channel[2] for channel in CHANNELS])
    emails = pc.binary_join_element_wise(pc.utf8_lower(ids), "example.com", "@")
    deleted, is_kept = _draw_deletions(rng, people, seasons)
    columns = [
        ids,
        blanked(emails, rng.random(size) < 0.02),
        wall_clocks(
            to_wall_clock(people.joined, people.zones),
            rng.random(size) < NO_SIGN_UP_SHARE,
        ),
        zones,
        chosen([place[1] for place in PLACES], people.places),
        pa.array(
            rng.integers(1940, 2007, size, dtype=np.int32), mask=rng.random(size) < 0.1
        ),
        chosen(GENDERS, rng.choice(4, size, p=[0.47, 0.43, 0.02, 0.08])),
        chosen([channel[0] for channel in CHANNELS], channels),
        _draw_costs(rng, channels),
        pa.array(people.consents),
        wall_clocks(to_wall_clock(deleted, people.zones), is_kept),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["customers"])


def truth_table(people: Population, ids: pa.Array, seasons: Seasons) -> pa.Table:
    """Return one row per customer and archetype in which it was, from since to until.

    Times are UTC; the last row of a customer has no `until`.
    """
    return pa.concat_tables(
        _phases(people, ids, kind, seasons) for kind in range(len(ARCHETYPES))
    ).sort_by([("customer_id", "ascending"), ("since", "ascending")])


def _phases(people: Population, ids: pa.Array, kind: int, seasons: Seasons) -> pa.Table:
    rows = np.flatnonzero(people.archetypes == kind)
    steps = (*ARCHETYPES[kind].history, NAMES[kind])
    bounds = [people.joined[rows]]
    for step in steps[:-1]:
        origin = people.joined if step == "new" else people.until
        bounds.append(origin[rows] + int(PHASE_DAYS[step] * seasons.scale * DAY))
    parts = []
    for position, step in enumerate(steps):
        is_last = position == len(steps) - 1
        since = bounds[position]
        until = since if is_last else bounds[position + 1]
        columns = [
            ids.take(pa.array(rows)),
            pa.array([step] * len(rows), pa.string()),
            wall_clocks(since),
            wall_clocks(until, np.full(len(rows), is_last)),
        ]
        parts.append(pa.Table.from_arrays(columns, schema=SCHEMAS["true_archetypes"]))
    return pa.concat_tables(parts)


def _draw_costs(rng: np.random.Generator, channels: np.ndarray) -> pa.Array:
    mean = np.array([channel[1] for channel in CHANNELS])[channels]
    costs = mean * rng.lognormal(-0.125, 0.5, len(channels))
    is_null = rng.random(len(channels)) < 0.02
    return amounts(np.round(costs * 100).astype(np.int64), is_null)


def _draw_deletions(
    rng: np.random.Generator, people: Population, seasons: Seasons
) -> tuple[np.ndarray, np.ndarray]:
    """Return when accounts were deleted, after the last activity, and where not."""
    end = seasons.end
    left = people.until + int(30 * seasons.scale * DAY)
    is_deleted = (left < end - HOUR) & (rng.random(len(people)) < DELETED_SHARE)
    span = np.where(is_deleted, end - HOUR - left, 1)
    deleted = left + (rng.random(len(people)) * span).astype(np.int64)
    return deleted, ~is_deleted
