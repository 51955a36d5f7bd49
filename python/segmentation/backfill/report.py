"""What a backfill says: a line per day, a bar with the time left, a summary."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from segmentation.backfill.acceptances import Acceptances, in_words
from segmentation.backfill.replay import Day

STYLES = {"accepted": "green", "warned": "yellow", "rejected": "red", "failed": "red"}


def watched(days: Iterator[Day], left: list[date], console: Console) -> list[Day]:
    """Go through the days while showing them; the bar vanishes when done.

    Parameters
    ----------
    days
        What `replay` yields.
    left
        The days that it will go through, for the bar.
    console
        Where lines and bar are written.
    """
    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("days, left"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    seen = []
    with bars:
        task = bars.add_task("sources", total=len(left))
        for day in days:
            seen.append(day)
            bars.update(task, description=str(day.as_of), advance=1)
            verdict = f"[{STYLES[day.verdict]}]{day.verdict:<8}[/]"
            console.print(f"{day.as_of}  {verdict}  {day.seconds:5.1f} s")
    return seen


def summary(days: list[Day], count_fits: int, seconds: float) -> str:
    """Return days, verdicts, refits and seconds per day in one sentence.

    Parameters
    ----------
    days
        The days gone through, at least one.
    count_fits
        Models fitted for them.
    seconds
        Wall time of all.
    """
    verdicts = Counter(day.verdict for day in days)
    named = [f"{verdicts[name]} {name}" for name in ("accepted", "warned", "rejected")]
    if verdicts["failed"]:
        named.append(f"{verdicts['failed']} failed")
    per_day = sum(day.seconds for day in days) / max(len(days), 1)
    return (
        f"{len(days)} days: {', '.join(named)}; {count_fits} models fitted; "
        f"{per_day:.1f} s per day, {timedelta(seconds=round(seconds))} in all."
    )


def why_stopped(day: Day, before: Acceptances | None = None) -> str:
    """Say in the gate's words why a day was not published, and how to go on."""
    gate = [failure for failure in day.failures if failure.is_of_gate]
    reasons = "\n".join(f"{f.name}: {f.message}" for f in gate or day.failures)
    known = (before or {}).get(day.as_of)
    accept = (
        ""
        if day.verdict != "rejected"
        else f" To accept this one day, add --accept-day {day.as_of}."
        if known is None
        else f" This day was accepted by hand before, {in_words(known)}; to accept it"
        f" again in these words, add --accept-day {day.as_of}."
    )
    became = "was rejected" if day.verdict == "rejected" else "failed"
    return (
        f"{day.as_of} {became} and is not published; the days before it"
        f" are.\n{reasons}\nThe same command continues at {day.as_of}.{accept}"
    )
