"""What changed since the last accepted run, in sentences and per segment."""

from segmentation.report.facts import Facts, Record
from segmentation.report.formats import day, percent, sentence, signed, whole

MOST_MOVES = 5


def sizes_before(facts: Facts) -> dict[str, int]:
    """Return segment id -> customers in the accepted run before."""
    return {
        row["segment_id"]: row["count_customers"]
        for row in facts.sizes
        if row["as_of"] == facts.previous_as_of
    }


def change_of(segment: Record, before: dict[str, int]) -> str:
    """Return the change of a segment's size in words, such as `+5 (+2.1 %)`."""
    if not before:
        return "first run"
    then = before.get(segment["segment_id"])
    if then is None:
        return "new segment"
    change = segment["count_customers"] - then
    if change == 0:
        return signed(0)
    sign = "+" if change > 0 else "−"
    return f"{signed(change)} ({sign}{percent(abs(change) / then)})"


def sentences_of_change(facts: Facts) -> list[str]:
    """Return what changed since the accepted run before, the largest first."""
    before = sizes_before(facts)
    if not before:
        return ["This is the first run: there is nothing to compare with yet."]
    now = sum(segment["count_customers"] for segment in facts.segments)
    then = sum(before.values())
    return [
        f"{whole(now)} customers, {signed(now - then)} since "
        f"{day(facts.previous_as_of)}.",
        *_refused(facts),
        *_born_and_gone(facts),
        *_moves(facts),
    ]


def _refused(facts: Facts) -> list[str]:
    """Return a sentence per run that was refused between the two."""
    return [
        f"The run of {day(run['as_of'])} was refused and changed nothing: "
        f"{sentence(run['reason'])}"
        for run in facts.runs
        if facts.previous_as_of < run["as_of"] < facts.shown["as_of"]
        and not run["is_published"]
    ]


def _born_and_gone(facts: Facts) -> list[str]:
    """Return a sentence per segment that is in one of the two runs only."""
    before = [row for row in facts.sizes if row["as_of"] == facts.previous_as_of]
    then = {row["segment_id"] for row in before}
    now = {row["segment_id"] for row in facts.segments}
    return [
        f"{_named(row)} is new, with {whole(row['count_customers'])} customers."
        for row in facts.segments
        if row["segment_id"] not in then
    ] + [
        f"{_named(row)} is gone; it had {whole(row['count_customers'])} customers."
        for row in before
        if row["segment_id"] not in now
    ]


def _named(row: Record) -> str:
    return f"{row['segment_name']} ({row['segment_id']})"


def _moves(facts: Facts) -> list[str]:
    moved = [row for row in facts.moves if row["movement"] == "moved"]
    if not moved:
        return ["Nobody moved from one segment to another."]
    count = sum(row["count_customers"] for row in moved)
    largest = [
        f"{whole(row['count_customers'])} from {row['from_segment_name']} to "
        f"{row['to_segment_name']}"
        for row in moved[:MOST_MOVES]
    ]
    return [
        f"{whole(count)} customers moved from one segment to another; the largest "
        f"moves: {'; '.join(largest)}."
    ]
