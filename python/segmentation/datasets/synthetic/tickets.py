"""Support tickets, whose times are text with an offset."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from segmentation.datasets.synthetic.clocks import DAY, to_iso_text
from segmentation.datasets.synthetic.columns import (
    SCHEMAS,
    blanked,
    chosen,
    numbered,
)
from segmentation.datasets.synthetic.population import Population
from segmentation.datasets.synthetic.seasons import Seasons

STATUSES = ("open", "closed", "Closed")
PRIORITIES = ("low", "normal", "high", "urgent")


def ticket_table(
    rng: np.random.Generator,
    people: Population,
    seasons: Seasons,
    customer_ids: pa.Array,
    first_number: int,
) -> pa.Table:
    """Return the raw table `tickets`; what is not closed before the end is open.

    Parameters
    ----------
    rng
        Source of randomness.
    people
        Customers with an account.
    seasons
        When people are active.
    customer_ids
        Their ids, in the same order.
    first_number
        Least ticket number of the block.
    """
    mean = people.of("tickets_per_year") * people.pace * people.days_active / 365
    owners, opened = seasons.spread(
        rng, rng.poisson(mean), people.joined, people.until, people.zones
    )
    size = len(owners)
    closed = opened + (rng.gamma(1.0, 4.0, size) * DAY).astype(np.int64)
    is_open = closed >= seasons.end
    status = np.where(is_open, 0, rng.choice([1, 2], size, p=[0.97, 0.03]))
    zones = people.zones[owners]
    as_z, has_millis = rng.random(size) < 0.10, rng.random(size) < 0.05
    columns = [
        numbered("T", first_number + rng.permutation(size), 9),
        customer_ids.take(pa.array(owners)),
        to_iso_text(opened, zones, as_z, has_millis),
        blanked(to_iso_text(closed, zones, as_z, has_millis), is_open),
        chosen(STATUSES, status),
        chosen(PRIORITIES, rng.choice(4, size, p=[0.3, 0.5, 0.15, 0.05])),
        _draw_satisfaction(rng, people.of("tickets_per_year")[owners], is_open),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["tickets"])


def _draw_satisfaction(
    rng: np.random.Generator, tickets_per_year: np.ndarray, is_open: np.ndarray
) -> pa.Array:
    """Return answers from 1 to 5; who asks often is less happy, half do not answer."""
    mean = np.where(tickets_per_year > 3, 2.4, 3.9)
    answers = np.clip(np.round(rng.normal(mean, 0.9)), 1, 5).astype(np.int32)
    return pa.array(answers, mask=is_open | (rng.random(len(mean)) < 0.5))
