"""Which bound a fault came nearest to, when it passed all of them."""

from typing import Any

from segmentation.rehearse.graph import Graph
from segmentation.warehouse.base import Warehouse, quoted

TABLES = {
    "source_drift": """
        select 'source' as area, source_table as subject, check_name, measure, member,
            value_before, value_now, deviation, bound, reason
        from {}
    """,
    "segment_drift": """
        select 'segment' as area, segment_name as subject, check_name, '' as measure,
            segment_id as member, count_before as value_before,
            count_now as value_now, deviation, bound, reason
        from {}
    """,
    "feature_drift": """
        select 'feature' as area, feature as subject, compared_with as check_name,
            '' as measure, '' as member, 0 as value_before, 0 as value_now,
            population_stability_index as deviation,
            population_stability_bound as bound, reason
        from {} where compared_with = 'last_run'
    """,
}
# Checks whose value, not its change, is held against the bound.
OF_VALUE = ("silence", "orders_behind", "hours_of_new_rows")
# Checks that only look at rows that are gone.
OF_LOSSES = ("rows_lost", "half_day")
# A fault moved a check when it came this much nearer to its bound.
LEAST_MOVE = 0.02

# Comparison to how near it is to its bound, and its words.
Checks = dict[tuple[str, ...], tuple[float, str]]


def checks_of(warehouse: Warehouse, graph: Graph) -> Checks:
    """Return each comparison of the run that was built last: nearness and words."""
    found: Checks = {}
    for name, query in TABLES.items():
        table = quoted(*graph.relation_of(name))
        for row in warehouse.records(query.format(table)):
            key = tuple(str(value) for value in list(row.values())[:5])
            found[key] = (nearness(row), row["reason"])
    return found


def nearness(row: dict[str, Any]) -> float:
    """Return how near a comparison is to its bound: 0 far away, 1 at it.

    >>> nearness({"check_name": "rows_lost", "deviation": -3.0, "bound": 4.0})
    0.75
    >>> nearness({"check_name": "rows_lost", "deviation": 9.0, "bound": 4.0})
    0.0
    """
    name, bound = row["check_name"], row["bound"]
    deviation = row["deviation"]
    if name == "arrivals":
        before, now = row["value_before"], row["value_now"]
        return _part(float(before or 0) - float(now or 0), float(before or 0), bound)
    if name in OF_VALUE:
        deviation = row["value_now"]
    elif name in OF_LOSSES:
        deviation = max(-float(deviation or 0), 0)
    if deviation is None or not bound:
        return 0.0
    return abs(float(deviation)) / abs(float(bound))


def nearest(before: Checks, now: Checks) -> str:
    """Say which bound the fault came nearest to, of the checks that it moved.

    Parameters
    ----------
    before, now
        The comparisons of the good delivery, and of the one with the fault.
    """
    moved = [
        (near, words)
        for key, (near, words) in now.items()
        if near > before.get(key, (0.0, ""))[0] + LEAST_MOVE
    ]
    if not moved:
        return "no check moved"
    near, words = max(moved)
    return f"nearest, {near:.0%} of its bound: {words}"


def _part(lost: float, usual: float, bound: float) -> float:
    allowed = usual - float(bound)
    return max(lost, 0.0) / allowed if allowed > 0 else 0.0
