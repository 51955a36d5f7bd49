"""What the pages say, read from the published tables."""

from dataclasses import dataclass
from datetime import datetime

from segmentation.report.boards import Record, relations_of
from segmentation.report.weight import weight_of
from segmentation.warehouse.base import Warehouse

# Counts alone; null for a shop that does not ask for consent.
CONTACTS = """
    select
        segment_id,
        count(*) filter (where marketing_consent) as count_consenting,
        count(*) filter (where marketing_consent is null) as count_unknown
    from {}
    group by 1
"""
# Days of the past that today can be compared with: the newest, and some before.
NEWEST_DAYS, DAYS_BEFORE = 8, 8
# Null is no segment: not yet a customer then, or no longer one now.
TRANSITIONS = """
    with days as (select as_of from {runs} where as_of in ({days})),
    before as (
        select days.as_of, history.customer_id, history.segment_id
        from days
        inner join {history} as history
            on history.dbt_valid_from <= days.as_of
            and (history.dbt_valid_to is null or history.dbt_valid_to > days.as_of)
    ),
    today as (
        select days.as_of, now.customer_id, now.segment_id
        from days cross join {now} as now
    )
    select
        coalesce(before.as_of, today.as_of) as as_of,
        before.segment_id as from_id,
        today.segment_id as to_id,
        count(*) as count_customers
    from before
    full join today
        on before.as_of = today.as_of and before.customer_id = today.customer_id
    group by 1, 2, 3
    order by 1, 2, 3
"""


@dataclass(frozen=True)
class PageData:
    """The tables of one publication, as records.

    Everything is of the run that ``shown`` names, the last accepted one, but
    ``trust``, which is of the newest run, also when it was rejected. The
    sentences of ``trust`` and ``news`` are made in SQL, once for all pages.
    """

    trust: Record
    is_demo: bool
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
    contacts: dict[str, Record]
    power: list[Record]
    objectives: list[Record]
    features: list[Record]
    history: list[Record]
    transitions: list[Record]
    backtest: str | None
    explained: str | None
    weight: str | None

    @property
    def previous_as_of(self) -> datetime | None:
        """The accepted run before the one that is shown."""
        return next(iter(self.sizes.values()))["previous_as_of"]

    def of_segment(self, name: str, segment_id: str) -> list[Record]:
        """Return the records of one segment, of the table with this name."""
        return [row for row in getattr(self, name) if row["segment_id"] == segment_id]


def read_page_data(warehouse: Warehouse) -> PageData:
    """Read everything that the pages say; no row is of a single customer."""
    relations = relations_of(warehouse)
    newest_sizes = relations["board_segment_sizes"]

    def table(name: str, order: str, where: str = "true") -> list[Record]:
        return warehouse.records(
            f"select * from {relations[name]} where {where} order by {order}"
        )

    def optional(name: str, order: str, where: str = "true") -> list[Record]:
        """Return no rows where the table is left out by a variable."""
        return table(name, order, where) if name in relations else []

    sizes = table("board_segment_sizes", "size_rank")
    previous = f"(select max(previous_as_of) from {newest_sizes})"
    newest = f"(select max(as_of) from {newest_sizes})"
    return PageData(
        trust=table("board_run_trust", "as_of")[0],
        # Older tables do not say.
        is_demo=bool(table("run_verdict", "as_of")[0].get("is_demo")),
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
        segments=table("segment_profiles", "coalesce(net_spend, 0) desc, segment_id"),
        moves=table(
            "segment_moves",
            "count_customers desc, movement, from_segment_name, to_segment_name",
            f"as_of = {newest}",
        ),
        differentiators=table("segment_differentiators", "segment_id, feature_rank"),
        outcomes=table("segment_outcomes", "segment_id"),
        tiers=optional("board_value_tiers", "segment_id, tier_place"),
        contacts={
            row["segment_id"]: row
            for row in warehouse.records(CONTACTS.format(relations["customers"]))
        },
        power=optional("experiment_power", "metric, control_share"),
        objectives=optional("objective_progress", "due_at, objective_id"),
        history=table("board_segment_history", "as_of, segment_id"),
        transitions=_transitions(warehouse, relations),
        features=table("board_segment_features", "feature_place, segment_id"),
        backtest=_sentence(
            optional("board_value_backtest", "segment_id", "segment_id = 'all'")
        ),
        explained=_sentence(
            optional("board_value_scoreboard", "place", f"as_of = {newest}")
        ),
        weight=weight_of(table("board_segment_bounds", "segment_id")),
    )


def _transitions(warehouse: Warehouse, relations: dict[str, str]) -> list[Record]:
    """Return how many went from which segment to which, since each day offered."""
    runs = relations["segmentation_runs"]
    found = warehouse.rows(
        f"select as_of from {runs} where is_published order by as_of desc"
    )
    days = spread([day for (day,) in found][1:])
    if not days or "customer_segment_history" not in relations:
        return []
    return warehouse.records(
        TRANSITIONS.format(
            runs=runs,
            history=relations["customer_segment_history"],
            now=relations["customers"],
            days=", ".join(f"timestamp '{day}'" for day in days),
        )
    )


def spread(days: list[datetime]) -> list[datetime]:
    """Return the newest of many days, and as many of those before, evenly.

    >>> len(spread([datetime(2026, 1, 1)] * 400))
    16
    """
    newest, before = days[:NEWEST_DAYS], days[NEWEST_DAYS:]
    step = max(len(before) / DAYS_BEFORE, 1)
    places = range(min(DAYS_BEFORE, len(before)))
    return newest + [before[-1 - int(place * step)] for place in places][::-1]


def _sentence(rows: list[Record]) -> str | None:
    return rows[0]["sentence"] if rows else None
