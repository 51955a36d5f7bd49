"""What a run says at its end: contestants with ratios, layers, slowest nodes."""

from typing import Any

from rich.table import Table

from benchmarks.contestants import (
    FIRST_BUILD,
    FLOOR,
    LOAD,
    NEXT_DAY,
    NOTEBOOK,
)

TITLES = {
    FIRST_BUILD: "project, first build",
    NEXT_DAY: "project, one more day",
    NOTEBOOK: "notebook",
    FLOOR: "floor (one SQL script)",
    LOAD: "loading (in no ratio)",
}
BUILDS = (FIRST_BUILD, NEXT_DAY)
COLUMNS = ("wall s", "CPU s", "peak MB", "disk MB", "x notebook", "x floor")
COUNT_SHOWN = 10


def result_tables(result: dict[str, Any]) -> list[Table]:
    """Return a table of the contestants, and one of where each build's time went."""
    parts = result["parts"]
    title = f"{result['customers']:,} customers on {result['engine']}"
    main = _table(title, "", *COLUMNS)
    for row in contestant_rows(parts):
        main.add_row(*row)
    return [main, *(_where(name, parts[name]) for name in BUILDS if name in parts)]


def contestant_rows(parts: dict[str, Any]) -> list[list[str]]:
    """Return the cells of the table of contestants, a row each."""
    return [
        [
            TITLES[name],
            f"{part['wall_seconds']:,.1f}",
            f"{part['cpu_seconds']:,.1f}",
            f"{part['peak_bytes'] / 1e6:,.0f}",
            f"{part['disk_bytes'] / 1e6:,.0f}" if "disk_bytes" in part else "",
            *(times(part, parts.get(other)) for other in (NOTEBOOK, FLOOR)),
        ]
        for name in TITLES
        if (part := parts.get(name))
    ]


def times(part: dict[str, Any], other: dict[str, Any] | None) -> str:
    """Return how many times the wall time of another one took; nothing without it.

    >>> times({"wall_seconds": 3.0}, {"wall_seconds": 2.0})
    '1.50'
    """
    if not other:
        return ""
    return f"{part['wall_seconds'] / other['wall_seconds']:,.2f}"


def _where(name: str, part: dict[str, Any]) -> Table:
    title = (
        f"{TITLES[name]}: start-up and parsing {part['startup_seconds']:.1f} s, "
        f"tests {part['tests_share']:.0%} of {part['node_seconds']:.1f} s in "
        f"{part['count_nodes']} nodes"
    )
    table = _table(title, "layer", "s", "slowest node", "s")
    layers = [[key, f"{spent:.1f}"] for key, spent in part["layers"].items()]
    nodes = [[key, f"{spent:.2f}"] for key, spent in part["slowest"][:COUNT_SHOWN]]
    for row in range(max(len(layers), len(nodes))):
        table.add_row(*_cells(layers, row), *_cells(nodes, row))
    return table


def _cells(rows: list[list[str]], number: int) -> list[str]:
    return rows[number] if number < len(rows) else ["", ""]


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        is_text = column in ("", "layer", "slowest node")
        table.add_column(column, justify="left" if is_text else "right")
    return table
