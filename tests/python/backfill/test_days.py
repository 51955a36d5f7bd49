"""Which days a backfill replays, and what it says of days that are none."""

from datetime import date

import pytest

from segmentation.backfill.days import STEPS, days_of
from segmentation.errors import InputError


@pytest.mark.parametrize(
    ("step", "last", "expected"),
    [
        ("daily", "2026-02-01", ["2026-01-30", "2026-01-31", "2026-02-01"]),
        ("weekly", "2026-02-13", ["2026-01-30", "2026-02-06", "2026-02-13"]),
        ("weekly", "2026-02-12", ["2026-01-30", "2026-02-06"]),
        ("monthly", "2026-03-30", ["2026-01-30", "2026-02-28", "2026-03-30"]),
        ("monthly", "2026-03-29", ["2026-01-30", "2026-02-28"]),
    ],
)
def test_days_end_at_or_before_the_last_one(
    step: str, last: str, expected: list[str]
) -> None:
    """If not, a month is missing from the history, or a day is after its end."""
    days = days_of(date(2026, 1, 30), date.fromisoformat(last), step)
    assert [str(day) for day in days] == expected


@pytest.mark.parametrize("step", STEPS)
def test_a_range_of_one_day_is_that_day(step: str) -> None:
    """If not, a single day cannot be replayed."""
    day = date(2026, 3, 31)
    assert days_of(day, day, step) == [day]


def test_a_range_that_ends_before_it_begins_is_rejected() -> None:
    """If not, a slip of the keyboard replays nothing and looks like success."""
    with pytest.raises(InputError, match="2026-03-02 is after --to 2026-03-01"):
        days_of(date(2026, 3, 2), date(2026, 3, 1), "daily")
