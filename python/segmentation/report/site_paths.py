"""Where the pages are inside of the site."""

INDEX = "index.html"
BOOK = "segment_book.html"
COMPARE = "compare.html"
COMPARE_CSV = "data/compare.csv"


def page_of(segment_id: str) -> str:
    """Return the path of a segment's page.

    >>> page_of("S01")
    'segments/S01.html'
    """
    return f"segments/{segment_id}.html"
