"""How large a fault is beside what days differ by anyhow."""

from dataclasses import dataclass, replace
from math import sqrt
from statistics import stdev

from segmentation.rehearse.fault import Facts
from segmentation.warehouse.base import Warehouse

# The day of a row, counted from 1970, in SQL that both engines have.
DAYS = {
    "customers": "extract(epoch from signed_up_at) / 86400 from {customers}",
    "orders": "extract(epoch from ordered_at) / 86400 from {orders}",
    "order_lines": (
        "extract(epoch from found.ordered_at) / 86400 from {orders} as found"
        " inner join {order_lines} as lines on found.order_id = lines.order_id"
    ),
    "returns": "extract(epoch from returned_at) / 86400 from {returns}",
    "events": "occurred_at_ms / 86400000.0 from {events}",
}
USUAL_DAYS = 56
# What is nearer than this to the usual, chance makes as well.
LEAST_ERRORS = 3


@dataclass(frozen=True)
class Size:
    """Rows of a table that a fault changed, beside those of usual days.

    Parameters
    ----------
    table
        Name of the raw table.
    changed
        Rows that differ from the good ones, or are gone, or are more.
    new
        Rows since the last accepted run; None if the table has no days.
    error
        Standard error of `new`: how far days differ, and at least its square root.
    is_counted
        Whether there are fewer or more rows than before. Other values in the same rows
        are not hidden by how many rows a day has.
    """

    table: str
    changed: int
    new: int | None = None
    error: float = 0.0
    is_counted: bool = True

    def sentence(self) -> str:
        """Say how many rows differ, and whether that is too few to be seen.

        >>> Size("orders", 2, 64, 8.0).sentence()
        'too small to be seen: it changes 2 orders, and 64 new ones may be 24 more or \
less by chance'
        >>> Size("orders", 40, 64, 8.0).sentence()
        'it changes 40 orders of 64 new ones'
        >>> Size("orders", 2, 64, 8.0, is_counted=False).sentence()
        'it changes 2 orders of 64 new ones'
        >>> Size("orders", 0).sentence()
        'it changes no row here'
        """
        rows = self.table.replace("_", " ")
        if not self.changed:
            return "it changes no row here"
        if self.new is None or self.changed > 2 * max(self.new, 1):
            return f"it changes {self.changed} rows of {rows}"
        if self.is_counted and self.changed <= LEAST_ERRORS * self.error:
            return (
                f"too small to be seen: it changes {self.changed} {rows}, and"
                f" {self.new} new ones may be {LEAST_ERRORS * self.error:.0f} more or"
                " less by chance"
            )
        return f"it changes {self.changed} {rows} of {self.new} new ones"


def size_of(
    warehouse: Warehouse, size: Size, names: dict[str, str], facts: Facts
) -> Size:
    """Add the usual days of the table to a size.

    Parameters
    ----------
    warehouse
        Where the good tables are.
    size
        The raw table and how many of its rows differ.
    names
        The good tables by name, as SQL needs them.
    facts
        The first and the last instant of the new rows.
    """
    if size.table not in DAYS:
        return size
    first, last = (
        int(at.timestamp() - facts.epoch) // 86400 for at in (facts.since, facts.as_of)
    )
    found = dict(
        warehouse.rows(
            f"select cast(floor(day_number) as bigint), count(*) from"
            f" (select {DAYS[size.table].format(**names)}) as days (day_number)"
            f" where day_number >= {last - USUAL_DAYS} and day_number < {last}"
            " group by 1"
        )
    )
    usual = [found.get(day, 0) for day in range(last - USUAL_DAYS, last)]
    new = sum(found.get(day, 0) for day in range(first, last))
    return replace(size, new=new, error=max(stdev(usual), sqrt(new)))
