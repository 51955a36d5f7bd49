"""Zones, and instants as each source tells the time."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

HOUR = 3_600_000
DAY = 24 * HOUR

# Zone, country, currency and share of the customers who live there.
PLACES: tuple[tuple[str, str, str, float], ...] = (
    ("Europe/London", "United Kingdom", "GBP", 0.40),
    ("Europe/Madrid", "Spain", "EUR", 0.18),
    ("America/Los_Angeles", "United States", "USD", 0.15),
    ("Europe/Berlin", "Germany", "EUR", 0.08),
    ("Asia/Kolkata", "India", "USD", 0.07),
    ("Asia/Tokyo", "Japan", "USD", 0.06),
    ("Australia/Lord_Howe", "Australia", "USD", 0.06),
)
# The last zone stands for an unknown one: its rows say null and mean UTC.
ZONES: tuple[str, ...] = (*(place[0] for place in PLACES), "UTC")
UNKNOWN = len(PLACES)
DST_ZONES = ("Europe/Madrid", "America/Los_Angeles", "Australia/Lord_Howe")


def to_wall_clock(instants: np.ndarray, zones: np.ndarray) -> np.ndarray:
    """Return what a clock on the wall shows.

    Parameters
    ----------
    instants
        Shape (rows,), UTC milliseconds since 1970.
    zones
        Shape (rows,), positions in `ZONES`.

    Returns
    -------
    np.ndarray
        Shape (rows,), local milliseconds since 1970.
    """
    walls = instants.copy()
    for position, zone in enumerate(ZONES[:UNKNOWN]):
        here = np.flatnonzero(zones == position)
        walls[here] = _shift(instants[here], zone)
    return walls


def to_iso_text(
    instants: np.ndarray, zones: np.ndarray, as_z: np.ndarray, has_millis: np.ndarray
) -> pa.Array:
    """Return ISO-8601 text with an offset, ``Z`` for the rows of `as_z`."""
    zones = np.where(as_z, UNKNOWN, zones)
    walls = to_wall_clock(instants, zones)
    precise = np.datetime_as_string(walls.astype("datetime64[ms]"))
    text = np.where(has_millis, precise, precise.astype("U19"))
    minutes, which = np.unique((walls - instants) // 60_000, return_inverse=True)
    offsets = pa.array([_offset(minute) for minute in minutes]).take(pa.array(which))
    offsets = pc.if_else(pa.array(as_z), "Z", offsets)
    return pc.binary_join_element_wise(pa.array(text, pa.string()), offsets, "")


def transitions(zone: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the clock changes of a zone as (instant, shift), both in milliseconds."""
    ticks = np.arange(start, end, HOUR // 2)
    offsets = _shift(ticks, zone) - ticks
    changed = np.flatnonzero(np.diff(offsets)) + 1
    return [(int(ticks[at]), int(offsets[at] - offsets[at - 1])) for at in changed]


def standard_offsets() -> np.ndarray:
    """Return the winter offset of every zone in milliseconds, shape (zones,)."""
    winter = np.array([np.datetime64("2024-01-15T00:00", "ms").astype(np.int64)])
    return np.array([int((_shift(winter, zone) - winter)[0]) for zone in ZONES])


def _shift(instants: np.ndarray, zone: str) -> np.ndarray:
    utc = pd.DatetimeIndex(instants.astype("datetime64[ms]"), tz="UTC")
    return utc.tz_convert(zone).tz_localize(None).to_numpy().astype(np.int64)


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(int(minutes)), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
