"""Only a run that is published and not old may be sent."""

from datetime import datetime

from segmentation.errors import InputError
from segmentation.status.problem import day_and_age


def check_age(as_of: datetime, now: datetime, max_days: float) -> None:
    """Stop if the published run is older than may be sent.

    Parameters
    ----------
    as_of
        as_of of the published run.
    now
        The instant, UTC without a zone, that its age is measured at.
    max_days
        Largest age in days.

    Raises
    ------
    InputError
        If it is older.
    """
    if (now - as_of).total_seconds() > max_days * 86400:
        raise InputError(
            f"the published run is {day_and_age(as_of, now)}, and max_days_since_run "
            f"is {max_days:g}: such old segments are not sent. Run segmentation run "
            "first."
        )
