"""Shops with a rhythm of day, week and year, written as raw tables.

They share nothing with the project's own made-up shop: orders fall at random, days
are better or worse than the season says, there are sales and weekly mailings.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

DAY = pd.Timedelta(days=1)
# Monday to Sunday.
WEEK = np.array([0.95, 0.9, 0.92, 1.0, 1.1, 1.15, 0.98])
# Days after New Year, and the season there: sales in July, Christmas, then nothing.
SEASON = (
    [0, 20, 175, 190, 205, 318, 331, 352, 357, 359, 363, 366],
    [0.8, 0.9, 1.0, 1.3, 1.0, 1.1, 1.8, 2.0, 0.7, 0.4, 0.9, 0.8],
)
MEDIAN_PRICE = {"books": 14.0, "garden": 38.0, "kitchen": 24.0, "toys": 19.0}
UNITS_PER_POUND = {"GBP": 1.0, "EUR": 1.17, "USD": 1.27, "JPY": 190.0, "AUD": 1.95}
COUNTRIES = {
    "Europe/London": ("United Kingdom", "GBP"),
    "Europe/Berlin": ("Germany", "EUR"),
    "Europe/Madrid": ("Spain", "EUR"),
    "America/New_York": ("United States", "USD"),
    "America/Los_Angeles": ("United States", "USD"),
    "Asia/Tokyo": ("Japan", "JPY"),
    "Australia/Sydney": ("Australia", "AUD"),
}


@dataclass(frozen=True)
class World:
    """A shop from its first day to the day before `end`.

    Parameters
    ----------
    seed
        Seed of all randomness.
    orders_per_day
        Orders of a mean day at the end.
    days
        Length of the history.
    end
        Day after the last one.
    zones
        Time zone to the share of the customers who live there.
    yearly_growth
        By how much a year is better than the one before, as a share.
    noise
        Standard deviation of the logarithm of a day's luck.
    orders_per_customer
        Mean number of orders of a customer in the whole history.
    """

    seed: int
    orders_per_day: float
    days: int = 800
    end: str = "2026-01-10"
    zones: tuple[tuple[str, float], ...] = (
        *(("Europe/London", 0.5), ("Europe/Berlin", 0.2), ("Europe/Madrid", 0.1)),
        *(("America/New_York", 0.1), ("America/Los_Angeles", 0.08)),
        ("Asia/Tokyo", 0.02),
    )
    yearly_growth: float = 0.1
    noise: float = 0.08
    orders_per_customer: float = 6.0

    @property
    def start(self) -> pd.Timestamp:
        """Return the first day."""
        return pd.Timestamp(self.end) - self.days * DAY


def write_world(world: World, folder: Path) -> Path:
    """Write the raw tables of a world as parquet; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(world.seed)
    luck = _luck(world, rng)
    customers = _customers(world, rng, luck)
    orders = _orders(world, rng, luck, customers)
    lines = _lines(rng, orders)
    tables = {
        "customers": customers,
        "orders": orders,
        "order_lines": lines,
        "returns": _returns(world, rng, orders, lines),
        "events": _events(world, rng, luck, customers),
        "tickets": _tickets(world, rng, orders),
    }
    for name, table in tables.items():
        again = table.sample(frac=0.01, random_state=world.seed)
        shown = pd.concat([table, again]).drop(columns=["n", "at", "until"], **IF_THERE)
        shown.to_parquet(folder / f"{name}.parquet", index=False)
    return folder


IF_THERE = {"errors": "ignore"}


def _luck(world: World, rng: np.random.Generator) -> np.ndarray:
    """Return how much happens each day, relative to a mean day at the end."""
    days = pd.date_range(world.start, periods=world.days)
    season = np.interp(days.dayofyear - 1, *SEASON) * WEEK[days.dayofweek]
    years_ago = (world.days - np.arange(world.days)) / 365
    noise = np.exp(rng.normal(0, world.noise, world.days))
    return season * (1 + world.yearly_growth) ** -years_ago * noise


def _customers(
    world: World, rng: np.random.Generator, luck: np.ndarray
) -> pd.DataFrame:
    size = round(world.orders_per_day * luck.sum() / world.orders_per_customer)
    # A third is there from the first day on; some leave after weeks, some never.
    joined = np.where(rng.random(size) < 0.3, 0.0, _days(rng, luck, size))
    lives = np.where(rng.random(size) < 0.4, np.inf, rng.exponential(200, size))
    names, shares = zip(*world.zones, strict=True)
    zones = rng.choice(names, size, p=np.array(shares) / sum(shares))
    at = world.start + pd.to_timedelta(joined + 0.3 * rng.random(size), unit="D")
    gone = pd.Series(pd.NaT, index=range(size))
    asked = rng.random(size) < 0.02
    gone[asked] = (at + pd.to_timedelta(lives.clip(0, 400), unit="D"))[asked]
    gone[gone >= pd.Timestamp(world.end)] = pd.NaT
    return pd.DataFrame(
        {
            "customer_id": [f"c{number:07d}" for number in range(size)],
            "email": [f"c{number}@example.org" for number in range(size)],
            "signed_up_at": at.floor("s"),
            "time_zone": zones,
            "country": [COUNTRIES[zone][0] for zone in zones],
            "birth_year": rng.integers(1950, 2006, size),
            "acquisition_channel": rng.choice(["search", "social", "mail"], size),
            "marketing_consent": rng.random(size) < 0.6,
            "deleted_at": gone.dt.floor("s"),
            "n": joined,
            "until": joined + lives,
        }
    )


def _orders(
    world: World,
    rng: np.random.Generator,
    luck: np.ndarray,
    customers: pd.DataFrame,
) -> pd.DataFrame:
    taste = rng.gamma(0.8, size=len(customers))
    buyers, days = _of_customers(rng, luck, customers, taste, world.orders_per_day)
    walls = world.start + pd.to_timedelta(days + _hours(rng, days) / 24, unit="D")
    zones = customers["time_zone"].to_numpy()[buyers]
    size = len(buyers)
    state = rng.choice(["paid", "shipped", "cancelled"], size, p=[0.5, 0.475, 0.025])
    orders = pd.DataFrame(
        {
            "customer_id": customers["customer_id"].to_numpy()[buyers],
            "ordered_at": walls.floor("s"),
            "time_zone": np.where(rng.random(size) < 0.05, None, zones),
            "status": state,
            "currency": [COUNTRIES[zone][1] for zone in zones],
            "sales_channel": rng.choice(["web", "app"], size, p=[0.7, 0.3]),
            "at": _utc(walls, zones),
        }
    )
    orders = orders[orders["at"] < pd.Timestamp(world.end)].sort_values("at")
    orders.insert(0, "order_id", [f"o{number:08d}" for number in range(len(orders))])
    return orders.reset_index(drop=True)


def _lines(rng: np.random.Generator, orders: pd.DataFrame) -> pd.DataFrame:
    counts = 1 + rng.poisson(1.0, len(orders))
    parents = np.repeat(np.arange(len(orders)), counts)
    size = len(parents)
    category = rng.choice(list(MEDIAN_PRICE), size, p=[0.4, 0.15, 0.25, 0.2])
    median = pd.Series(category).map(MEDIAN_PRICE).to_numpy()
    units = orders["currency"].map(UNITS_PER_POUND).to_numpy()[parents]
    price = (median * units * np.exp(rng.normal(0, 0.7, size))).round(2)
    quantity = rng.geometric(0.6, size)
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    off = np.where(rng.random(size) < 0.15, 0.2, 0.0)
    return pd.DataFrame(
        {
            "order_id": orders["order_id"].to_numpy()[parents],
            "line_number": 1 + np.arange(size) - firsts,
            "product_id": [f"p{n}" for n in rng.integers(1, 400, size)],
            "category": category,
            "quantity": quantity.astype(float),
            "unit_price": price,
            "discount": (quantity * price * off).round(2),
        }
    )


def _returns(
    world: World, rng: np.random.Generator, orders: pd.DataFrame, lines: pd.DataFrame
) -> pd.DataFrame:
    first = lines.drop_duplicates("order_id")
    back = orders[orders["status"] != "cancelled"].sample(frac=0.08, random_state=rng)
    back = back.merge(first, on="order_id")
    delay = pd.to_timedelta(2 + rng.gamma(2.0, 4.0, len(back)), unit="D")
    back["returned_at"] = (back["ordered_at"] + delay).dt.floor("s")
    back["refund"] = back["quantity"] * back["unit_price"] - back["discount"]
    back = back[back["returned_at"] < pd.Timestamp(world.end)]
    names = ["order_id", "customer_id", "product_id", "quantity", "refund"]
    back = back[[*names, "currency", "returned_at", "time_zone"]]
    return back.assign(return_id=[f"r{number}" for number in range(len(back))])


def _events(
    world: World,
    rng: np.random.Generator,
    luck: np.ndarray,
    customers: pd.DataFrame,
) -> pd.DataFrame:
    taste = rng.gamma(1.2, size=len(customers))
    who, days = _of_customers(rng, luck, customers, taste, 6 * world.orders_per_day)
    at = world.start + pd.to_timedelta(days + _hours(rng, days) / 24, unit="D")
    kinds = ["login", "page_view", "add_to_cart", "cart_abandoned"]
    kind = rng.choice(kinds, len(who), p=[0.3, 0.5, 0.12, 0.08])
    mails = _mailings(world, rng, customers)
    ids = customers["customer_id"].to_numpy()
    zones = customers["time_zone"].to_numpy()[who]
    visits = pd.DataFrame(
        {"customer_id": ids[who], "event_type": kind, "at": _utc(at, zones)}
    )
    events = pd.concat([visits, mails])
    events = events[events["at"] < pd.Timestamp(world.end)].sort_values("at")
    millis = events["at"].astype("datetime64[ms]").astype(np.int64)
    return events.assign(
        event_id=[f"e{number}" for number in range(len(events))],
        occurred_at_ms=millis,
    )


def _mailings(
    world: World, rng: np.random.Generator, customers: pd.DataFrame
) -> pd.DataFrame:
    """Return a mail each Tuesday to a tenth of the customers, and who opens it."""
    tuesdays = np.flatnonzero(
        pd.date_range(world.start, periods=world.days).dayofweek == 1
    )
    sent = []
    for day in tuesdays:
        there = customers[(customers["n"] < day) & (customers["until"] > day)]
        read = there.sample(frac=0.1, random_state=rng)[["customer_id"]]
        at = world.start + day * DAY + pd.Timedelta(hours=9)
        sent.append(read.assign(event_type="email_sent", at=at))
    mails = pd.concat(sent)
    opened = mails.sample(frac=0.3, random_state=rng)
    delay = pd.to_timedelta(rng.exponential(6, len(opened)), unit="h")
    opened = opened.assign(event_type="email_opened", at=opened["at"] + delay)
    return pd.concat([mails, opened])


def _tickets(
    world: World, rng: np.random.Generator, orders: pd.DataFrame
) -> pd.DataFrame:
    asked = orders.sample(frac=0.05, random_state=rng)
    opened = asked["at"] + pd.to_timedelta(rng.exponential(5, len(asked)), unit="D")
    closed = opened + pd.to_timedelta(rng.exponential(3, len(asked)), unit="D")
    is_open = closed >= pd.Timestamp(world.end)
    tickets = pd.DataFrame(
        {
            "ticket_id": [f"t{number}" for number in range(len(asked))],
            "customer_id": asked["customer_id"],
            "opened_at": opened.dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "closed_at": closed.dt.strftime("%Y-%m-%dT%H:%M:%SZ").mask(is_open),
            "status": np.where(is_open, "open", "closed"),
            "priority": rng.choice(["low", "high"], len(asked), p=[0.8, 0.2]),
        }
    )
    return tickets[opened < pd.Timestamp(world.end)]


def _days(rng: np.random.Generator, luck: np.ndarray, size: int) -> np.ndarray:
    """Return whole days at random, better days more often."""
    return rng.choice(len(luck), size, p=luck / luck.sum()).astype(float)


def _of_customers(
    rng: np.random.Generator,
    luck: np.ndarray,
    customers: pd.DataFrame,
    taste: np.ndarray,
    per_day: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Return customer and day of what customers do while they are there."""
    total = np.concatenate([[0.0], np.cumsum(luck)])
    low, high = (
        np.interp(customers[name], np.arange(len(total)), total)
        for name in ("n", "until")
    )
    weight = taste * (high - low)
    counts = rng.poisson(weight / weight.sum() * per_day * luck.sum())
    who = np.repeat(np.arange(len(customers)), counts)
    places = (low + (high - low) * rng.random(len(customers)))[who]
    places = low[who] + (high - low)[who] * rng.random(len(who))
    days = np.floor(np.interp(places, total, np.arange(len(total))))
    return who, np.minimum(days, len(luck) - 1)


def _hours(rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
    """Return hours of the wall clock: lunch and evening, few at night."""
    size = len(days)
    when = rng.random(size)
    hour = np.where(when < 0.35, rng.normal(12.5, 1.5, size), rng.normal(20, 2, size))
    return np.where(when > 0.9, rng.uniform(7, 24, size), hour) % 24


def _utc(walls: pd.DatetimeIndex, zones: np.ndarray) -> pd.Series:
    """Return the UTC instants of wall clocks, as naive timestamps."""
    at = pd.Series(walls).reset_index(drop=True)
    found = pd.Series(pd.NaT, index=at.index, dtype="datetime64[ns]")
    for zone in set(zones):
        mine = zones == zone
        local = at[mine].dt.tz_localize(
            zone, nonexistent="shift_forward", ambiguous=np.zeros(mine.sum(), bool)
        )
        found[mine] = local.dt.tz_convert("UTC").dt.tz_localize(None)
    return found
