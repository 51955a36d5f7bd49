"""What the pages say, read from the published tables."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from segmentation.warehouse.base import Warehouse, quoted

Record = dict[str, Any]
# Grey, where a segment has no colour of its own.
NO_COLOUR = "#6b7280"


@dataclass(frozen=True)
class Facts:
    """The tables of one publication, as records.

    ``runs`` holds the newest run first, also when it was rejected; everything
    else is of the run that ``shown`` names, the last accepted one.
    """

    runs: list[Record]
    shown: Record
    previous_as_of: datetime | None
    segments: list[Record]
    sizes: list[Record]
    moves: list[Record]
    differentiators: list[Record]
    outcomes: list[Record]
    colours: dict[str, str]

    @property
    def newest(self) -> Record:
        """The newest run, accepted or not."""
        return self.runs[0]

    def of_segment(self, name: str, segment_id: str) -> list[Record]:
        """Return the records of one segment, of the table with this name."""
        return [row for row in getattr(self, name) if row["segment_id"] == segment_id]


def read_facts(warehouse: Warehouse) -> Facts:
    """Read everything that the pages say; no row is of a single customer."""

    def table(name: str, order: str, where: str = "true") -> list[Record]:
        relation = quoted(warehouse.schema, name)
        return warehouse.records(
            f"select * from {relation} where {where} order by {order}"
        )

    runs = table("segmentation_runs", "as_of desc")
    shown = next(run for run in runs if run["is_published"])
    sizes = table("segment_sizes", "as_of, segment_id")
    earlier = [row["as_of"] for row in sizes if row["as_of"] < shown["as_of"]]
    return Facts(
        runs=runs,
        shown=shown,
        previous_as_of=max(earlier, default=None),
        segments=table("segment_profiles", "count_customers desc, segment_id"),
        sizes=sizes,
        moves=table(
            "segment_moves", "count_customers desc, movement, 5, 7", _of(shown)
        ),
        differentiators=table("segment_differentiators", "segment_id, feature_rank"),
        outcomes=table("segment_outcomes", "segment_id"),
        colours=_colours(warehouse),
    )


def _of(run: Record) -> str:
    return f"as_of = cast('{run['as_of']}' as timestamp)"


def _colours(warehouse: Warehouse) -> dict[str, str]:
    """Return segment id -> colour, the same on all boards and dates."""
    if "segment_colours" not in warehouse.table_names(warehouse.schema):
        return {}
    relation = quoted(warehouse.schema, "segment_colours")
    return dict(warehouse.rows(f"select segment_id, hex from {relation}"))
