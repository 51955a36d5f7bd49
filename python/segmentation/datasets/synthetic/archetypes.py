"""The kinds of customers that live in the synthetic shop."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np


@dataclass(frozen=True)
class Archetype:
    """How one kind of customer behaves, as the parameters of a process.

    Parameters
    ----------
    name
        Known answer, as written to ``true_archetypes``.
    share
        Part of all customers, 0 to 1.
    joined
        Earliest and latest sign-up, as days of 730 before the end of the data; the
        actual history stretches or shrinks them.
    quiet
        Most and fewest days of 730 between the last activity and the end; (0, 0)
        means active until the end.
    active_days
        Length of the active time after the sign-up, in days; 0 means until ``quiet``.
    gap_days
        Mean days between orders; 0 means never orders.
    price_level
        Taste in standard deviations of the log price of a category.
    pieces
        Mean quantity of an order line.
    discount
        Mean share of the list price that is discounted, 0 to 1.
    return_rate
        Probability that an order comes back, at least in part.
    sessions_per_month, emails_per_month, tickets_per_year
        Mean numbers of logins, e-mails sent and support tickets.
    history
        Archetypes that a customer passes through before this one, in order.
    """

    name: str
    share: float
    joined: tuple[float, float] = (730, 390)
    quiet: tuple[float, float] = (0, 0)
    active_days: float = 0
    gap_days: float = 38
    price_level: float = 0.0
    pieces: float = 1.6
    discount: float = 0.03
    return_rate: float = 0.04
    sessions_per_month: float = 0.45
    emails_per_month: float = 0.2
    tickets_per_year: float = 0.4
    history: tuple[str, ...] = ("new",)


# Steady regulars are the default; the others say in what they differ. The values are
# chosen so that the mean customer of two years has 10 orders and 20 events, and that no
# two archetypes agree in recency, frequency, spend, logins, returns and discounts.
ARCHETYPES: tuple[Archetype, ...] = (
    Archetype(
        "loyal_high_value",
        share=0.08,
        gap_days=20,
        price_level=1.8,
        pieces=2.6,
        discount=0.02,
        sessions_per_month=1.4,
    ),
    Archetype("steady_regular", share=0.22),
    Archetype(
        "new",
        share=0.09,
        joined=(45, 4),
        gap_days=40,
        return_rate=0.02,
        sessions_per_month=2.5,
        emails_per_month=0.5,
        history=(),
    ),
    Archetype(
        "one_time",
        share=0.13,
        joined=(355, 200),
        active_days=3,
        return_rate=0.02,
        sessions_per_month=2.5,
    ),
    Archetype(
        "lapsing",
        share=0.10,
        joined=(730, 440),
        quiet=(180, 90),
        history=("new", "steady_regular"),
    ),
    Archetype(
        "dormant",
        share=0.12,
        joined=(730, 600),
        quiet=(520, 380),
        history=("new", "steady_regular", "lapsing"),
    ),
    Archetype(
        "bargain_hunter",
        share=0.09,
        gap_days=42,
        price_level=-0.8,
        pieces=2.0,
        discount=0.42,
        emails_per_month=0.4,
    ),
    Archetype(
        "serial_returner",
        share=0.06,
        price_level=0.3,
        return_rate=0.80,
        tickets_per_year=1.0,
    ),
    Archetype(
        "heavy_support",
        share=0.05,
        gap_days=95,
        price_level=1.0,
        sessions_per_month=2.4,
        tickets_per_year=12.0,
    ),
    Archetype(
        "browser",
        share=0.06,
        joined=(700, 60),
        gap_days=0,
        sessions_per_month=1.5,
        emails_per_month=0.4,
        tickets_per_year=0.1,
        history=(),
    ),
)

NAMES: tuple[str, ...] = tuple(archetype.name for archetype in ARCHETYPES)


def parameter(name: str) -> np.ndarray:
    """Return one parameter of every archetype, in the order of `ARCHETYPES`.

    Parameters
    ----------
    name
        A numeric field of `Archetype`.

    Returns
    -------
    np.ndarray
        Shape (archetypes,), or (archetypes, 2) for a range.

    Raises
    ------
    ValueError
        If no such field exists.
    """
    known = [field.name for field in fields(Archetype)]
    if name not in known:
        raise ValueError(f"name is {name!r}, but must be one of {known}")
    return np.array([getattr(archetype, name) for archetype in ARCHETYPES], dtype=float)
