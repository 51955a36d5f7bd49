"""Keyed hashes in place of ids, equal in Python, on DuckDB and on PostgreSQL.

HMAC-SHA256 (RFC 2104) from the plain SHA-256 that both engines have: both pads are
bytes in a table of one row, which only the role that builds may read.
"""

import hashlib
import hmac

from segmentation.errors import InputError

VARIABLE = "SEGMENTATION_PSEUDONYM_KEY"
MIN_LENGTH = 16
BLOCK = 64


def pseudonym(key: str, text: str) -> str:
    """Return the keyed hash of an id in hexadecimal digits.

    >>> pseudonym("a key of some length", "c1")[:12]
    'ff050be5bbfe'
    """
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


def pads(key: str) -> tuple[bytes, bytes]:
    """Return what is hashed before the text, and before the first hash."""
    block = key.encode()
    block = hashlib.sha256(block).digest() if len(block) > BLOCK else block
    block = block.ljust(BLOCK, b"\0")
    return bytes(one ^ 0x36 for one in block), bytes(one ^ 0x5C for one in block)


def checked_key(key: str | None) -> str:
    """Return the key of the environment.

    Raises
    ------
    InputError
        If there is none, or it could be guessed.
    """
    if not key or len(key) < MIN_LENGTH:
        raise InputError(
            f"{VARIABLE} must be a secret of {MIN_LENGTH} characters or more, and the "
            "same one for good: what is erased is remembered as a keyed hash alone."
        )
    return key
