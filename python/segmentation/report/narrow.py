"""A board for phones: the same charts below each other, as wide as the screen."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

WIDTH = 390
MARGIN = 12
MAX_HEIGHT = 2400
# A chart `numbers_phone` stands in for `numbers`.
STAND_IN = "_phone"


def narrow_board(board: Mapping[str, Any]) -> dict[str, Any]:
    """Return a board as it is drawn for a phone.

    What stands side by side goes below each other; a chart with a stand-in for
    phones gives way to it; the greatest height, which keeps a wide drawing flat,
    no longer binds.

    Parameters
    ----------
    board
        The content of a board's YAML file.
    """
    narrow = deepcopy(dict(board))
    charts = narrow.get("charts", {})
    narrow["rows"] = _below_each_other(narrow.get("rows", []), charts)
    for chart in charts.values():
        if chart.get("type") == "custom":
            chart.setdefault("style", {})["max_height"] = MAX_HEIGHT
    frame = narrow.setdefault("style", {}).setdefault("frame", {})
    frame.update(width=WIDTH, margin=MARGIN)
    return narrow


def _below_each_other(items: Sequence[Any], charts: Mapping[str, Any]) -> list[Any]:
    """Return the items of a layout without columns, stand-ins in their places."""
    rows: list[Any] = []
    for item in items:
        if isinstance(item, str):
            rows.append(item + STAND_IN if item + STAND_IN in charts else item)
        elif isinstance(item, Mapping) and ("cols" in item or "rows" in item):
            inner = item.get("cols") or item.get("rows") or []
            kept = {key: value for key, value in item.items() if key != "cols"}
            rows.append({**kept, "rows": _below_each_other(inner, charts)})
        else:
            rows.append(item)
    return rows
