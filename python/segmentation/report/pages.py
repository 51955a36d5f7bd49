"""The pages of the site as HTML, from the templates of this package."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from segmentation.report import definitions, formats
from segmentation.report.age import SCRIPT, Age
from segmentation.report.board_page import View, csv_name, with_links
from segmentation.report.boards import Board
from segmentation.report.customer import Customer
from segmentation.report.drawing import Drawn
from segmentation.report.page_data import PageData
from segmentation.report.segment_pages import SegmentPage, pages_of_segments
from segmentation.report.site_paths import BOOK, COMPARE, COMPARE_CSV, INDEX, page_of
from segmentation.report.tables import as_csv

# The board on which readers choose a range of time.
OVER_TIME = "segments_over_time"


@dataclass(frozen=True)
class Site:
    """What all templates see.

    Parameters
    ----------
    data
        The published tables.
    currency
        Unit of all money.
    place
        The table of customers as a reader queries it.
    place_in_words
        Where that table is.
    outcome_days
        Days that outcomes are watched for.
    boards
        The boards whose pages are in the site.
    age
        The day that is shown, and how old it is.
    definitions
        What the tables mean.
    has_docs
        Whether dbt's documentation and the lineage are there as well.
    has_pdf
        Whether the book is there as PDF as well.
    """

    data: PageData
    currency: str
    place: str
    place_in_words: str
    outcome_days: int
    boards: list[Board]
    age: Age
    definitions: list[definitions.Definition]
    has_docs: bool = False
    has_pdf: bool = False

    @property
    def pages(self) -> list[tuple[str, str]]:
        """Label and path of the pages that every page leads to."""
        boards = [(board.title, board.page) for board in self.boards]
        return [
            ("Customer segments", INDEX),
            *boards,
            ("Segment book", BOOK),
            ("Compare", COMPARE),
            ("Definitions", definitions.PAGE),
        ]

    def links(self, root: str) -> dict[str, str]:
        """Return what a page calls a segment -> its page, seen from the page."""
        return {
            name: f"{root}{page_of(one.segment_id)}"
            for one in self.segments
            for name in (one.name, f"{one.segment_id} {one.name}")
        }

    def age_of(self, as_of: datetime) -> Age:
        """Return the age of another run, held against the same limit."""
        return replace(self.age, as_of=as_of)

    @property
    def count_customers(self) -> int:
        """Customers in all segments: the ledger counts rows of the source."""
        return sum(row["count_customers"] for row in self.data.segments)

    @property
    def segments(self) -> list[SegmentPage]:
        """A page per segment, the one with most money first."""
        return pages_of_segments(self.data, self.currency)


def render_book(site: Site) -> str:
    """Return the segment book as one HTML page, a sheet of paper per segment."""
    return _rendered("book.html.j2", BOOK, site)


def render_pages(site: Site, drawn: dict[str, Drawn]) -> dict[str, str]:
    """Return path inside of the site -> text of every page and table.

    Parameters
    ----------
    site
        What is shown.
    drawn
        Name of a board -> its charts.
    """
    texts = {
        INDEX: _rendered("index.html.j2", INDEX, site),
        BOOK: render_book(site),
        COMPARE: _rendered("compare.html.j2", COMPARE, site, rows=comparison(site)),
        COMPARE_CSV: _comparison_csv(site),
        definitions.PAGE: _rendered(
            "definitions.html.j2",
            definitions.PAGE,
            site,
            definitions=site.definitions,
        ),
    }
    for segment in site.segments:
        page = page_of(segment.segment_id)
        texts[page] = _rendered("segment.html.j2", page, site, segment=segment)
        texts |= segment.tables
    for board in site.boards:
        texts |= _board(site, board, drawn[board.name])
    return texts


def render_customer(customer: Customer) -> str:
    """Return the page of one customer, which is no part of the site."""
    return _environment().get_template("customer.html.j2").render(customer=customer)


def comparison(site: Site) -> list[tuple[str, list[str]]]:
    """Return label and a value per segment, in the order of the segments."""
    segments = site.segments

    def row(label: str, value: Callable[[SegmentPage], str]) -> tuple[str, list[str]]:
        return label, [value(segment) for segment in segments]

    facts = [
        (f"Net spend, {site.currency}", "net_spend", formats.whole),
        ("Share of net spend", "net_spend_share", formats.percent),
        ("Customers", "count_customers", formats.whole),
        ("Share of customers", "customer_share", formats.percent),
    ]
    rows = [
        row(label, lambda one, name=name, form=form: form(one.profile[name]))
        for label, name, form in facts
    ]
    rows.append(
        row(
            "Agreed to marketing",
            lambda one: formats.whole(one.contacts["count_consenting"]),
        )
    )
    for place, (label, _) in enumerate(segments[0].numbers if segments else []):
        rows.append(row(f"{label}, median", lambda one, at=place: one.numbers[at][1]))
    rows.append(row("What to do", lambda one: one.profile["recommended_action"]))
    rows.append(row("By", lambda one: one.profile["recommended_channel"]))
    rows.append(row("Measured by", lambda one: one.profile["kpi"]))
    return rows


def _comparison_csv(site: Site) -> str:
    names = [segment.name for segment in site.segments]
    rows = [
        {"measure": label, **dict(zip(names, values, strict=True))}
        for label, values in comparison(site)
    ]
    return as_csv(["measure", *names], rows)


def history_json(site: Site) -> str:
    """Return sizes by run, and moves since each day offered, for the script."""
    data = site.data
    days: dict[str, dict[str, int]] = {}
    for row in data.history:
        day = f"{row['as_of']:%Y-%m-%d}"
        days.setdefault(day, {})[row["segment_id"]] = row["count_customers"]
    since: dict[str, list[list[Any]]] = {}
    for row in data.transitions:
        moved = [row["from_id"], row["to_id"], row["count_customers"]]
        since.setdefault(f"{row['as_of']:%Y-%m-%d}", []).append(moved)
    now = {one.segment_id: [one.name, one.colour] for one in site.segments}
    gone = {
        row["segment_id"]: [row["segment_name"], row["hex"]] for row in data.history
    }
    found = {"sizes": days, "since": since, "segments": {**gone, **now}, "here": [*now]}
    return json.dumps(found).replace("<", "\\u003c")


def _board(site: Site, board: Board, drawn: Drawn) -> dict[str, str]:
    links = site.links("../")
    addresses = definitions.addresses(site.definitions, "../")
    blocks = View(board, drawn, links, addresses, site.currency).blocks()
    page = _rendered(
        "board.html.j2",
        board.page,
        site,
        board=board,
        drawn=drawn,
        blocks=blocks,
        history=history_json(site) if board.name == OVER_TIME else "",
    )
    tables = {
        csv_name(board, query): as_csv(board.columns[query], rows)
        for query, rows in board.rows.items()
    }
    return {board.page: page} | tables


def _rendered(template: str, page: str, site: Site, **more: Any) -> str:
    root = "../" * page.count("/")
    found = _environment().get_template(template)
    return found.render(site=site, page=page, root=root, **more)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("segmentation.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_filters())
    environment.globals.update(page_of=page_of, age_script=SCRIPT)
    return environment


def _filters() -> dict[str, Any]:
    names = ("whole", "decimal", "precise", "percent", "signed", "day")
    filters = {name: getattr(formats, name) for name in names}
    return {**filters, "written": formats.as_written, "linked": with_links}
