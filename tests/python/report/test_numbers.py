"""Numbers on the pages are those of the tables, read again and written anew."""

import pytest

from segmentation.report.formats import as_written

pytestmark = pytest.mark.slow


def test_the_first_page_says_what_the_tables_say(site, rows, open_page):
    """If not, somebody plans a campaign for customers who are not there."""
    page = open_page(site.folder / "index.html").page
    cards = dict(
        page.eval_on_selector_all(
            ".card",
            "all => all.map(c => [c.querySelector('a').innerText, c.innerText])",
        )
    )
    profiles = rows(
        "select segment_name, count_customers, customer_share, net_spend,"
        " recommended_action, description from segment_profiles"
    )
    assert cards.keys() == {profile[0] for profile in profiles}
    for name, count, share, spend, action, description in profiles:
        for text in (
            f"{count:,}",
            f"{round(share * 1000) / 10} %",
            f"{round(spend):,} GBP",
            action,
            description,
        ):
            assert text in cards[name], (name, text)
    body = page.inner_text("body")
    ((customers,),) = rows("select count(*) from customers")
    assert f"{customers:,} customers" in body
    ((moved,),) = rows(
        "select sum(count_customers) from segment_moves where movement = 'moved'"
        " and as_of = (select max(as_of) from segment_profiles)"
    )
    assert f"{moved} customers changed their segment" in body
    ((verdict, trust),) = rows(
        "select run_verdict.verdict, board_run_trust.sentence from run_verdict"
        " inner join board_run_trust on run_verdict.as_of = board_run_trust.as_of"
    )
    banner = page.inner_text(".banner")
    assert verdict.capitalize() in banner
    assert as_written(trust) in banner


def test_changes_are_since_the_accepted_run_before(site, rows, open_page):
    """If not, growth is measured against a day that was rejected."""
    days = [
        day for (day,) in rows("select distinct as_of from segment_sizes order by 1")
    ]
    rejected = rows("select as_of from segmentation_runs where verdict = 'rejected'")
    assert rejected[-1][0] > days[-2], "the demo has one between the last two"
    sizes = {
        (day, name): count
        for day, name, count in rows(
            "select as_of, segment_id, count_customers from segment_sizes"
        )
    }
    page = open_page(site.folder / "index.html").page
    assert f"the run of {as_written(str(rejected[-1][0])[:10])}" in page.inner_text(
        "main"
    )
    for segment_id in {segment for day, segment in sizes if day == days[-1]}:
        now, then = sizes[days[-1], segment_id], sizes[days[-2], segment_id]
        text = page.locator(".card", has_text=segment_id).inner_text()
        if now == then:
            assert "no change" in text
        else:
            sign = "+" if now > then else "\N{MINUS SIGN}"
            share = round(abs(now - then) / then * 1000) / 10
            assert f"{sign}{abs(now - then)} ({sign}{share} %)" in text, text


def test_the_book_says_what_the_tables_say(site, rows, open_page):
    """If not, the book that is printed and kept is wrong."""
    page = open_page(site.folder / "segment_book.html").page
    for segment_id, median, days in rows(
        "select segment_id, median_net_spend,"
        " median_days_since_last_order from segment_profiles"
    ):
        text = page.inner_text(f"#{segment_id}")
        assert (days is None) == (segment_id == "S00")
        for value in (median, days):
            if value is None:
                assert "\N{EN DASH}" in text
                continue
            digits = 0 if value == 0 or abs(value) >= 100 else 1
            assert f"{value:,.{digits}f}" in text, (segment_id, value)
    outcomes = rows(
        "select segment_id, count_customers, repeat_share, repeat_share_low,"
        " repeat_share_high from segment_outcomes"
    )
    assert outcomes
    for segment_id, count, share, low, high in outcomes:
        text = page.inner_text(f"#{segment_id}")
        assert f"The {count:,} customers" in text
        for value in (share, low, high):
            assert f"{value * 100:.1f} %" in text, (segment_id, value)
    for segment_id, sentence in rows(
        "select segment_id, sentence from segment_differentiators"
        " where feature_rank = 1"
    ):
        assert as_written(sentence) in page.inner_text(f"#{segment_id}")
