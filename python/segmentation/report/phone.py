"""A board for a small window: narrow, with everything below each other."""

from typing import Any

# Logical pixels of a common phone, and the window from which boards are wide.
WIDTH = 390
MARGIN = 12
WIDE_FROM = 720
SUFFIX = "_phone"
# Higher than any drawing: on a phone its shape alone says how high it is.
MAX_HEIGHT = 2400


def for_phone(board: dict[str, Any]) -> dict[str, Any]:
    """Return a board of the width of a phone.

    Columns become rows. Where a chart has a stand-in of the same name and
    ``_phone``, that is drawn. The greatest height of a drawing, which keeps it
    flat on a wide page, no longer binds.

    >>> for_phone({"rows": [{"cols": ["a", "b"]}]})["rows"]
    [{'rows': ['a', 'b']}]
    """
    charts = board.get("charts") or {}
    style = board.get("style") or {}
    frame = {**(style.get("frame") or {}), "width": WIDTH, "margin": MARGIN}
    narrow = {**board, "style": {**style, "frame": frame}}
    if charts:
        narrow["charts"] = {name: _as_high(chart) for name, chart in charts.items()}
    if "cols" in narrow:
        narrow["rows"] = narrow.pop("cols")
    if "rows" in narrow:
        narrow["rows"] = _stacked(narrow["rows"], set(charts))
    return narrow


def _as_high(chart: dict[str, Any]) -> dict[str, Any]:
    """Let a drawing be as high as its shape asks for."""
    if chart.get("type") != "custom":
        return chart
    return {**chart, "style": {**chart.get("style", {}), "max_height": MAX_HEIGHT}}


def _stacked(part: Any, charts: set[str]) -> Any:
    """Turn columns into rows and charts into their stand-ins, at any depth."""
    if isinstance(part, str):
        return part + SUFFIX if part + SUFFIX in charts else part
    if isinstance(part, list):
        return [_stacked(item, charts) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        "rows" if key == "cols" else key: (
            _stacked(value, charts) if key in ("rows", "cols") else value
        )
        for key, value in part.items()
        # A share of the width was that of a column.
        if key != "width"
    }
