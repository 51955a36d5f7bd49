"""The published segments as a small table for the terminal."""

from collections.abc import Sequence
from typing import Any

from rich.table import Table as RichTable

from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse, quoted

COLUMNS = {
    "segment_name": "segment",
    "count_customers": "customers",
    "customer_share": "share",
    "median_days_since_last_order": "days since order",
    "median_count_orders": "orders",
    "median_net_spend": "net spend",
    "recommended_action": "recommended action",
}
FORMATS = ["{}", "{:,}", "{:.1%}", "{:,.0f}", "{:,.0f}", "{:,.2f}", "{}"]


def segments_table(warehouse: Warehouse) -> RichTable:
    """Return the segments, the largest first, medians of their customers.

    Raises
    ------
    InputError
        If ``segment_profiles`` was not built yet.
    """
    sql = (
        f"select {', '.join(COLUMNS)} "
        f"from {quoted(warehouse.schema, 'segment_profiles')} "
        "order by count_customers desc, segment_name"
    )
    table = RichTable()
    for position, heading in enumerate(COLUMNS.values()):
        is_text = FORMATS[position] == "{}"
        table.add_column(heading, justify="left" if is_text else "right")
    for row in _profiles(warehouse, sql):
        table.add_row(*map(_cell, FORMATS, row))
    return table


def _profiles(warehouse: Warehouse, sql: str) -> Sequence[tuple[Any, ...]]:
    try:
        return warehouse.rows(sql)
    except InputError as error:
        raise InputError(
            f"there are no segments yet; run dbt build first ({error})"
        ) from error


def _cell(pattern: str, value: Any) -> str:
    return "" if value is None else pattern.format(value)
