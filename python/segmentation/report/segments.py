"""One segment as its page and the first page describe it."""

from collections.abc import Mapping
from dataclasses import dataclass

from segmentation.report.changes import change_of, sizes_before
from segmentation.report.facts import NO_COLOUR, Facts, Record
from segmentation.report.formats import decimal, percent, whole

MOST_DIFFERENTIATORS = 5
MOST_MOVES = 4


@dataclass(frozen=True)
class Measure:
    """A row of the table of numbers: stem of two columns, and label with unit."""

    stem: str
    label: str
    is_share: bool = False


KINDS = ("mean", "median")
# Moves that have no segment at their other end.
WORDS = {
    "new": "new customers",
    "returned": "who had been gone",
    "lost": "who are gone, such as deleted accounts",
}
MEASURES = [
    Measure("count_orders", "Orders"),
    Measure("count_orders_365d", "Orders in the last 365 days"),
    Measure("net_spend", "Net spend, {currency}"),
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

    @property
    def segment_id(self) -> str:
        """The id, such as S01: an anchor and a file name as well."""
        return self.profile["segment_id"]

    @property
    def name(self) -> str:
        """The segment's name."""
        return self.profile["segment_name"]


def pages_of_segments(facts: Facts, currency: str) -> list[SegmentPage]:
    """Return a page per segment, the largest segment first."""
    before = sizes_before(facts)
    return [_page(facts, profile, before, currency) for profile in facts.segments]


def numbers_of(profile: Record, currency: str) -> list[tuple[str, ...]]:
    """Return label, mean and median of each measure of a segment."""
    return [
        (
            measure.label.format(currency=currency),
            *(_number(profile[f"{kind}_{measure.stem}"], measure) for kind in KINDS),
        )
        for measure in MEASURES
    ]


def _number(value: float | None, measure: Measure) -> str:
    return percent(value) if measure.is_share else decimal(value)


def _page(
    facts: Facts, profile: Record, before: Mapping[str, int], currency: str
) -> SegmentPage:
    segment_id = profile["segment_id"]
    found = facts.of_segment("differentiators", segment_id)
    moved = [row for row in facts.moves if row["movement"] != "stayed"]
    return SegmentPage(
        profile=profile,
        colour=facts.colours.get(segment_id, NO_COLOUR),
        change=change_of(profile, before),
        differentiators=[row["sentence"] for row in found][:MOST_DIFFERENTIATORS],
        numbers=numbers_of(profile, currency),
        outcome=next(iter(facts.of_segment("outcomes", segment_id)), None),
        arrivals=_moves(moved, "from", "to", segment_id),
        departures=_moves(moved, "to", "from", segment_id),
    )


def _moves(moves: list[Record], far: str, near: str, segment_id: str) -> list[str]:
    """Return the largest moves between a segment, at one end, and others."""
    own = [move for move in moves if move[f"{near}_segment_id"] == segment_id]
    return [_in_words(move, far) for move in own[:MOST_MOVES]]


def _in_words(move: Record, far: str) -> str:
    count, other = whole(move["count_customers"]), move[f"{far}_segment_name"]
    return f"{count} {f'{far} {other}' if other else WORDS[move['movement']]}"
