"""Single values of a file as values of the contract: what is accepted.

These functions decide. The vectorised casts in ``columns`` are only faster
ways to the same results.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

INTEGER = re.compile(r"[+-]?\d+(\.0*)?")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
LARGEST_NUMBER = Decimal(10) ** 14
# As the macro iso_text_to_utc reads it, with or without an offset; or what grows.
VERSION = re.compile(
    r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)?"
    r"(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)?)?"
    r"|\d+(\.\d+)?",
    re.ASCII,
)
BOOLEANS = {
    **dict.fromkeys(["true", "t", "yes", "y", "1"], True),
    **dict.fromkeys(["false", "f", "no", "n", "0"], False),
}

ACCEPTED = {
    "text": "text without the character NUL",
    "int": "a whole number from -2147483648 to 2147483647",
    "bigint": "a whole number of at most 64 bits",
    "numeric": "a number such as 1234.5 with at most 14 digits before the point",
    "timestamp": "an ISO date and time such as 2026-03-01 17:45:00; with an offset "
    "only where all values of the column have one",
    "instant": "an ISO date and time with an offset, such as 2026-03-01T17:45:00Z, as "
    "the first value of the column has",
    "boolean": "true or false",
    "version": "an ISO date and time with or without an offset, such as "
    "2026-03-01T17:45:00+01:00, or a number that grows",
}


def parse_text(value: Any) -> str:
    """Return the value as text; whole floats lose their ``.0``.

    Raises
    ------
    ValueError
        If it is not what ``ACCEPTED`` says.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        value = value.decode("utf-8")
    text = value.isoformat() if isinstance(value, date) else str(value)
    if "\0" in text:
        raise ValueError(value)
    return text


def parse_integer(value: Any, bits: int) -> int:
    """Return the value as a whole number of that many bits, the sign included.

    Raises
    ------
    ValueError
        If it is not what ``ACCEPTED`` says.
    """
    if isinstance(value, bool) or not INTEGER.fullmatch(str(value).strip()):
        raise ValueError(value)
    number = int(Decimal(str(value).strip()))
    if not -(2 ** (bits - 1)) <= number < 2 ** (bits - 1):
        raise ValueError(value)
    return number


def parse_number(value: Any, decimals: int) -> Decimal:
    """Return the value rounded half away from zero to that many decimals.

    Raises
    ------
    ValueError
        If it is not what ``ACCEPTED`` says.
    """
    if isinstance(value, bool) or not NUMBER.fullmatch(str(value).strip()):
        raise ValueError(value)
    number = Decimal(str(value).strip())
    # Before it is rounded, too: the exponent may be of any size.
    if abs(number) >= LARGEST_NUMBER:
        raise ValueError(value)
    number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if abs(number) >= LARGEST_NUMBER:
        raise ValueError(value)
    return number


def parse_timestamp(value: Any) -> datetime:
    """Return the value as a wall clock without a zone.

    Raises
    ------
    ValueError
        If it is not what ``ACCEPTED`` says.
    """
    if isinstance(value, str):
        value = datetime.fromisoformat(value.strip())
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    if not isinstance(value, datetime) or value.tzinfo is not None:
        raise ValueError(value)
    return value


def parse_instant(value: Any) -> datetime:
    """Return the value as an instant in UTC; it must have an offset.

    Databases write ``2026-03-01 17:45:00 UTC``, shops ``2026-03-01 17:45:00 +0100``.

    Raises
    ------
    ValueError
        If it is not what ``ACCEPTED`` says.
    """
    if isinstance(value, str):
        text = re.sub(r" ?(UTC|GMT)$", "+00:00", value.strip())
        value = datetime.fromisoformat(re.sub(r" ([+-]\d\d:?\d\d)$", r"\1", text))
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError(value)
    return value.astimezone(UTC)


def is_instant(value: Any) -> bool:
    """Return whether a value is an instant and no wall clock.

    >>> is_instant("2026-03-01T17:45:00+01:00"), is_instant("2026-03-01 17:45:00")
    (True, False)
    """
    try:
        parse_instant(value)
    except (ValueError, ArithmeticError):
        return False
    return True


def parse_boolean(value: Any) -> bool:
    """Return the value as true or false.

    Raises
    ------
    ValueError
        If it is not what ``ACCEPTED`` says.
    """
    text = str(value).strip().lower()
    if text not in BOOLEANS:
        raise ValueError(value)
    return BOOLEANS[text]


def parse_version(value: Any) -> str:
    """Return the version of a row as text that staging orders.

    Raises
    ------
    ValueError
        If it is not what ``ACCEPTED`` says.
    """
    if isinstance(value, float):
        value = f"{value:f}"
    text = parse_text(value).strip()
    if not VERSION.fullmatch(text):
        raise ValueError(value)
    return text


PARSERS: dict[str, Callable[[Any], Any]] = {
    "text": parse_text,
    "int": lambda value: parse_integer(value, 32),
    "bigint": lambda value: parse_integer(value, 64),
    "numeric": lambda value: parse_number(value, 4),
    "numeric(28, 10)": lambda value: parse_number(value, 10),
    "timestamp": parse_timestamp,
    "instant": parse_instant,
    "boolean": parse_boolean,
    "version": parse_version,
}
