"""E-mail addresses as ad platforms compare them: normalised, then hashed."""

import hashlib
import re

PLAUSIBLE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# Google takes addresses of these domains for equal whatever dots they have.
DOTLESS = ("gmail.com", "googlemail.com")


def normalised(address: str | None, rule: str = "plain") -> str | None:
    """Return an address in the form that is hashed, None where it is none.

    Parameters
    ----------
    address
        As the shop has it.
    rule
        ``plain`` trims and lowers; ``google`` also drops the dots before
        gmail.com and googlemail.com, as Google Ads documents.

    Examples
    --------
    >>> normalised(" Pat.Lee@Gmail.com", "google"), normalised("Pat.Lee@Gmail.com")
    ('patlee@gmail.com', 'pat.lee@gmail.com')
    """
    lowered = (address or "").strip().lower()
    if not PLAUSIBLE.fullmatch(lowered):
        return None
    name, _, domain = lowered.rpartition("@")
    if rule == "google" and domain in DOTLESS:
        name = name.replace(".", "")
    return f"{name}@{domain}" if name else None


def hashed(address: str) -> str:
    """Return the SHA-256 of a normalised address in hexadecimal digits."""
    return hashlib.sha256(address.encode()).hexdigest()
