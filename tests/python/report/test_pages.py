"""Every page opens from a file, alone, and fits the window."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from support.browser import PHONE, SMALL_PHONE, VIEWS, WIDE
from support.legible import faults_of

pytestmark = pytest.mark.slow
# Drawn by dbt and by dbt-colibri for wide windows.
FOR_ENGINEERS = {"docs.html", "lineage.html"}
# Marks of a chart, or the words of a drawing.
COUNT_MARKS = """
    drawing => {
        const marks = drawing.querySelectorAll(
            '[class*="role-mark"] :is(path, line, text), svg :is(circle, rect, path)');
        return [...marks].filter(mark => {
            const box = mark.getBoundingClientRect();
            return box.width > 0 || box.height > 0;
        }).length;
    }
"""
# The row of the table, not the name of a segment.
COUNTED = re.compile("^Customers$")
LABELS = "all => all.map(link => link.textContent)"


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


@pytest.mark.parametrize("view", VIEWS)
def test_no_page_is_wider_than_its_window(site, open_page, view):
    """If not, half of a page is out of sight where most people read."""
    for name in set(site.pages) - FOR_ENGINEERS:
        found = open_page(site.folder / name, view)
        assert found.errors == [], name
        over = found.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, name


@pytest.mark.parametrize("view", VIEWS)
def test_all_text_can_be_read(site, open_page, view):
    """If not, words are too small, cut, broken or on top of each other."""
    pages = set(site.pages) - FOR_ENGINEERS
    faults = {
        name: faults_of(open_page(site.folder / name, view).page) for name in pages
    }
    assert not {name: found for name, found in faults.items() if found}


def test_a_phone_gets_the_drawing_for_phones(site, open_page):
    """If not, a chart is a third of its size, and nobody can read it."""
    for board in site.folder.glob("boards/*.html"):
        for view, form in (
            (PHONE, "on-phone"),
            (SMALL_PHONE, "on-phone"),
            (WIDE, "on-wide"),
        ):
            page = open_page(board, view).page
            shown = page.eval_on_selector_all(
                ".drawing",
                "all => all.filter(one => one.offsetWidth).map(one => one.className)",
            )
            assert shown, board.name
            assert all(form in name for name in shown), (board.name, view)


def test_every_chart_is_drawn(site, open_page):
    """If not, a panel is empty and nobody says why."""
    boards = sorted(site.folder.glob("boards/*.html"))
    assert len(boards) >= 2
    for board in boards:
        for view in (WIDE, PHONE):
            page = open_page(board, view).page
            figures = page.query_selector_all("figure")
            assert figures, board.name
            for figure in figures:
                shown = [
                    one
                    for one in figure.query_selector_all(".drawing")
                    if one.is_visible()
                ]
                assert len(shown) == 1, (board.name, figure.get_attribute("id"))
                assert shown[0].evaluate(COUNT_MARKS) > 0


def test_every_page_has_the_same_way_through(site, open_page):
    """If not, who is on one page does not find the others."""
    ways = {
        name: open_page(site.folder / name).page.eval_on_selector_all(
            "nav.site a", LABELS
        )
        for name in set(site.pages) - FOR_ENGINEERS
    }
    assert len(ways["index.html"]) >= 8
    assert set(map(tuple, ways.values())) == {tuple(ways["index.html"])}
    for name in FOR_ENGINEERS:
        page = open_page(site.folder / name).page
        assert page.locator('a[href="index.html"]').count() == 1, name


def test_every_page_says_how_old_it_is_and_what_the_gate_said(site, rows, open_page):
    """If not, a page of last year, or of a rejected run, looks like one of today."""
    ((verdict,),) = rows("select verdict from run_verdict")
    for name in set(site.pages) - FOR_ENGINEERS:
        page = open_page(site.folder / name).page
        strip = page.locator(".strip, .banner").first
        assert "days old" in strip.inner_text(), name
        assert verdict in strip.inner_text().lower(), name
        assert verdict in strip.get_attribute("class"), name
        assert "old" in strip.get_attribute("class").split(), name
        assert "made up" in page.inner_text(".demo"), name
    answer = open_page(site.folder / "boards/data_health.html").page.locator("#answer")
    assert "old" in answer.get_attribute("class").split()
    assert re.search(r"as of \d+ \w+ 20\d\d\n+\d+ days ago", answer.inner_text())


def test_a_name_leads_to_the_page_of_its_segment(site, rows, open_page):
    """If not, who sees a segment move cannot look at who they are."""
    pages = dict(rows("select segment_name, segment_id from segment_profiles"))
    for board in ("segments_today", "segments_over_time", "what_comes_next"):
        page = open_page(site.folder / "boards" / f"{board}.html").page
        found = page.eval_on_selector_all(
            "main a[href*='segments/']",
            "all => all.map(a => [a.textContent, a.getAttribute('href')])",
        )
        # Without an order nothing is forecast.
        without = {"S00"} if board == "what_comes_next" else set()
        named = {name for name, key in pages.items() if key not in without}
        assert named <= {text.strip() for text, _ in found}, board
        for text, link in found:
            assert link == f"../segments/{pages[text.strip()]}.html", board


def test_two_segments_are_compared(site, rows, open_page):
    """If not, the differences are to be found on two pages, by hand."""
    counts = dict(rows("select segment_id, count_customers from segment_profiles"))
    page = open_page(site.folder / "compare.html").page
    page.select_option("#a", "S01")
    page.select_option("#b", "S00")
    heads = page.locator("thead th:visible")
    assert heads.count() == 3
    row = page.locator("tr", has=page.locator("th", has_text=COUNTED))
    row = row.locator("td:visible")
    assert row.all_inner_texts() == [f"{counts[i]:,}" for i in ("S01", "S00")] or (
        row.all_inner_texts() == [f"{counts[i]:,}" for i in ("S00", "S01")]
    )


def test_a_reader_chooses_since_when(site, rows, open_page):
    """If not, a page shows the change since yesterday and no other."""
    page = open_page(site.folder / "boards" / "segments_over_time.html").page
    for place, select in (("sizes", "#sizes-since"), ("moves", "#moves-since")):
        days = page.eval_on_selector_all(
            f"{select} option", "all => all.map(one => one.value)"
        )
        oldest = min(days)
        page.select_option(select, oldest)
        text = page.inner_text(f".range-{place}")
        if place == "sizes":
            for name, count in rows(
                "select segment_name, count_customers from segment_sizes"
                f" where as_of = timestamp '{oldest}'"
            ):
                assert f"{count:,}" in text, name
        else:
            ((stayed,),) = rows(
                "select count(*) from customers inner join customer_segment_history"
                " as history on customers.customer_id = history.customer_id"
                " and customers.segment_id = history.segment_id"
                f" where history.dbt_valid_from <= timestamp '{oldest}' and"
                " (history.dbt_valid_to is null"
                f" or history.dbt_valid_to > timestamp '{oldest}')"
            )
            assert f"{stayed:,} customers are in the same segment" in text


def test_every_table_is_there_as_csv(site, open_page):
    """If not, who goes on with a number types it."""
    for name in set(site.pages) - FOR_ENGINEERS - {"segment_book.html"}:
        page = open_page(site.folder / name).page
        links = page.eval_on_selector_all(
            "a[download]", "all => all.map(one => one.getAttribute('href'))"
        )
        tables = page.locator(".panel table, .panel .drawing:visible").count()
        assert len(links) >= tables, name
        for link in links:
            lines = ((site.folder / name).parent / link).read_text().splitlines()
            assert len(lines) >= 2, (name, link)


def test_every_link_leads_somewhere(site, open_page):
    """If not, somebody ends on an error page, and no longer trusts the rest."""
    for name in set(site.pages) - FOR_ENGINEERS:
        page = open_page(site.folder / name).page
        links = page.eval_on_selector_all(
            "a[href]",
            "all => all.map(a => new URL(a.getAttribute('href'), location).href)",
        )
        for link in {link for link in links if link.startswith("file:")}:
            path, _, anchor = unquote(link).removeprefix("file://").partition("#")
            path = path.partition("?")[0]
            assert Path(path).exists(), (name, link)
            if anchor and path.endswith(".html"):
                assert f'id="{anchor}"' in Path(path).read_text(), (name, link)


def test_nobody_is_named(site, rows):
    """If not, a page that is passed around gives away who is a customer."""
    # Of the made-up shop; what is published holds no address.
    address = "lower(customer_id) || '@example.com'"
    known = rows(f"select customer_id, {address} from customers")
    words = {word for row in known for word in row if word}
    for path in [*site.folder.rglob("*.html"), *site.folder.rglob("*.csv")]:
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
