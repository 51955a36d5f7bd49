"""Who may ask, and how often."""

import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from segmentation.errors import InputError

VARIABLE = "SEGMENTATION_API_TOKENS"
EVENT_VARIABLE = "SEGMENTATION_EVENT_TOKENS"
SHORTEST = 16


def tokens_of(text: str, variable: str = VARIABLE) -> dict[str, str]:
    """Return name -> token out of ``shop:token1,crm:token2``.

    Parameters
    ----------
    text
        The environment variable; its names appear in metrics, its tokens nowhere.
    variable
        Its name.

    Raises
    ------
    InputError
        If there is none, one has no name, or one is easily guessed.
    """
    pairs = [pair.strip() for pair in text.split(",") if pair.strip()]
    if not pairs:
        raise InputError(
            f"{variable} is empty; write name:token, several with commas, such as "
            "shop:$(openssl rand -hex 24)."
        )
    found = {}
    for pair in pairs:
        name, colon, token = pair.partition(":")
        if not colon or not name or name in found:
            raise InputError(
                f"{variable} holds a token without a name of its own; write name:token."
            )
        if len(token) < SHORTEST:
            raise InputError(
                f"{variable}: the token of {name} has {len(token)} characters; "
                f"at least {SHORTEST} are asked for."
            )
        found[name] = token
    return found


def name_of(tokens: Mapping[str, str], given: str) -> str | None:
    """Return whose token it is; each comparison takes the same time."""
    found = None
    for name, token in tokens.items():
        if hmac.compare_digest(token.encode(), given.encode(errors="replace")):
            found = name
    return found


@dataclass
class Allowance:
    """Requests that each name may make: some at once, and some per second.

    Parameters
    ----------
    per_second
        Requests per second over a longer time; twice as many may come at once.
    """

    per_second: float
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def take(self, name: str) -> float:
        """Take one request and return 0, or the seconds until the next."""
        now = time.monotonic()
        left, at = self._left.get(name, (2 * self.per_second, now))
        left = min(2 * self.per_second, left + (now - at) * self.per_second)
        if left < 1:
            self._left[name] = (left, now)
            return (1 - left) / self.per_second
        self._left[name] = (left - 1, now)
        return 0.0
