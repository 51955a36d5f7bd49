"""Every page opens from a file, alone, and fits the window."""

import json
import re
from pathlib import Path

import pytest

from support.browser import PHONE, WIDE

pytestmark = pytest.mark.slow
# Drawn by dbt and by dbt-colibri for wide windows.
FOR_ENGINEERS = {"docs.html", "lineage.html"}
# Marks of a chart, or the words of a table, a number or a drawing.
COUNT_MARKS = """
    chart => {
        const marks = chart.querySelectorAll(
            '[class*="role-mark"] :is(path, line, text)');
        const drawn = [...marks].filter(mark => {
            const box = mark.getBoundingClientRect();
            return box.width > 0 || box.height > 0;
        });
        if (chart.querySelector('svg.marks')) return drawn.length;
        return [...chart.querySelectorAll('text, foreignObject')]
            .filter(text => text.textContent.trim()).length - 1;
    }
"""


def test_every_page_opens_alone(site, open_page):
    """If not, a page is broken, or tells a stranger who reads it."""
    for name in site.pages:
        found = open_page(site.folder / name)
        assert found.outside == [], name
        assert found.errors == [], name
        assert len(found.page.inner_text("body")) > 100, name
        assert found.page.get_attribute("html", "lang") == "en" or (
            name in FOR_ENGINEERS
        ), name


def test_no_page_is_wider_than_a_phone(site, open_page):
    """If not, half of a page is out of sight where most people read."""
    for name in set(site.pages) - FOR_ENGINEERS:
        found = open_page(site.folder / name, PHONE)
        assert found.errors == [], name
        width = found.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE, name


def test_a_phone_gets_the_narrow_board(site, open_page):
    """If not, a board is a third of its size, and nobody can read it."""
    for board in site.folder.glob("boards/*_phone.html"):
        wide = board.with_name(board.name.replace("_phone", ""))
        page = open_page(wide, PHONE).page
        page.wait_for_url("**/*_phone.html")
        smallest = page.evaluate(
            "Math.min(...[...document.querySelectorAll('.dbt-chart text')]"
            ".filter(text => text.textContent.trim())"
            ".map(text => Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b)"
            " * parseFloat(getComputedStyle(text).fontSize)))"
        )
        assert smallest >= 7, (board.name, smallest)


def test_every_chart_is_drawn(site, open_page):
    """If not, a panel is empty and nobody says why."""
    boards = sorted(site.folder.glob("boards/*.html"))
    assert len(boards) >= 2
    for board in boards:
        width = PHONE if "_phone" in board.name else WIDE
        page = open_page(board, width).page
        charts = page.query_selector_all(".dbt-chart")
        assert charts, board.name
        for chart in charts:
            title = chart.get_attribute("data-chart-id")
            assert chart.evaluate(COUNT_MARKS) > 0, (board.name, title)


def test_every_link_leads_somewhere(site, open_page):
    """If not, somebody ends on an error page, and no longer trusts the rest."""
    for name in set(site.pages) - FOR_ENGINEERS:
        page = open_page(site.folder / name).page
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        for link in {link for link in links if link.startswith("file:")}:
            path, _, anchor = link.removeprefix("file://").partition("#")
            assert Path(path).exists(), (name, link)
            if anchor not in ("", "wide"):
                assert f'id="{anchor}"' in Path(path).read_text(), (name, link)


def test_nobody_is_named(site, rows):
    """If not, a page that is passed around gives away who is a customer."""
    # Of the made-up shop; what is published holds no address.
    address = "lower(customer_id) || '@example.com'"
    known = rows(f"select customer_id, {address} from customers")
    words = {word for row in known for word in row if word}
    for path in site.folder.rglob("*.html"):
        text = path.read_text()
        found = words & set(re.findall(r"[\w.@+-]{3,}", text))
        assert not found, (path.name, found)
        if path.name not in FOR_ENGINEERS:
            plain = re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)
            assert not re.findall(r"\w@\w+\.\w", plain), path.name


def test_the_command_ends_with_the_path_to_open(site):
    """If not, whoever made the pages has to look for them."""
    lines = site.said.splitlines()
    assert any(line.endswith("/site/index.html") for line in lines), lines
    assert "Drawing" in site.said


def test_the_pdf_has_a_sheet_per_segment(site, rows, open_page):
    """If not, the printed book runs together."""
    pdf = (site.folder / "segment_book.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
    ((segments,),) = rows("select count(*) from segment_profiles")
    assert segments + 1 <= sheets <= 2 * segments + 1


def test_the_docs_describe_what_is_published(site):
    """If not, a reader looks up a table and does not find its columns."""
    html = (site.folder / "docs.html").read_text()
    assert "segment_profiles" in html
    assert json.dumps("segment_colours") in html
