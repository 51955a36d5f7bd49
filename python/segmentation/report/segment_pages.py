"""One segment as its page and the first page describe it."""

from dataclasses import dataclass

from segmentation.report.boards import Record
from segmentation.report.formats import (
    decimal,
    percent,
    signed,
    signed_percent,
    whole,
)
from segmentation.report.page_data import PageData
from segmentation.report.tables import as_csv

MOST_DIFFERENTIATORS = 5
MOST_MOVES = 4
NO_CONTACTS = {"count_consenting": 0, "count_unknown": 0}


@dataclass(frozen=True)
class Measure:
    """A row of the table of numbers: stem of its column, and label with unit."""

    stem: str
    label: str
    is_share: bool = False


# One average on a page: two that differ read as a contradiction.
AVERAGE = "median"
# Moves that have no segment at their other end.
WORDS = {
    "new": "new customers",
    "returned": "customers who had been gone",
    "lost": "customers who are gone, such as deleted accounts",
}
MEASURES = [
    Measure("count_orders", "Orders since the first"),
    Measure("count_orders_365d", "Orders in the last 365 days"),
    Measure("net_spend", "Net spend since the first order, {currency}"),
    Measure("net_spend_365d", "Net spend in the last 365 days, {currency}"),
    Measure("average_order_value", "Net value of an order, {currency}"),
    Measure("days_since_last_order", "Days since the last order"),
    Measure("days_since_last_login", "Days since the last login"),
    Measure("tenure_days", "Days since sign-up"),
    Measure("return_share", "Share of spend sent back", is_share=True),
    Measure("discount_share", "Share of spend saved by discounts", is_share=True),
]


@dataclass(frozen=True)
class SegmentPage:
    """Everything that the templates say about a segment."""

    profile: Record
    colour: str
    change: str
    differentiators: list[str]
    numbers: list[tuple[str, ...]]
    outcome: Record | None
    arrivals: list[str]
    departures: list[str]
    tiers: list[Record]
    contacts: Record
    power: list[Record]
    objectives: list[Record]

    @property
    def expected_spend(self) -> float:
        """What all of its customers together are expected to spend."""
        return sum(
            tier["count_customers"] * (tier["mean_expected_spend"] or 0)
            for tier in self.tiers
        )

    @property
    def tables(self) -> dict[str, str]:
        """Path inside of the site -> CSV of each table of the page."""
        numbers = [{"measure": label, "median": value} for label, value in self.values]
        found = {
            "numbers": numbers,
            "tiers": self.tiers,
            "outcome": [self.outcome] if self.outcome else [],
            "power": self.power,
            "objectives": self.objectives,
        }
        return {
            self.csv(name): as_csv(list(rows[0]), rows)
            for name, rows in found.items()
            if rows
        }

    @property
    def values(self) -> list[tuple[str, float | None]]:
        """Label and value of each measure of the median customer."""
        return [
            (label, self.profile[f"{AVERAGE}_{measure.stem}"])
            for (label, _), measure in zip(self.numbers, MEASURES, strict=True)
        ]

    def csv(self, table: str) -> str:
        """Return the path of one of its tables inside of the site."""
        return f"data/{self.segment_id}_{table}.csv"

    @property
    def segment_id(self) -> str:
        """The id, such as S01: an anchor and a file name as well."""
        return self.profile["segment_id"]

    @property
    def name(self) -> str:
        """The segment's name."""
        return self.profile["segment_name"]


def pages_of_segments(data: PageData, currency: str) -> list[SegmentPage]:
    """Return a page per segment, the one with most money first."""
    return [_page(data, profile, currency) for profile in data.segments]


def change_of(size: Record) -> str:
    """Return the change of a segment's size in words, such as `+5 (+2.1 %)`."""
    if size["previous_as_of"] is None:
        return "first run"
    if size["count_before"] is None:
        return "new segment"
    change = size["count_change"]
    if change == 0:
        return signed(0)
    return f"{signed(change)} ({signed_percent(size['change_share'])})"


def numbers_of(profile: Record, currency: str) -> list[tuple[str, ...]]:
    """Return label and value of each measure of the median customer."""
    return [
        (
            measure.label.format(currency=currency),
            _number(profile[f"{AVERAGE}_{measure.stem}"], measure),
        )
        for measure in MEASURES
    ]


def _number(value: float | None, measure: Measure) -> str:
    return percent(value) if measure.is_share else decimal(value)


def _page(data: PageData, profile: Record, currency: str) -> SegmentPage:
    segment_id = profile["segment_id"]
    size = data.sizes[segment_id]
    found = data.of_segment("differentiators", segment_id)
    moved = [row for row in data.moves if row["movement"] != "stayed"]
    return SegmentPage(
        profile=profile,
        colour=size["hex"],
        change=change_of(size),
        differentiators=[row["sentence"] for row in found][:MOST_DIFFERENTIATORS],
        numbers=numbers_of(profile, currency),
        outcome=next(iter(data.of_segment("outcomes", segment_id)), None),
        arrivals=_moves(moved, "from", "to", segment_id),
        departures=_moves(moved, "to", "from", segment_id),
        tiers=data.of_segment("tiers", segment_id),
        contacts=data.contacts.get(segment_id, NO_CONTACTS),
        power=data.of_segment("power", segment_id),
        objectives=data.of_segment("objectives", segment_id),
    )


def _moves(moves: list[Record], far: str, near: str, segment_id: str) -> list[str]:
    """Return the largest moves between a segment, at one end, and others."""
    own = [move for move in moves if move[f"{near}_segment_id"] == segment_id]
    return [_in_words(move, far) for move in own[:MOST_MOVES]]


def _in_words(move: Record, far: str) -> str:
    count, other = whole(move["count_customers"]), move[f"{far}_segment_name"]
    return f"{count} {f'{far} {other}' if other else WORDS[move['movement']]}"
