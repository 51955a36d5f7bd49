"""Whether a person should look, from the ledger alone."""

from collections.abc import Sequence
from datetime import datetime

from segmentation.status.runs import FailedBuild, LedgerRow


def problem(
    runs: Sequence[LedgerRow],
    accepted: datetime | None,
    now: datetime,
    max_days: float,
    failed: FailedBuild | None = None,
) -> str | None:
    """Return what is wrong in one sentence, or None.

    Parameters
    ----------
    runs
        Runs, the newest date first.
    accepted
        as_of of the newest run that was published.
    now
        The instant, UTC without a zone, that the age is measured at.
    max_days
        Oldest age of `accepted` in days that is in order.
    failed
        The last build, if it failed without the gate.
    """
    if failed:
        return (
            f"The last build, of {failed.started_at:%Y-%m-%d %H:%M} UTC, failed: "
            f"{failed.reason}"
        )
    if not runs:
        return "No run came as far as the gate yet; run dbt build."
    if runs[0].is_rejected:
        return f"The run as of {_day(runs[0].as_of)} was rejected: {runs[0].reasons}."
    days = (now - accepted).total_seconds() / 86400
    if days > max_days:
        return (
            f"The last accepted run is as of {_day(accepted)}, {days:.1f} days ago; "
            f"max_days_since_run is {max_days:g}."
        )
    return None


def day_and_age(as_of: datetime, now: datetime) -> str:
    """Return a day and how old it is.

    >>> day_and_age(datetime(2026, 1, 1), datetime(2026, 1, 4, 23))
    'as of 2026-01-01, 3 days old'
    """
    days = max((now - as_of).days, 0)
    return f"as of {_day(as_of)}, {days} day{'' if days == 1 else 's'} old"


def _day(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d}"
