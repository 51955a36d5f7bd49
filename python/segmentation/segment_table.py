"""The published segments as a small table for the terminal, or as a picture."""

import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.table import Table as RichTable
from rich.text import Text

from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse

COLUMNS = [
    "segment_name",
    "count_customers",
    "customer_share",
    "median_days_since_last_order",
    "median_count_orders",
    "median_net_spend",
    "recommended_action",
]
CAPTION = "the last three: the median customer, since the first order"
BAR_CELLS = 8
PICTURE_COLUMNS = 80


def segment_table(warehouse: Warehouse) -> Group:
    """Return the segments, the largest first, and what to do about each.

    Raises
    ------
    InputError
        If ``segment_profiles`` was not built yet.
    """
    sql = (
        f"select {', '.join(COLUMNS)} "
        f"from {warehouse.name(warehouse.schema, 'segment_profiles')} "
        "order by count_customers desc, segment_name"
    )
    rows = _profiles(warehouse, sql)
    return Group(_sizes(rows), _actions(rows))


def said_of_rules(warehouse: Warehouse) -> str | None:
    """Return why the published segments are rules and not a fit, if they are.

    None where the models are not there, as among the published copies.
    """
    schema = warehouse.schema
    sql = (
        f"select choice_reason from {warehouse.name(schema, 'segment_models')} "
        "where algorithm = 'rfm_rules' and model_id in "
        f"(select model_id from {warehouse.name(schema, 'customer_segments')})"
    )
    try:
        rows = warehouse.rows(sql)
    except InputError:
        return None
    return f"{rows[0][0]}." if rows else None


def save_picture(segments: Group, path: Path) -> None:
    """Write the summary as an SVG picture that loads nothing from outside.

    Parameters
    ----------
    segments
        As `segment_table` returns it.
    path
        The file; its folder is made when it is not there.
    """
    console = Console(record=True, width=PICTURE_COLUMNS, file=StringIO())
    console.print(segments)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = console.export_svg(title="segmentation summary")
    path.write_text(re.sub(r"@font-face \{.*?\}\n", "", picture, flags=re.S))


def _sizes(rows: Sequence[tuple[Any, ...]]) -> RichTable:
    largest = max((float(row[2]) for row in rows), default=1.0)
    table = RichTable(
        box=SIMPLE_HEAD,
        caption="the last three: the median customer, net spend since the first order",
    )
    table.add_column("segment", style="bold", no_wrap=True)
    for heading in ("customers", "share"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for heading in ("days since order", "orders", "net spend"):
        table.add_column(heading, justify="right", max_width=9)
    for name, customers, share, days, orders, spend, _ in rows:
        table.add_row(
            name,
            f"{customers:,}",
            f"{share:.1%}",
            Text("█" * round(BAR_CELLS * float(share) / largest), style="cyan"),
            _number(days, "{:,.0f}"),
            _number(orders, "{:,.0f}"),
            _number(spend, "{:,.0f}"),
        )
    return table


def _actions(rows: Sequence[tuple[Any, ...]]) -> RichTable:
    table = RichTable(box=SIMPLE_HEAD)
    table.add_column("segment", style="bold", no_wrap=True)
    table.add_column("recommended action")
    for row in rows:
        table.add_row(row[0], row[-1])
    return table


def _profiles(warehouse: Warehouse, sql: str) -> Sequence[tuple[Any, ...]]:
    try:
        return warehouse.rows(sql)
    except InputError as error:
        raise InputError(
            f"there are no segments yet; run dbt build first ({error})"
        ) from error


def _number(value: Any, pattern: str) -> str:
    return "–" if value is None else pattern.format(value)
