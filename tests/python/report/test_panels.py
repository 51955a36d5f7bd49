"""Numbers on the boards, recomputed from other tables than those they read."""

import re
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow
Rows = Callable[[str], list[tuple]]
TEXT = """chart => {
    const panel = document.getElementById(chart);
    const labels = [...panel.querySelectorAll('[aria-label]')];
    const words = [...panel.querySelectorAll('text, td, dd')]
        .map(one => one.textContent);
    return [...words, ...labels.map(l => l.getAttribute('aria-label'))].join('|');
}"""
INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")
MARKS = {"accepted": "✓", "warned": "!", "rejected": "✕"}
NEWEST = "(select max(as_of) from customers)"


def words_of(page, chart: str) -> str:
    """Return the words of a panel, and what its marks tell a screen reader."""
    text = INVISIBLE.sub("", page.evaluate(TEXT, chart))
    return re.sub("[\u00a0\u2009\u202f]", " ", text)


def sizes(rows: Rows) -> list[str]:
    """Count customers again, one by one."""
    found = rows("select segment_name, count(*) from customers group by 1")
    return [f"{count:,}" for _, count in found] + [name for name, _ in found]


def spend(rows: Rows) -> list[str]:
    """Add the customers' net spend up again."""
    found = rows("select segment_name, sum(net_spend) from customers group by 1")
    whole = sum(value for _, value in found)
    return [f"{round(value / whole * 100)} %" for _, value in found]


def net_spend(rows: Rows) -> list[str]:
    """Add the customers' net spend up again, in money."""
    found = rows("select segment_name, sum(net_spend) from customers group by 1")
    return [f"{round(value):,}" for _, value in found]


def who_moved(rows: Rows) -> list[str]:
    """Name both ends of the moves again."""
    return [
        name
        for (name,) in rows(
            "select distinct to_segment_name from segment_moves"
            f" where movement = 'moved' and as_of = {NEWEST}"
        )
    ]


def actions(rows: Rows) -> list[str]:
    """Take the first words of each recommended action out of the customers."""
    found = rows("select distinct recommended_action from customers")
    return [" ".join(action.split()[:2]) for (action,) in found]


def checks(rows: Rows) -> list[str]:
    """Count the checks again, area by area."""
    words = []
    for table in ("source_drift", "segment_drift", "feature_drift"):
        for verdict in ("accepted", "warned", "rejected"):
            words += [
                f"|{count:,}|"
                for (count,) in rows(
                    f"select count(*) from {table} where verdict = '{verdict}'"
                )
            ]
    return words


def verdicts(rows: Rows) -> list[str]:
    """Write the ledger again."""
    found = rows("select as_of, verdict from segmentation_runs order by as_of")
    return [
        f"{as_of.day} {as_of:%b %Y}|{MARKS[verdict]} {verdict.capitalize()}"
        for as_of, verdict in found
    ]


def orders(rows: Rows) -> list[str]:
    """Take the delivered orders of each run from the ledger."""
    found = rows("select as_of, count_orders from segmentation_runs")
    return [
        f"{as_of.day} {as_of:%b %Y}; count rows; count rows: {count:,}"
        for as_of, count in found
    ]


def most_drifted(rows: Rows) -> list[str]:
    """Find the largest drift of the newest run again."""
    ((value,),) = rows(
        "select max(population_stability_index) from feature_drift"
        " where compared_with = 'training'"
    )
    return [f"{value:.2f}"]


def quality(rows: Rows) -> list[str]:
    """Average the scores of the customers again."""
    ((mean, complete),) = rows(
        "select avg(data_quality_score), avg(case when data_quality_score >= 1"
        " then 1.0 else 0.0 end) from customer_features"
    )
    return [f"{mean * 100:.1f} %", f"{complete * 100:.1f} %"]


def segments(rows: Rows) -> list[str]:
    """Count the segments of those who ordered again."""
    return [
        str(count)
        for (count,) in rows(
            "select count(distinct segment_id) from customers where segment_id <> 'S00'"
        )
    ]


def correlation(rows: Rows) -> list[str]:
    """Correlate two features of the customers who ordered again."""
    ((value,),) = rows(
        "select corr(ln(1 + count_orders_365d), ln(1 + greatest(net_spend_365d, 0)))"
        " from customer_features where has_ordered"
    )
    pair = "Orders (365 days); Net spend (365 days)"
    return [f"{pair}; Correlation: {value:.1f}"]


PANELS = {
    ("segments_today", "customers"): sizes,
    ("segments_today", "spend"): spend,
    ("segments_today", "numbers"): net_spend,
    ("segments_today", "words"): actions,
    ("segments_over_time", "moves"): who_moved,
    ("data_health", "checks"): checks,
    ("data_health", "ledger"): verdicts,
    ("data_health", "orders_history"): orders,
    ("data_health", "drift_names"): most_drifted,
    ("data_health", "quality_now"): quality,
    ("model", "count_segments"): segments,
    ("model", "correlations"): correlation,
}


def test_numbers_of_the_panels_are_those_of_the_tables(site, rows, open_page):
    """If not, a decision is taken on a number that no table holds."""
    wrong = {}
    for (board, chart), oracle in PANELS.items():
        page = open_page(site.folder / "boards" / f"{board}.html").page
        text, wanted = f"|{words_of(page, chart)}|", oracle(rows)
        assert wanted, chart
        missing = [word for word in wanted if str(word) not in text]
        if missing:
            wrong[chart] = (missing, text[:600])
    assert not wrong, wrong


def test_segments_keep_their_colour(site, rows, open_page):
    """If not, who compares two pages takes one segment for another."""
    colours = dict(rows("select segment_id, hex from segment_colours"))
    page = open_page(site.folder / "index.html").page
    shown = page.eval_on_selector_all(
        ".card",
        "all => all.map(card => [card.querySelector('.soft').innerText,"
        " card.style.getPropertyValue('--colour')])",
    )
    assert shown
    for segment_id, colour in shown:
        assert colour.strip() == colours[segment_id]
    page = open_page(site.folder / "boards" / "segments_today.html").page
    for segment_id, _ in shown:
        mark = page.locator(f'#customers .on-wide [aria-label*="{segment_id}"][fill]')
        if mark.count() == 0:
            pytest.fail(f"{segment_id} has no bar")
        assert mark.first.get_attribute("fill").upper() == colours[segment_id].upper()
