"""Order lines: what was bought, at which price, with which discount."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from segmentation.datasets.synthetic.columns import (
    SCHEMAS,
    amounts,
    chosen,
    numbered,
)
from segmentation.datasets.synthetic.orders import PRICE_FACTORS, Orders
from segmentation.datasets.synthetic.population import Population

# Categories with the median price of a piece in pounds.
CATALOGUE: dict[str, float] = {
    "books": 9.0,
    "clothing": 16.0,
    "electronics": 24.0,
    "garden": 14.0,
    "grocery": 8.0,
    "home": 17.0,
    "sports": 19.0,
    "toys": 12.0,
}
PRODUCTS_PER_CATEGORY = 64
PRICE_SIGMA = 0.65
BULK_QUANTITY = 10_000


@dataclass(frozen=True)
class Lines:
    """Hidden state of a block's order lines; every array has shape (lines,).

    Parameters
    ----------
    orders
        Position of the order in the block.
    ranks
        Line number, from 1.
    products
        Position of the product in the catalogue; 64 per category.
    quantities
        Whole pieces.
    prices, discounts
        Price of one piece and discount on the line, in hundredths of the currency.
    """

    orders: np.ndarray
    ranks: np.ndarray
    products: np.ndarray
    quantities: np.ndarray
    prices: np.ndarray
    discounts: np.ndarray

    def __len__(self) -> int:
        return len(self.orders)

    @property
    def paid(self) -> np.ndarray:
        """Amount of each line in hundredths of the order's currency."""
        return self.quantities * self.prices - self.discounts


def draw_lines(rng: np.random.Generator, people: Population, orders: Orders) -> Lines:
    """Draw two lines per order on average, and one bulk buyer who may be a typo."""
    counts = 1 + rng.poisson(1.0, len(orders))
    parents = np.repeat(np.arange(len(orders)), counts)
    owners = orders.owners[parents]
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    products, list_prices = _draw_products(rng, people, owners)
    factors = PRICE_FACTORS[orders.currencies[parents]]
    prices = np.maximum(np.round(list_prices * factors * 100), 1).astype(np.int64)
    quantities = 1 + rng.poisson(people.of("pieces")[owners] - 1)
    if len(quantities):
        _plant_bulk_order(quantities, prices)
    share = _draw_discount_share(rng, people.of("discount")[owners])
    return Lines(
        orders=parents,
        ranks=np.arange(len(parents)) - firsts + 1,
        products=products,
        quantities=quantities,
        prices=prices,
        discounts=(quantities * prices * share).astype(np.int64),
    )


def line_table(rng: np.random.Generator, lines: Lines, orders: Orders) -> pa.Table:
    """Return the raw table `order_lines`; half of the missing discounts are null."""
    is_null = (lines.discounts == 0) & (rng.random(len(lines)) < 0.5)
    columns = [
        orders.ids().take(pa.array(lines.orders)),
        pa.array(lines.ranks, pa.int64()),
        product_ids(lines.products),
        chosen(tuple(CATALOGUE), lines.products // PRODUCTS_PER_CATEGORY),
        amounts(lines.quantities * 100),
        amounts(lines.prices),
        amounts(lines.discounts, is_null),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMAS["order_lines"])


def product_ids(products: np.ndarray) -> pa.Array:
    """Return the ids of products by their position in the catalogue."""
    everything = np.arange(len(CATALOGUE) * PRODUCTS_PER_CATEGORY)
    return numbered("P", 1000 + everything, 4).take(pa.array(products))


def _draw_products(
    rng: np.random.Generator, people: Population, owners: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    size = len(owners)
    anything = rng.integers(0, len(CATALOGUE), size)
    stays = rng.random(size) < 0.55
    categories = np.where(stays, people.favourite[owners], anything)
    taste = people.price_level[owners] + 0.6 * rng.standard_normal(size)
    steps = np.linspace(-3, 3, PRODUCTS_PER_CATEGORY)
    shelf = np.abs((taste + 3) / 6 * (PRODUCTS_PER_CATEGORY - 1)).astype(np.int64)
    shelf = np.clip(shelf, 0, PRODUCTS_PER_CATEGORY - 1)
    medians = np.array(list(CATALOGUE.values()))[categories]
    prices = medians * np.exp(PRICE_SIGMA * steps[shelf])
    return categories * PRODUCTS_PER_CATEGORY + shelf, prices


def _draw_discount_share(rng: np.random.Generator, mean: np.ndarray) -> np.ndarray:
    """Return discounts: often 42 % for hunters, now and then 15 % for others."""
    hunts = mean > 0.2
    is_reduced = rng.random(len(mean)) < np.where(hunts, 0.95, mean / 0.15)
    depth = np.where(hunts, mean / 0.95, 0.15) + 0.05 * rng.standard_normal(len(mean))
    return np.where(is_reduced, np.clip(depth, 0.01, 0.8), 0.0)


def _plant_bulk_order(quantities: np.ndarray, prices: np.ndarray) -> None:
    """Let the cheapest line be bought by the ten thousand, in place."""
    quantities[prices.argmin()] = BULK_QUANTITY
