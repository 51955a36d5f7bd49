"""Returns: goods and money that go back, with all their irregularities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentation.datasets.synthetic.clocks import (
    DAY,
    HOUR,
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
from segmentation.datasets.synthetic.lines import Lines, product_ids
from segmentation.datasets.synthetic.orders import (
    CURRENCIES,
    PRICE_FACTORS,
    Orders,
)
from segmentation.datasets.synthetic.population import Population

# Kinds of returns with their share of the returned orders.
KINDS: dict[str, float] = {
    "partial": 0.50,
    "repeated": 0.15,
    "full": 0.17,
    "no_order": 0.08,
    "unknown_order": 0.02,
    "over_refund": 0.03,
    "other_currency": 0.03,
    "before_order": 0.02,
}
CODES = {kind: code for code, kind in enumerate((*KINDS, "cancelled"))}


@dataclass(frozen=True)
class Returns:
    """Hidden state of a block's returns; every array has shape (returns,).

    Parameters
    ----------
    kinds
        Codes of `CODES`.
    orders, lines
        Positions of the order and of its first line in the block.
    quantities
        Pieces that came back from that line.
    refunds
        Money paid back, in hundredths of the currency.
    currencies, returned
        Position in `CURRENCIES`, and UTC milliseconds.
    """

    kinds: np.ndarray
    orders: np.ndarray
    lines: np.ndarray
    quantities: np.ndarray
    refunds: np.ndarray
    currencies: np.ndarray
    returned: np.ndarray

    def __len__(self) -> int:
        return len(self.kinds)

    def are(self, *kinds: str) -> np.ndarray:
        """Return whether each return is of one of these kinds."""
        return np.isin(self.kinds, [CODES[kind] for kind in kinds])


def draw_returns(
    rng: np.random.Generator,
    people: Population,
    orders: Orders,
    lines: Lines,
    accounts: int,
    end: int,
) -> Returns:
    """Draw the returns of customers with an account.

    Parameters
    ----------
    rng
        Source of randomness.
    people, orders, lines
        What was bought by whom.
    accounts
        How many of the people, the first ones, have an account.
    end
        UTC milliseconds; nothing comes back later.
    """
    parents, kinds = _draw_returned_orders(rng, people, orders, accounts)
    first_lines = np.searchsorted(lines.orders, parents)
    pieces = lines.quantities[first_lines]
    back = np.maximum((pieces + 1) // 2, 1)
    home = orders.currencies[parents]
    abroad = kinds == CODES["other_currency"]
    currencies = np.where(abroad, (home + 1) % 3, home)
    refunds = _refunds(kinds, parents, first_lines, back, lines)
    exchange = PRICE_FACTORS[currencies] / PRICE_FACTORS[home]
    returned = orders.placed[parents] + _draw_delay(rng, kinds)
    drawn = Returns(
        kinds=kinds,
        orders=parents,
        lines=first_lines,
        quantities=np.where(kinds == CODES["no_order"], pieces, back),
        refunds=np.where(abroad, (refunds * exchange).astype(np.int64), refunds),
        currencies=currencies,
        returned=returned,
    )
    return _keep(drawn, returned < end)


def return_table(
    rng: np.random.Generator,
    returns: Returns,
    orders: Orders,
    lines: Lines,
    customer_ids: pa.Array,
    first_number: int,
) -> pa.Table:
    """Return the raw table `returns`, numbered from `first_number` in random order."""
    size = len(returns)
    zones = orders.zones[returns.orders]
    unknown = pa.array(returns.are("unknown_order"))
    lost = numbered("O", 9_000_000_000 + first_number + np.arange(size), 10)
    order_ids = pc.if_else(unknown, lost, orders.ids(returns.orders))
    names_no_product = returns.are("full", "over_refund", "other_currency", "cancelled")
    has_no_quantity = names_no_product | returns.are("repeated")
    walls = to_wall_clock(returns.returned, zones)
    columns = [
        numbered("R", first_number + rng.permutation(size), 10),
        blanked(order_ids, returns.are("no_order")),
        customer_ids.take(pa.array(orders.owners[returns.orders])),
        blanked(product_ids(lines.products[returns.lines]), names_no_product),
        amounts(returns.quantities * 100, has_no_quantity),
        amounts(returns.refunds),
        chosen(CURRENCIES, returns.currencies),
        wall_clocks(walls),
        pa.array([*ZONES[:UNKNOWN], None]).take(pa.array(zones)),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["returns"])


def _draw_returned_orders(
    rng: np.random.Generator, people: Population, orders: Orders, accounts: int
) -> tuple[np.ndarray, np.ndarray]:
    chance = people.of("return_rate")[orders.owners]
    chance = np.where(orders.is_cancelled, 0.3, chance)
    chance = chance * (orders.owners < accounts)
    parents = np.flatnonzero(rng.random(len(orders)) < chance)
    kinds = rng.choice(len(KINDS), len(parents), p=list(KINDS.values()))
    kinds = np.where(orders.is_cancelled[parents], CODES["cancelled"], kinds)
    again = np.where(kinds == CODES["repeated"], 2, 1)
    return np.repeat(parents, again), np.repeat(kinds, again)


def _refunds(
    kinds: np.ndarray,
    parents: np.ndarray,
    first_lines: np.ndarray,
    back: np.ndarray,
    lines: Lines,
) -> np.ndarray:
    """Return the refund of each return in hundredths of the order's currency."""
    totals = np.bincount(lines.orders, weights=lines.paid).astype(np.int64)[parents]
    of_line = lines.paid[first_lines]
    part = of_line * back // lines.quantities[first_lines]
    refunds = np.where(
        np.isin(kinds, [CODES["partial"], CODES["before_order"]]), part, totals
    )
    refunds = np.where(kinds == CODES["repeated"], of_line * 2 // 5, refunds)
    refunds = np.where(kinds == CODES["over_refund"], totals * 3 // 2, refunds)
    refunds = np.where(kinds == CODES["unknown_order"], part, refunds)
    return np.where(kinds == CODES["no_order"], of_line, refunds)


def _draw_delay(rng: np.random.Generator, kinds: np.ndarray) -> np.ndarray:
    days = 1 + rng.gamma(2.0, 5.0, len(kinds))
    delay = (days * DAY).astype(np.int64)
    delay = np.where(kinds == CODES["before_order"], -2 * HOUR, delay)
    return np.where(kinds == CODES["cancelled"], HOUR // 6, delay)


def _keep(returns: Returns, rows: np.ndarray) -> Returns:
    kept = {name: values[rows] for name, values in vars(returns).items()}
    return Returns(**kept)
