"""A board as a page: its layout, its tables as text, its charts as pictures."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape

from segmentation.report.boards import Board
from segmentation.report.drawing import SENTENCES, Drawn
from segmentation.report.formats import as_written
from segmentation.report.tables import Cells, table_of, value_in_words

BOLD = re.compile(r"\*\*(.+?)\*\*")
CODE = re.compile(r"`(.+?)`")
TEXT = re.compile(r">([^<>]+)</t")
# Words of a drawing that are a segment's name and nothing else.
NAMED = re.compile(r"<text\b[^>]*>(?:<tspan[^>]*>)?([^<>]+)(?:</tspan>)?</text>")


@dataclass(frozen=True)
class Block:
    """A part of a page.

    Parameters
    ----------
    kind
        rows, cols, text, table, fact, sentences or chart.
    name
        Its anchor.
    title, subtitle
        Above it.
    blocks
        What a group holds.
    content
        Text, or the forms of a chart: form -> SVG.
    table
        The cells of a table.
    csv
        Path of its rows beside the page; empty where there are none.
    """

    kind: str
    name: str = ""
    title: str = ""
    subtitle: str = ""
    blocks: list["Block"] = field(default_factory=list)
    content: Any = None
    table: Cells | None = None
    csv: str = ""


@dataclass(frozen=True)
class View:
    """What turns a board into blocks.

    Parameters
    ----------
    board
        With its rows.
    drawn
        Its charts.
    links
        Name of a segment -> its page.
    defined
        A table's column, such as `customers.net_spend` -> where it is defined.
    currency
        Unit of all money.
    """

    board: Board
    drawn: Drawn
    links: dict[str, str]
    defined: dict[str, str]
    currency: str

    def blocks(self) -> list[Block]:
        """Return the parts of the page, from above to below."""
        return self._group(self.board.content).blocks

    def _group(self, part: dict[str, Any]) -> Block:
        kind = "cols" if "cols" in part else "rows"
        found = [self._block(one) for one in part.get(kind) or []]
        blocks = [block for block in found if block is not None]
        title = part.get("title", "") if part is not self.board.content else ""
        return Block(kind, _anchor(title), title, part.get("text", ""), blocks)

    def _block(self, part: Any) -> Block | None:
        if isinstance(part, str):
            return self._chart(part)
        if not self._is_visible(part):
            return None
        if "rows" in part or "cols" in part:
            return self._group(part)
        return Block("text", content=bold(part["text"]))

    def _is_visible(self, part: dict[str, Any]) -> bool:
        asked = part.get("visible")
        if not asked:
            return True
        rows = self.board.rows[asked["query"]]
        return bool(rows and rows[0][asked["column"]])

    def _chart(self, name: str) -> Block | None:
        chart = self.board.content["charts"][name]
        rows = self.board.rows[chart["query"]]
        if not rows or not self._is_visible(chart):
            return None
        about = {
            "name": name,
            "title": chart.get("title", ""),
            "subtitle": chart.get("subtitle", ""),
            "csv": csv_name(self.board, chart["query"]),
        }
        if chart["type"] == "table":
            cells = table_of(self.board, chart, self.links, self.defined, self.currency)
            return Block("table", table=cells, **about)
        if chart["type"] == "kpi":
            return Block("fact", name=name, content=_fact(chart, rows[0]))
        if chart.get("template") == SENTENCES:
            sentences = [
                (row["tone"], with_links(row["sentence"], self.links)) for row in rows
            ]
            return Block("sentences", name=name, content=sentences)
        forms = self.drawn.charts.get(name, {})
        return Block("chart", content=self._with_links(forms), **about)

    def _with_links(self, forms: dict[str, str]) -> dict[str, Markup]:
        def linked(text: re.Match[str]) -> str:
            page = self.links.get(text[1].strip())
            return f'<a href="{page}">{text[0]}</a>' if page else text[0]

        def written(text: re.Match[str]) -> str:
            return f">{as_written(text[1])}</t"

        return {
            form: Markup(NAMED.sub(linked, TEXT.sub(written, svg)))
            for form, svg in forms.items()
        }


def csv_name(board: Board, query: str) -> str:
    """Return the path of the rows of a query, inside of the site."""
    return f"data/{board.name}_{query}.csv"


def bold(text: str) -> Markup:
    """Return text with the two kinds of marks that the boards use.

    >>> bold("**No** `run` <b>")
    Markup('<strong>No</strong> <code>run</code> &lt;b&gt;')
    """
    strong = BOLD.sub(r"<strong>\1</strong>", str(escape(text)))
    return Markup(CODE.sub(r"<code>\1</code>", strong))


def with_links(sentence: str, links: dict[str, str]) -> Markup:
    """Return a sentence in which each segment's name leads to its page.

    >>> with_links("VIPs grew: VIP.", {"VIP": "S1.html"})
    Markup('VIPs grew: <a href="S1.html">VIP</a>.')
    """
    names = sorted((str(escape(name)) for name in links), key=len, reverse=True)
    text = str(escape(as_written(sentence)))
    if not names:
        return Markup(text)
    pages = {str(escape(name)): page for name, page in links.items()}
    any_name = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)")
    return Markup(any_name.sub(lambda m: f'<a href="{pages[m[1]]}">{m[1]}</a>', text))


def _fact(chart: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a fact; one beside a day is as old as the day."""
    style, support = chart.get("style") or {}, chart.get("support") or {}
    form = (style.get("value") or {}).get("format")
    beside, as_of = "", None
    if support and isinstance(row[support["value"]], datetime):
        as_of = row[support["value"]]
    elif support:
        below = (style.get("support") or {}).get("format")
        words = as_written(value_in_words(row[support["value"]], below))
        beside = f"{words} {support.get('label', '')}".strip()
    return {
        "label": chart.get("label", ""),
        "value": value_in_words(row[chart["value"]], form),
        "beside": beside,
        "as_of": as_of,
    }


def _anchor(title: str) -> str:
    return re.sub(r"\W+", "-", title.lower()).strip("-")
