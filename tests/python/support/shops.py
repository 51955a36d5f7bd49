"""Shops of other kinds than the synthetic one, as the features of their customers."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Shop:
    """How the customers of a shop buy.

    Parameters
    ----------
    customers
        How many ever ordered, about.
    age
        Days since the shop opened; customers join evenly since then.
    gap, gap_spread
        Days between two orders, and how much that differs between customers.
    value, value_spread
        The same of the value of an order.
    leaves
        Chance that an order is the last one.
    once
        Share of customers who order once.
    """

    customers: int
    age: float
    gap: float
    gap_spread: float
    value: float
    value_spread: float
    leaves: float = 0.0
    once: float = 0.0


SHOPS = {
    "young": Shop(700, 35, 12, 0.6, 50, 0.5, once=0.5),
    "tiny": Shop(40, 700, 45, 0.8, 60, 0.6, leaves=0.1, once=0.2),
    "one order": Shop(700, 900, 100, 0.5, 80, 0.7, once=0.99),
    "wholesaler": Shop(400, 1400, 60, 0.9, 900, 1.0, leaves=0.06, once=0.1),
    "grocer": Shop(500, 500, 7, 0.6, 35, 0.5, leaves=0.02, once=0.05),
    "subscription": Shop(700, 800, 30, 0.03, 25, 0.2, leaves=0.08),
}


def customers_of(name: str, seed: int = 1) -> pd.DataFrame:
    """Return one row per customer who ordered, with features in their own units."""
    shop, draw = SHOPS[name], np.random.default_rng(seed)
    rows = [_customer(shop, draw, number) for number in range(shop.customers)]
    return pd.DataFrame([row for row in rows if row is not None])


def _customer(shop: Shop, draw: np.random.Generator, number: int) -> dict | None:
    """Let one customer buy until the day that is looked at."""
    tenure = draw.uniform(0, shop.age)
    gap = shop.gap * np.exp(draw.normal(0, shop.gap_spread))
    value = shop.value * np.exp(draw.normal(0, shop.value_spread))
    discount, returns = draw.beta(0.5, 4), 0.6 if draw.random() < 0.05 else 0.03
    is_single = draw.random() < shop.once
    ago, orders = tenure - draw.exponential(1.0), []
    while ago >= 0:
        paid = value * np.exp(draw.normal(0, 0.4))
        orders.append((ago, paid, paid * 0.9 if draw.random() < returns else 0.0))
        if is_single or draw.random() < shop.leaves:
            break
        ago -= draw.gamma(4, gap / 4)
    if not orders:
        return None
    times, paid, back = np.array(orders).T
    kept, of_year = paid - back, times <= 365
    gaps = (times.max() - times.min()) / max(len(times) - 1, 1)
    return {
        "customer_id": f"c{number:05d}",
        "tenure_days": float(np.floor(tenure)),
        "days_since_last_order": float(np.floor(times.min())),
        "mean_days_between_orders": gaps if len(times) > 1 else np.nan,
        "count_orders": float(len(times)),
        "count_orders_365d": float(of_year.sum()),
        "net_spend": kept.sum(),
        "net_spend_365d": kept[of_year].sum(),
        "average_order_value": kept.sum() / len(times),
        "return_share": back.sum() / paid.sum(),
        "discount_share": discount,
        "active_days_90d": 0.0,
        "count_tickets_90d": 0.0,
    }
