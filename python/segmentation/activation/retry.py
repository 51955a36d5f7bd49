"""What may succeed when it is tried again, and how long to wait before."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from segmentation.errors import InputError

# Of one attempt, in seconds, whatever the number of attempts.
MAX_BACKOFF = 60.0


class TryAgain(Exception):  # noqa: N818
    """The other side could not take a chunk now, or its answer was lost.

    Parameters
    ----------
    reason
        What happened, in words.
    seconds
        How long it asks to wait, if it does.
    """

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


@dataclass(frozen=True)
class Patience:
    """How often to try, and how long to wait; times in seconds.

    Parameters
    ----------
    attempts
        Attempts per chunk.
    backoff
        The first wait; each further one is twice as long, with chance in it so
        that several senders do not come back at once.
    longest
        The longest wait that the other side may ask for.
    """

    attempts: int = 8
    backoff: float = 0.5
    longest: float = 300.0

    def wait_before(self, attempt: int, error: TryAgain) -> float:
        """Return the wait after a failed attempt, counted from 1.

        Raises
        ------
        InputError
            If that was the last attempt, or the wait would be too long.
        """
        if error.seconds is not None and error.seconds > self.longest:
            raise InputError(
                f"{error}, and asks to wait {error.seconds:.0f} seconds, longer than "
                f"max_wait_seconds ({self.longest:g}); run the command again then."
            )
        if attempt >= self.attempts:
            often = "once" if attempt == 1 else f"{attempt} times"
            raise InputError(
                f"{error}, tried {often}; run the command again, it goes on where it "
                "stopped."
            )
        usual = min(self.backoff * 2 ** (attempt - 1), MAX_BACKOFF)
        return max(usual * random.uniform(0.5, 1), error.seconds or 0)  # noqa: S311


def seconds_of(header: str | None, now: datetime | None = None) -> float | None:
    """Return the wait that a header ``Retry-After`` asks for, None if none.

    Parameters
    ----------
    header
        Seconds, or a date as HTTP writes it.
    now
        The instant; the clock's by default.

    Examples
    --------
    >>> seconds_of("2"), seconds_of("soon")
    (2.0, None)
    """
    text = (header or "").strip()
    try:
        return max(float(text), 0.0)
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max((then - (now or datetime.now(UTC))).total_seconds(), 0.0)
