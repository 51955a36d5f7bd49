"""What the pages say, read from the published tables."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from segmentation.publish.published_run import BOARDS, schema_name
from segmentation.warehouse.base import Warehouse

Record = dict[str, Any]


@dataclass(frozen=True)
class PageData:
    """The tables of one publication, as records.

    Everything is of the run that ``shown`` names, the last accepted one, but
    ``trust``, which is of the newest run, also when it was rejected. The
    sentences of ``trust`` and ``news`` are made in SQL, once for all pages.
    """

    trust: Record
    news: list[str]
    shown: Record
    sizes: dict[str, Record]
    gone: list[Record]
    rejected_since: list[Record]
    segments: list[Record]
    moves: list[Record]
    differentiators: list[Record]
    outcomes: list[Record]
    tiers: list[Record]
    backtest: str | None
    explained: str | None

    @property
    def previous_as_of(self) -> datetime | None:
        """The accepted run before the one that is shown."""
        return next(iter(self.sizes.values()))["previous_as_of"]

    def of_segment(self, name: str, segment_id: str) -> list[Record]:
        """Return the records of one segment, of the table with this name."""
        return [row for row in getattr(self, name) if row["segment_id"] == segment_id]


def read_page_data(warehouse: Warehouse) -> PageData:
    """Read everything that the pages say; no row is of a single customer."""
    boards = schema_name(warehouse.schema, BOARDS)
    newest_sizes = warehouse.name(boards, "board_segment_sizes")

    def table(name: str, order: str, where: str = "true") -> list[Record]:
        schema = boards if name.startswith("board_") else warehouse.schema
        relation = warehouse.name(schema, name)
        return warehouse.records(
            f"select * from {relation} where {where} order by {order}"
        )

    def optional(name: str, order: str, where: str = "true") -> list[Record]:
        """Return no rows where the table is left out by a variable."""
        relation = warehouse.name(boards, name)
        is_there = not warehouse.fault_of(f"select 1 from {relation} where false")
        return table(name, order, where) if is_there else []

    sizes = table("board_segment_sizes", "size_rank")
    previous = f"(select max(previous_as_of) from {newest_sizes})"
    newest = f"(select max(as_of) from {newest_sizes})"
    return PageData(
        trust=table("board_run_trust", "as_of")[0],
        news=[row["sentence"] for row in table("board_segment_news", "place")],
        shown=table("segmentation_runs", "as_of desc", "is_published")[0],
        sizes={row["segment_id"]: row for row in sizes},
        gone=table(
            "segment_sizes",
            "segment_id",
            f"as_of = {previous} and segment_id not in"
            f" (select segment_id from {newest_sizes})",
        ),
        rejected_since=table(
            "board_run_marks",
            "run_as_of",
            f"mark = 'rejected' and run_as_of > {previous} and run_as_of < {newest}",
        ),
        segments=table("segment_profiles", "count_customers desc, segment_id"),
        moves=table(
            "segment_moves",
            "count_customers desc, movement, from_segment_name, to_segment_name",
            f"as_of = {newest}",
        ),
        differentiators=table("segment_differentiators", "segment_id, feature_rank"),
        outcomes=table("segment_outcomes", "segment_id"),
        tiers=optional("board_value_tiers", "segment_id, tier_place"),
        backtest=_sentence(
            optional("board_value_backtest", "segment_id", "segment_id = 'all'")
        ),
        explained=_sentence(
            optional("board_value_scoreboard", "place", f"as_of = {newest}")
        ),
    )


def _sentence(rows: list[Record]) -> str | None:
    return rows[0]["sentence"] if rows else None
