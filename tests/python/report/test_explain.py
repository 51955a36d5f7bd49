"""Everything about one customer, on both engines, and on no page of the site."""

import pytest

from segmentation.report.customer import Customer
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
    assert page.stat().st_mode & 0o077 == 0


@pytest.mark.recipe("demo")
def test_an_unknown_customer_is_a_sentence(built, engine):
    """If not, a typing error is a trace, or a quote is a query."""
    unknown = "x' or '1'='1"
    words = ["segmentation", "explain", unknown, "--target", engine]
    done = built(engine, "demo").command(*words, check=False)
    assert done.returncode != 0
    assert f"there is no customer {unknown} among those published" in done.stderr


def test_what_a_customer_wrote_is_no_markup():
    """If not, the id of a customer runs a script on the page of a colleague."""
    customer = Customer("<script>", {"Segment": [("Name", "<b>")]})
    html = render_customer(customer)
    assert "<script>" not in html
    assert "&lt;b&gt;" in html
    assert customer.as_text().splitlines()[-1] == "  Name  <b>"
