"""Memory limits as people write them."""

import re

from segmentation.errors import InputError


def bytes_of(limit: str) -> float:
    """Return a memory limit of DuckDB in bytes.

    >>> bytes_of("1.5GB")
    1500000000.0

    Raises
    ------
    InputError
        If it is none.
    """
    found = re.fullmatch(r"([0-9.]+)\s*([KMGT]?)(i?)B", limit.strip(), re.IGNORECASE)
    if not found:
        raise InputError(
            f"--memory-limit is {limit}, but must be such as 2GB or 500MB."
        )
    base = 1024 if found[3] else 1000
    return float(found[1]) * base ** " KMGT".index(found[2].upper() or " ")
