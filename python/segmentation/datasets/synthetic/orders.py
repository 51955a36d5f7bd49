"""Orders: when each customer buys, and on which clock."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from segmentation.datasets.synthetic.clocks import (
    DAY,
    DST_ZONES,
    HOUR,
    PLACES,
    UNKNOWN,
    ZONES,
    to_wall_clock,
    transitions,
)
from segmentation.datasets.synthetic.columns import (
    SCHEMAS,
    blanked,
    chosen,
    numbered,
    wall_clocks,
)
from segmentation.datasets.synthetic.population import Population
from segmentation.datasets.synthetic.seasons import Seasons

CURRENCIES = ("GBP", "EUR", "USD", "gbp")
# Units of each currency per pound, for price lists.
PRICE_FACTORS = np.array([1.0, 1.17, 1.27, 1.0])
STATUSES = ("completed", "shipped", "Completed", "cancelled", "Cancelled")
CANCELLED = 3
CHANNELS = ("web", "app", "store", "phone")


@dataclass(frozen=True)
class Orders:
    """Hidden state of a block's orders; every array has shape (orders,).

    Parameters
    ----------
    numbers
        Number of the order, unique in all blocks.
    owners
        Position of the buyer in the population.
    placed, walls
        UTC milliseconds, and what the wall clock showed.
    zones
        Position in `ZONES` of that clock.
    states, currencies
        Positions in `STATUSES` and in `CURRENCIES`.
    """

    numbers: np.ndarray
    owners: np.ndarray
    placed: np.ndarray
    walls: np.ndarray
    zones: np.ndarray
    states: np.ndarray
    currencies: np.ndarray

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def is_cancelled(self) -> np.ndarray:
        """Whether the order is no purchase."""
        return self.states >= CANCELLED

    def ids(self, rows: np.ndarray | slice = slice(None)) -> pa.Array:
        """Return the order ids of some rows."""
        return numbered("O", self.numbers[rows], 10)


def draw_orders(
    rng: np.random.Generator,
    people: Population,
    seasons: Seasons,
    first_number: int,
    accounts: int,
) -> Orders:
    """Draw the orders of a block.

    Parameters
    ----------
    rng
        Source of randomness.
    people
        Buyers, those without an account included.
    seasons
        When people shop.
    first_number
        Least order number of the block.
    accounts
        How many of the buyers, the first ones, have an account.
    """
    owners, placed = seasons.spread(
        rng, _draw_counts(rng, people), people.joined, people.until, people.zones
    )
    if accounts and len(placed):
        newest = np.where(owners < accounts, placed, 0).argmax()
        placed[newest] = max(placed[newest], seasons.end - 5 * HOUR)
    order = np.argsort(placed, kind="stable")
    owners, placed = owners[order], placed[order]
    zones = people.zones[owners]
    skipped = _move_to_clock_changes(placed, zones, seasons)
    size = len(owners)
    return Orders(
        numbers=first_number + rng.permutation(size),
        owners=owners,
        placed=placed,
        walls=to_wall_clock(placed, zones) - skipped,
        zones=zones,
        states=rng.choice(len(STATUSES), size, p=[0.76, 0.18, 0.03, 0.02, 0.01]),
        currencies=_draw_currencies(rng, people.places[owners]),
    )


def order_table(
    rng: np.random.Generator, orders: Orders, customer_ids: pa.Array
) -> pa.Table:
    """Return the raw table `orders`; 2 % of the rows leave the zone to the customer."""
    zones = pa.array([*ZONES[:UNKNOWN], None]).take(pa.array(orders.zones))
    columns = [
        orders.ids(),
        customer_ids.take(pa.array(orders.owners)),
        wall_clocks(orders.walls),
        blanked(zones, rng.random(len(orders)) < 0.02),
        chosen(STATUSES, orders.states),
        chosen(CURRENCIES, orders.currencies),
        chosen(
            CHANNELS, rng.choice(len(CHANNELS), len(orders), p=[0.6, 0.25, 0.1, 0.05])
        ),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["orders"])


def _draw_counts(rng: np.random.Generator, people: Population) -> np.ndarray:
    gap = people.of("gap_days")
    repeats = people.pace * people.days_active / np.where(gap > 0, gap, np.inf)
    is_single = people.of("active_days") > 0
    return (gap > 0) * (1 + rng.poisson(np.where(is_single, 0.0, repeats)))


def _draw_currencies(rng: np.random.Generator, places: np.ndarray) -> np.ndarray:
    home = np.array([CURRENCIES.index(place[2]) for place in PLACES])[places]
    abroad = rng.random(len(places)) < 0.03
    spelt_small = (home == 0) & (rng.random(len(places)) < 0.01)
    other = rng.integers(0, 3, len(places))
    return np.where(abroad, other, np.where(spelt_small, 3, home))


def _move_to_clock_changes(
    placed: np.ndarray, zones: np.ndarray, seasons: Seasons
) -> np.ndarray:
    """Move the orders nearest to each clock change into its odd hour, in place.

    The instants are those that the pipeline's rule gives back: the later one of a
    repeated hour, and the clock moved forward out of a missing one.

    Returns
    -------
    np.ndarray
        Shape (orders,), milliseconds by which the wall clock lags in a missing hour.
    """
    lag = np.zeros(len(placed), dtype=np.int64)
    for zone in DST_ZONES:
        mine = np.flatnonzero(zones == ZONES.index(zone))
        for instant, shift in transitions(zone, seasons.start, seasons.end):
            distance = np.abs(placed[mine] - instant)
            distance[placed[mine] > seasons.end - DAY] = np.iinfo(np.int64).max
            nearest = mine[np.argsort(distance, kind="stable")[:2]]
            placed[nearest] = instant + abs(shift) // 2
            lag[nearest] = max(shift, 0)
    return lag
