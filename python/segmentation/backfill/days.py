"""Which days a backfill replays."""

import calendar
from datetime import date, timedelta

from segmentation.errors import InputError

STEPS = ("daily", "weekly", "monthly")


def days_of(first: date, last: date, step: str) -> list[date]:
    """Return the days from `first` to at most `last`, oldest first.

    Months keep the day of the month of `first`, or end at their own last day:
    31 January, 28 February, 31 March.

    Parameters
    ----------
    first, last
        The range, both ends included.
    step
        One of ``STEPS``.

    Raises
    ------
    InputError
        If `first` is after `last`.

    Examples
    --------
    >>> [str(day) for day in days_of(date(2026, 1, 31), date(2026, 3, 1), "monthly")]
    ['2026-01-31', '2026-02-28']
    """
    if first > last:
        raise InputError(
            f"--from {first} is after --to {last}; give the older day first."
        )
    days = []
    while (day := _nth(first, len(days), step)) <= last:
        days.append(day)
    return days


def _nth(first: date, count: int, step: str) -> date:
    if step == "monthly":
        return _months_later(first, count)
    return first + timedelta(days=count * {"daily": 1, "weekly": 7}[step])


def _months_later(first: date, count: int) -> date:
    months = first.year * 12 + first.month - 1 + count
    year, month = months // 12, months % 12 + 1
    _, last_of_month = calendar.monthrange(year, month)
    return date(year, month, min(first.day, last_of_month))
