"""Links between the Markdown files lead somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from support.project import ROOT

FOLDERS = (
    *("docs", "dashboards", "models", "benchmarks"),
    *("bi", "ingest", "integrations", "orchestration"),
)
PAGES = sorted(ROOT.glob("*.md")) + sorted(
    page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md")
)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```|^    .*?$", re.MULTILINE | re.DOTALL)


def _links(page: Path) -> list[str]:
    text = CODE.sub("", page.read_text())
    found = ("".join(pair) for pair in LINK.findall(text))
    return [unquote(link) for link in found if ":" not in link]


def _anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub makes of a page's headings."""
    headings = (heading.lower() for heading in HEADING.findall(page.read_text()))
    return {re.sub(r"[^\w\- ]", "", text).replace(" ", "-") for text in headings}


def _leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_headings(page):
    """If not, a reader who follows the documents ends at an error page."""
    assert [link for link in _links(page) if not _leads_somewhere(page, link)] == []


def test_each_page_of_the_documents_is_linked():
    """If not, it is written and never found."""
    linked = {
        (page.parent / link.partition("#")[0]).resolve()
        for page in PAGES
        for link in _links(page)
        if link.partition("#")[0]
    }
    unlinked = set((ROOT / "docs").rglob("*.md")) - linked
    assert sorted(str(page.relative_to(ROOT)) for page in unlinked) == []
