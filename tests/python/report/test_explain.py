"""Everything about one customer, on both engines, and on no page of the site."""

from pathlib import Path

import pytest

from segmentation.errors import InputError
from segmentation.report.customer import Customer, write_page
from segmentation.report.pages import render_customer
from support.published import published_rows

QUESTION = """
    select customers.customer_id, customers.segment_name, customers.tier,
        segment_reasons.sentence, customer_features.count_orders
    from customers
    inner join segment_reasons
        on customers.customer_id = segment_reasons.customer_id
        and segment_reasons.reason_number = 1
    inner join customer_features
        on customers.customer_id = customer_features.customer_id
    order by customers.customer_id
    limit 1
"""


@pytest.mark.recipe("demo")
def test_a_customer_is_explained(built, engine, tmp_path):
    """If not, nobody can say to a customer why she gets an offer."""
    warehouse = built(engine, "demo")
    with published_rows(warehouse) as rows:
        ((customer, segment, tier, reason, orders),) = rows(QUESTION)
    words = ["segmentation", "explain", customer, "--target", engine]
    said = warehouse.command(*words).stdout
    for words_of_table in (customer, segment, tier or "–", reason[:40]):
        assert words_of_table in said
    lines = {
        line.strip().rsplit("  ", 1)[0].strip(): line.rsplit("  ", 1)[-1].strip()
        for line in said.splitlines()
        if line.startswith("  ")
    }
    assert lines["count orders"] == f"{orders:,}"
    assert "Segments so far" in said
    assert "What comes next" in said
    page = tmp_path / "customer.html"
    warehouse.command(*words, "--page", str(page))
    assert segment in page.read_text()
    assert page.stat().st_mode & 0o777 == 0o600


@pytest.mark.recipe("demo")
def test_an_unknown_customer_is_a_sentence(built, engine):
    """If not, a typing error is a trace, or a quote is a query."""
    unknown = "x' or '1'='1"
    words = ["segmentation", "explain", unknown, "--target", engine]
    done = built(engine, "demo").command(*words, check=False)
    assert done.returncode != 0
    assert f"there is no customer {unknown} among those published" in done.stderr


@pytest.mark.parametrize("known", ["segment_book.html", "publication.json"])
def test_the_page_of_a_customer_is_never_where_others_read(tmp_path, known):
    """If not, the site that everybody opens tells about one person."""
    shared = tmp_path / ".site" / "2026-01-01"
    shared.mkdir(parents=True)
    (shared / known).touch()
    link = tmp_path / "site"
    link.symlink_to(shared)
    for file in (link / "one.html", link / "segments" / "one.html"):
        with pytest.raises(InputError, match="which others read"):
            write_page("<p>one</p>", file)
        assert not file.exists()
    write_page("<p>one</p>", tmp_path / "one.html")
    assert (tmp_path / "one.html").stat().st_mode & 0o777 == 0o600


def test_nobody_else_can_open_the_page_while_it_is_written(tmp_path, monkeypatch):
    """If not, whoever waits for the file reads it before it is closed to them."""
    modes = []
    monkeypatch.setattr(
        Path, "replace", lambda path, _: modes.append(path.stat().st_mode & 0o777)
    )
    write_page("<p>one</p>", tmp_path / "one.html")
    assert modes == [0o600]


def test_what_a_customer_wrote_is_no_markup():
    """If not, the id of a customer runs a script on the page of a colleague."""
    customer = Customer("<script>", {"Segment": [("Name", "<b>")]})
    html = render_customer(customer)
    assert "<script>" not in html
    assert "&lt;b&gt;" in html
    assert customer.as_text().splitlines()[-1] == "  Name  <b>"
