"""The tables of the boards: cells in words, links, and the same as CSV."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape

from segmentation.report.boards import REF, Board, Record
from segmentation.report.formats import (
    NOTHING,
    as_written,
    day,
    percent,
    precise,
    signed,
    whole,
)

# From this number of columns on a phone shows a row as a card.
MANY_COLUMNS = 3
WHOLE = {"integer", "currency_whole"}
# No break in a text of up to this length, such as a day.
SHORT = 12
VERDICTS = {
    "Rejected": ("rejected", "✕"),
    "Warned": ("warned", "!"),
    "Accepted by hand": ("by-hand", "✓"),
    "Accepted": ("accepted", "✓"),
}


@dataclass(frozen=True)
class Column:
    """Heading of a column.

    Parameters
    ----------
    label
        What stands above it.
    link
        Where it is defined; empty where it is not.
    is_number
        Whether its cells stand at the right.
    """

    label: str
    link: str
    is_number: bool


@dataclass(frozen=True)
class Cells:
    """A table in words: headings, and rows of cells."""

    columns: list[Column]
    rows: list[list[Markup]]

    @property
    def is_wide(self) -> bool:
        """Whether a phone shows each row as a card."""
        return len(self.columns) >= MANY_COLUMNS


def table_of(
    board: Board,
    chart: dict[str, Any],
    links: Mapping[str, str],
    defined: Mapping[str, str],
    currency: str,
) -> Cells:
    """Return the table of a chart.

    Parameters
    ----------
    board
        With its rows.
    chart
        Its labels and formats, by column.
    links
        Name of a segment -> its page.
    defined
        A table's column, such as `customers.net_spend` -> where it is defined.
    currency
        Stands for `{currency}` in a label.
    """
    styles = (chart.get("style") or {}).get("columns") or {}
    query = chart["query"]
    rows, names = board.rows[query], board.columns[query]
    shown = [name for name in names if not (styles.get(name) or {}).get("swatch")]
    models = REF.findall(board.queries[query])
    # Colour first, in the cell of the name.
    swatch = next((name for name in names if name not in shown), None)
    columns = [
        Column(
            _label(name, styles).replace("{currency}", currency),
            next(
                (defined[f"{m}.{name}"] for m in models if f"{m}.{name}" in defined), ""
            ),
            _is_number(row[name] for row in rows),
        )
        for name in shown
    ]
    cells = [
        [
            _cell(row, name, styles.get(name) or {}, links, swatch if first else None)
            for first, name in ((name == shown[0], name) for name in shown)
        ]
        for row in rows
    ]
    return Cells(columns, cells)


def as_csv(columns: list[str], rows: Iterable[Record]) -> str:
    """Return rows as CSV, numbers and days as a program reads them.

    >>> as_csv(["a", "b"], [{"a": None, "b": 1.5}]).split()
    ['a,b', ',1.5']
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(row[name]) for name in columns] for row in rows)
    return text.getvalue()


def value_in_words(value: Any, form: str | None = None) -> str:
    """Return a value as the pages write it.

    Parameters
    ----------
    value
        Of whatever type.
    form
        integer, percent, delta, percent_delta, currency, currency_whole, or digits
        after the point such as `.2f` and `.1%`; without one, those that count.

    Examples
    --------
    >>> value_in_words(0.256, "percent"), value_in_words(-3, "delta")
    ('25.6 %', '−3')
    >>> value_in_words(datetime(2026, 3, 1)), value_in_words(None)
    ('1 Mar 2026', '–')
    """
    if value is None or value != value:
        return NOTHING
    if isinstance(value, datetime):
        return day(value)
    if isinstance(value, bool) or not _is_number([value]):
        return as_written(str(value))
    return _number(value, form or "")


def _number(value: Any, form: str) -> str:
    if form == "delta":
        return signed(value)
    if form == "percent_delta":
        return "no change" if value == 0 else f"{_sign(value)}{percent(abs(value))}"
    if form == "percent":
        return percent(value)
    if form.endswith("%"):
        digits = int(form[1:-1] or 0)
        return f"{value * 100:.{digits}f}\N{NO-BREAK SPACE}%"
    if form.startswith(".") and form.endswith("f"):
        return f"{value:,.{int(form[1:-1])}f}".replace("-", "−")
    if form == "currency":
        return f"{value:,.2f}".replace("-", "−")
    is_whole = form in WHOLE or value == round(value)
    return (whole(value) if is_whole else precise(value)).replace("-", "−")


def _sign(value: Any) -> str:
    return "+" if value > 0 else "−"


def _is_number(values: Iterable[Any]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(
        hasattr(value, "__float__") and not isinstance(value, str) for value in known
    )


def _label(name: str, styles: dict[str, Any]) -> str:
    return (styles.get(name) or {}).get("label") or name.replace("_", " ")


def _cell(
    row: Record,
    name: str,
    style: dict[str, Any],
    links: Mapping[str, str],
    swatch: str | None,
) -> Markup:
    words = value_in_words(row[name], style.get("format"))
    text = escape(words)
    if len(words) <= SHORT:
        text = Markup('<span class="short">{}</span>').format(words)
    if page := links.get(words):
        text = Markup('<a href="{}">{}</a>').format(page, words)
    elif name == "verdict" and words in VERDICTS:
        kind, mark = VERDICTS[words]
        text = Markup('<span class="verdict {}"><b>{}</b> {}</span>').format(
            kind, mark, words
        )
    if swatch and row[swatch]:
        colour = Markup('<span class="swatch" style="--colour: {}"></span>')
        return colour.format(row[swatch]) + text
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        whole_day = value.hour == value.minute == value.second == 0
        return value.date().isoformat() if whole_day else value.isoformat(" ")
    return "" if value is None else value
