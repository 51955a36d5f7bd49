"""The pages of the site as HTML, from the templates of this package."""

from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from segmentation.report import formats
from segmentation.report.boards import Board
from segmentation.report.page_data import PageData
from segmentation.report.segment_pages import SegmentPage, pages_of_segments

INDEX = "index.html"
BOOK = "segment_book.html"


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
    has_pdf
        Whether the book is there as PDF as well.
    """

    data: PageData
    currency: str
    place: str
    place_in_words: str
    outcome_days: int
    boards: list[Board]
    age: Markup
    has_pdf: bool = False

    @property
    def count_customers(self) -> int:
        """Customers in all segments: the ledger counts rows of the source."""
        return sum(row["count_customers"] for row in self.data.segments)

    @property
    def segments(self) -> list[SegmentPage]:
        """A page per segment, the largest first."""
        return pages_of_segments(self.data, self.currency)


def page_of(segment_id: str) -> str:
    """Return the path of a segment's page inside of the site."""
    return f"segments/{segment_id}.html"


def render_book(site: Site) -> str:
    """Return the segment book as one HTML page, a sheet of paper per segment."""
    return _environment().get_template("book.html.j2").render(site=site)


def render_pages(site: Site) -> dict[str, str]:
    """Return path inside of the site -> HTML: the first page, a page a segment."""
    environment = _environment()
    first = environment.get_template("index.html.j2").render(site=site)
    template = environment.get_template("segment.html.j2")
    return {INDEX: first} | {
        page_of(segment.segment_id): template.render(site=site, segment=segment)
        for segment in site.segments
    }


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("segmentation.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_filters())
    environment.globals.update(page_of=page_of)
    return environment


def _filters() -> dict[str, Any]:
    names = ("whole", "decimal", "percent", "signed", "day")
    return {name: getattr(formats, name) for name in names}
