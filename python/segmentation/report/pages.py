"""The pages of the site as HTML, from the templates of this package."""

from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from segmentation.report import formats
from segmentation.report.boards import Board
from segmentation.report.changes import sentences_of_change
from segmentation.report.facts import Facts
from segmentation.report.segments import SegmentPage, pages_of_segments
from segmentation.report.verdict import Banner, banner_of

INDEX = "index.html"
BOOK = "segment_book.html"


@dataclass(frozen=True)
class Site:
    """What all templates see.

    Parameters
    ----------
    facts
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
    has_pdf
        Whether the book is there as PDF as well.
    """

    facts: Facts
    currency: str
    place: str
    place_in_words: str
    outcome_days: int
    boards: list[Board]
    has_pdf: bool = False

    @property
    def count_customers(self) -> int:
        """Customers in all segments: the ledger counts rows of the source."""
        return sum(row["count_customers"] for row in self.facts.segments)

    @property
    def banner(self) -> Banner:
        """Whether the run can be trusted."""
        return banner_of(self.facts)

    @property
    def changes(self) -> list[str]:
        """What changed since the last accepted run."""
        return sentences_of_change(self.facts)

    @property
    def segments(self) -> list[SegmentPage]:
        """A page per segment, the largest first."""
        return pages_of_segments(self.facts, self.currency)


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
