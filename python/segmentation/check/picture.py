"""Rows per day and table, as blocks in a terminal and as a picture in a file."""

from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

from segmentation.check.findings import Days, Findings
from segmentation.errors import InputError

BLOCKS = " ▁▂▃▄▅▆▇█"
WIDTH = 48
# Of a picture, in pixels: a bar per day up to that many bars.
BARS = 366
PLOT_WIDTH, PLOT_HEIGHT, GAP = 900, 90, 46
COLOUR = "#4c78a8"
SUFFIXES = (".html", ".svg")
STYLE = (
    "font: 13px system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;"
    " padding: 0 1rem; color: #222"
)


def sums(days: Days, first: date, last: date, places: int) -> list[int]:
    """Return the rows of each of at most that many pieces of a period, of whole days.

    All are equally long but the first, so that the last is no fall that is none.

    Parameters
    ----------
    days
        Rows per day.
    first, last
        The first and the last day of the period.
    places
        Most pieces; there are fewer where the period has fewer days.
    """
    length = days_of_piece(first, last, places)
    pieces = [0] * -(-((last - first).days + 1) // length)
    for day, count in days.counts.items():
        if first <= day <= last:
            pieces[-1 - (last - day).days // length] += count
    return pieces


def days_of_piece(first: date, last: date, places: int) -> int:
    """Return how many days a piece has, so that there are at most ``places``."""
    return -(-((last - first).days + 1) // places)


def blocks(numbers: Sequence[int]) -> str:
    """Return a block for each number; only nothing is a blank.

    >>> blocks([0, 1, 4, 8])
    ' ▁▄█'
    """
    most = max(numbers, default=0) or 1
    steps = len(BLOCKS) - 1
    return "".join(BLOCKS[-(-number * steps // most)] for number in numbers)


def lines(findings: Findings) -> list[str]:
    """Return a line per table: rows, first and last day, rows a day, blocks."""
    first, last = period(findings.days)
    by_table = {days.table: days for days in findings.days}
    shown = []
    for table, count in findings.rows.items():
        line = f"{table:<19} {count:>11,} rows"
        if table in by_table:
            days = by_table[table]
            begin, end = min(days.counts), max(days.counts)
            usual = sum(days.counts.values()) / ((end - begin).days + 1)
            row = blocks(sums(days, first, last, WIDTH))
            line += f"  {begin} to {end}  {usual:>9,.1f} a day  {row}"
        shown.append(line)
    return shown


def period(all_days: Sequence[Days]) -> tuple[date, date]:
    """Return the first and the last day of all tables."""
    days = [day for one in all_days for day in one.counts]
    return min(days, default=date.min), max(days, default=date.min)


def write_picture(findings: Findings, file: Path) -> None:
    """Write the rows per day of each table, on one axis of time.

    Parameters
    ----------
    findings
        What was found.
    file
        A file that ends in ``.svg``, or in ``.html`` for a page with all sentences;
        either loads nothing.

    Raises
    ------
    InputError
        If it ends otherwise, or cannot be written.
    """
    check_name(file)
    drawing = _svg(findings.days)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawing if file.suffix == ".svg" else _page(findings, drawing))
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.") from error


def check_name(file: Path) -> None:
    """Raise an ``InputError`` if a picture cannot have this name."""
    if file.suffix not in SUFFIXES:
        raise InputError(f"{file} ends in neither {' nor '.join(SUFFIXES)}.")


def _svg(all_days: Sequence[Days]) -> str:
    first, last = period(all_days)
    height = len(all_days) * (PLOT_HEIGHT + GAP) + 20
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" font-size="13"'
        f' font-family="system-ui, sans-serif" viewBox="0 0 {PLOT_WIDTH} {height}">'
        "<title>Rows per day of each raw table</title>"
    ]
    for place, days in enumerate(all_days):
        parts.append(_plot(days, first, last, place * (PLOT_HEIGHT + GAP)))
    return "".join([*parts, "</svg>\n"])


def _plot(days: Days, first: date, last: date, top: int) -> str:
    numbers = sums(days, first, last, BARS)
    most, width = max(numbers), PLOT_WIDTH / len(numbers)
    per = days_of_piece(first, last, BARS)
    unit = "a day" if per == 1 else f"in {per} days"
    base = top + 20 + PLOT_HEIGHT
    bars = "".join(
        f'<rect x="{place * width:.2f}" y="{base - number * PLOT_HEIGHT / most:.2f}"'
        f' width="{max(width - 0.4, 0.6):.2f}"'
        f' height="{number * PLOT_HEIGHT / most:.2f}"/>'
        for place, number in enumerate(numbers)
        if number
    )
    return (
        f'<text x="0" y="{top + 13}">{escape(days.table)}:'
        f" at most {most:,} {unit}</text>"
        f'<g fill="{COLOUR}">{bars}</g>'
        f'<line x1="0" x2="{PLOT_WIDTH}" y1="{base}" y2="{base}" stroke="#888"/>'
        f'<text x="0" y="{base + 15}" fill="#555">{first}</text>'
        f'<text x="{PLOT_WIDTH}" y="{base + 15}" text-anchor="end" fill="#555">'
        f"{last}</text>"
    )


def _page(findings: Findings, drawing: str) -> str:
    lists = "".join(
        f"<h2>{title}</h2><ul>{''.join(f'<li>{escape(one)}</li>' for one in said)}</ul>"
        for title, said in [
            ("Faults", findings.faults),
            ("Worth knowing", findings.notes),
        ]
        if said
    )
    counts = "".join(
        f"<tr><td>{escape(table)}</td><td align=right>{count:,}</td></tr>"
        for table, count in findings.rows.items()
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<title>Raw tables</title><body style="{STYLE}"><h1>Raw tables</h1>'
        f"<table>{counts}</table>{drawing}{lists}</body></html>\n"
    )
