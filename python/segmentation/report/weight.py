"""Whether the changes of the segments since the run before matter."""

from segmentation.report.boards import Record
from segmentation.report.formats import percent, signed_percent

# Of what the gate allows: from here on it is worth a look.
MUCH = 0.5


def weight_of(bounds: list[Record]) -> str | None:
    """Return a sentence on the change that uses most of what the gate allows.

    >>> row = {"segment_name": "VIP", "change_share": -0.06, "bound": 0.3}
    >>> weight_of([row]).partition(": ")[2]
    'the largest is VIP by −6.0 %, and the gate allows 30.0 % either way.'
    """
    known = [row for row in bounds if row["bound"]]
    if not known:
        return None
    most = max(known, key=_used)
    change = f"{most['segment_name']} by {signed_percent(most['change_share'])}"
    said = f"{change}, and the gate allows {percent(most['bound'])} either way."
    if not most["change_share"]:
        return "No segment changed its size."
    if _used(most) > 1:
        return f"This matters: the largest change of size is {said}"
    if _used(most) >= MUCH:
        return f"Worth a look: the largest change of size is {said}"
    return f"No change of size is unusual: the largest is {said}"


def _used(row: Record) -> float:
    """Return the change as a share of its bound."""
    return abs(row["change_share"]) / row["bound"]
