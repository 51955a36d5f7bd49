"""A board for a small window: narrow, with everything below each other."""

from typing import Any

# Logical pixels of a common phone, and the window from which boards are wide.
WIDTH = 390
WIDE_FROM = 720
SUFFIX = "_phone"


def for_phone(board: dict[str, Any]) -> dict[str, Any]:
    """Return a board of the width of a phone.

    >>> for_phone({"rows": [{"cols": ["a", "b"]}]})
    {'rows': [{'rows': ['a', 'b']}], 'style': {'frame': {'width': 390}}}
    """
    style = board.get("style") or {}
    frame = {**(style.get("frame") or {}), "width": WIDTH}
    return {**_stacked(board), "style": {**style, "frame": frame}}


def _stacked(part: Any) -> Any:
    """Turn columns into rows, at any depth."""
    if isinstance(part, list):
        return [_stacked(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {"rows" if key == "cols" else key: _stacked(part[key]) for key in part}
