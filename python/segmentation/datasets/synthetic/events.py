"""Events of the application: sessions and e-mails, some late, some anonymous."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from segmentation.datasets.synthetic.clocks import DAY, HOUR
from segmentation.datasets.synthetic.columns import (
    SCHEMAS,
    blanked,
    chosen,
    numbered,
)
from segmentation.datasets.synthetic.population import Population
from segmentation.datasets.synthetic.seasons import Seasons

TYPES = (
    "login",
    "page_view",
    "cart_abandoned",
    "email_sent",
    "email_opened",
    "email_clicked",
    "Login",
)
# Each step follows another with a probability, after at most this many milliseconds.
FOLLOW_UPS: tuple[tuple[int, int, float, int], ...] = (
    (0, 1, 0.45, HOUR // 6),
    (0, 2, 0.12, HOUR // 2),
    (3, 4, 0.40, 2 * DAY),
    (4, 5, 0.30, HOUR // 12),
)
ANONYMOUS_SHARE = 0.02
LATE_SHARE = 0.01
LATEST_DAYS = 90

Steps = tuple[np.ndarray, np.ndarray]


def event_table(
    rng: np.random.Generator,
    people: Population,
    seasons: Seasons,
    customer_ids: pa.Array,
    first_number: int,
) -> pa.Table:
    """Return the raw table `events`, in the order in which the events arrive.

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
        Least event number of the block.
    """
    owners, instants, types = _draw_events(rng, people, seasons)
    size = len(owners)
    is_late = rng.random(size) < LATE_SHARE
    delay = is_late * rng.integers(DAY, LATEST_DAYS * DAY, size)
    order = np.argsort(instants + delay, kind="stable")
    owners, instants, types = owners[order], instants[order], types[order]
    is_view = types == TYPES.index("page_view")
    views = max(is_view.mean(), 0.01) if size else 1.0
    is_anonymous = is_view & (rng.random(size) < ANONYMOUS_SHARE / views)
    columns = [
        numbered("E", first_number + rng.permutation(size), 10),
        blanked(customer_ids.take(pa.array(owners)), is_anonymous),
        chosen(TYPES, types),
        pa.array(instants),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["events"])


def _draw_events(
    rng: np.random.Generator, people: Population, seasons: Seasons
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    sessions = people.of("sessions_per_month") * ~people.never_logs_in
    emails = people.of("emails_per_month") * people.consents
    steps: dict[int, Steps] = {
        0: _draw_steps(rng, people, seasons, sessions),
        3: _draw_steps(rng, people, seasons, emails),
    }
    for cause, effect, chance, most in FOLLOW_UPS:
        steps[effect] = _draw_follow_up(rng, steps[cause], chance, most, seasons.end)
    owners = np.concatenate([step[0] for step in steps.values()])
    instants = np.concatenate([step[1] for step in steps.values()])
    types = np.repeat(list(steps), [len(step[0]) for step in steps.values()])
    odd = (types == 0) & (rng.random(len(types)) < 0.01)
    return owners, instants, np.where(odd, TYPES.index("Login"), types)


def _draw_steps(
    rng: np.random.Generator, people: Population, seasons: Seasons, rate: np.ndarray
) -> Steps:
    """Draw steps at a monthly rate; a customer with steps has one on the first day."""
    mean = rate * people.pace * people.days_active / 30
    counts = (rate > 0) + rng.poisson(mean)
    return seasons.spread(rng, counts, people.joined, people.until, people.zones)


def _draw_follow_up(
    rng: np.random.Generator, cause: Steps, chance: float, most: int, end: int
) -> Steps:
    owners, instants = cause
    later = instants + rng.integers(1000, most, len(instants))
    rows = (rng.random(len(owners)) < chance) & (later < end)
    return owners[rows], later[rows]
