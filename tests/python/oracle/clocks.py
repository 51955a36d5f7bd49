"""The three clocks of the raw tables as naive UTC, None where there is no time."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1)
MILLISECOND = timedelta(milliseconds=1)
OFFSET = re.compile(r"(Z|[+-]\d\d(:?\d\d)?)$")


def from_wall_clock(value: datetime | str, zone: str) -> datetime:
    """Return the later instant of a repeated hour; in a gap the clock moves on.

    In a gap, too, this is the later one of the two readings that Python offers.
    """
    wall = datetime.fromisoformat(value) if isinstance(value, str) else value
    readings = (wall.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    return max(reading.astimezone(UTC).replace(tzinfo=None) for reading in readings)


def from_milliseconds(value: int | str) -> datetime | None:
    """Return the instant of an epoch in milliseconds, from 1900 to 2199."""
    try:
        instant = EPOCH + int(value) * MILLISECOND
    except OverflowError:
        return None
    return instant if 1900 <= instant.year < 2200 else None


def from_text(value: str) -> datetime | None:
    """Return the instant of ISO-8601 text with an offset."""
    if not OFFSET.search(value):
        return None
    try:
        return datetime.fromisoformat(value).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return None
