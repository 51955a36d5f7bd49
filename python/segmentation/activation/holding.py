"""What is not sent before a person has looked."""

from segmentation.activation.audience import Audience
from segmentation.errors import InputError

# More of an audience removed at once than this is held until somebody accepts it.
MAX_REMOVED_SHARE = 0.5
# This many customers may be gone from the raw tables whatever the share.
FEW = 10
HOW = "Nothing was sent; if it is right, run again with --accept-removals."


class HeldError(InputError):
    """Nothing was sent: a person must look, and may accept."""


def hold_removals(name: str, count: int, count_members: int) -> None:
    """Stop what would empty an audience.

    Parameters
    ----------
    name
        Of the destination.
    count, count_members
        Members to be removed, and all that are there.

    Raises
    ------
    HeldError
        If more than half would be removed.
    """
    if count > MAX_REMOVED_SHARE * count_members:
        raise HeldError(
            f"{name}: {count:,} of {count_members:,} members would be removed, more "
            f"than half. {HOW}"
        )


def hold_lost(name: str, audience: Audience, max_lost_share: float) -> None:
    """Stop what follows a broken delivery: customers who are in no raw table.

    Parameters
    ----------
    name
        Of the destination.
    audience
        Who is wanted, with the customers that the raw tables no longer have.
    max_lost_share
        The share of them that may be gone.

    Raises
    ------
    HeldError
        If more are gone.
    """
    if audience.count_unknown > max(FEW, max_lost_share * audience.count_published):
        raise HeldError(
            f"{name}: {audience.count_unknown:,} of {audience.count_published:,} "
            "customers of the published run are no longer in the raw tables: is a "
            f"delivery broken? {HOW}"
        )
