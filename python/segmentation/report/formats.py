"""Numbers and dates as people write them; a missing one is a dash."""

import re
from datetime import datetime
from decimal import Decimal

NOTHING = "–"
# Not the days of a command that one copies.
ISO_DAY = re.compile(r"(?<![\w=\"'/:-])\d{4}-\d{2}-\d{2}(?![\w\"'-])")
# Four digits that can be a year stay, and what one copies: ids are quoted or have
# letters, values of variables follow a colon.
LONG_NUMBER = re.compile(
    r"(?<![\w=\"'/:.,#-])(?<!: )(?!(?:19|20)\d\d(?!\.?\d))"
    r"([1-9]\d{3,})(?![\w\"'/:-]|,\d)"
)
HYPHEN = re.compile(r"(?<=[\s(>])-(?=\d)")
Number = int | float | Decimal | None


def whole(value: Number) -> str:
    """Return a number without decimals.

    >>> whole(12345.6)
    '12,346'
    """
    return NOTHING if value is None else f"{value:,.0f}"


def decimal(value: Number) -> str:
    """Return a number with as many decimals as its size deserves.

    >>> decimal(1234.56), decimal(12.34), decimal(0)
    ('1,235', '12.3', '0')
    """
    if value is None:
        return NOTHING
    return whole(value) if abs(value) >= 100 or value == 0 else f"{value:,.1f}"


def precise(value: Number) -> str:
    """Return a number with two decimals below ten.

    >>> precise(0.256), precise(12)
    ('0.26', '12.0')
    """
    if value is None or abs(value) >= 10 or value == 0:
        return decimal(value)
    return f"{value:,.2f}"


def percent(share: Number) -> str:
    """Return a share as a percentage.

    >>> percent(0.1234)
    '12.3 %'
    """
    return NOTHING if share is None else f"{share * 100:.1f} %"


def signed(value: Number) -> str:
    """Return a change with its sign; nothing is `no change`.

    >>> signed(5), signed(-3), signed(0)
    ('+5', '−3', 'no change')
    """
    if value is None:
        return NOTHING
    if value == 0:
        return "no change"
    return f"{'+' if value > 0 else '−'}{abs(value):,.0f}"


def signed_percent(share: Number) -> str:
    """Return a change as a percentage with its sign.

    >>> signed_percent(0.05), signed_percent(-0.087)
    ('+5.0 %', '−8.7 %')
    """
    if share is None:
        return NOTHING
    return f"{'−' if share < 0 else '+'}{percent(abs(share))}"


def day(instant: datetime | None) -> str:
    """Return the day of an instant.

    >>> day(datetime(2026, 3, 1))
    '1 Mar 2026'
    """
    return NOTHING if instant is None else f"{instant.day} {instant:%b %Y}"


def as_written(text: str) -> str:
    """Return a text with its days and numbers as the pages write them.

    >>> as_written("since 2026-03-01 13:20 (-3 %): AS_OF=2026-03-01")
    'since 1 Mar 2026 13:20 (−3 %): AS_OF=2026-03-01'
    >>> as_written("of 21447 rows 3564 are left, such as '17850'")
    "of 21,447 rows 3,564 are left, such as '17850'"
    """

    def in_words(found: re.Match[str]) -> str:
        try:
            return day(datetime.fromisoformat(found[0]))
        except ValueError:
            return found[0]

    text = HYPHEN.sub("−", ISO_DAY.sub(in_words, text))
    return LONG_NUMBER.sub(lambda found: whole(int(found[1])), text)
