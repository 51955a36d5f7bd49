"""A segment's page says what one can do next, as far as the shop has switched it on."""

from collections import defaultdict
from datetime import datetime
from types import SimpleNamespace

import pytest

from segmentation.report.age import Age
from segmentation.report.pages import _rendered
from segmentation.report.segment_pages import SegmentPage, numbers_of

DAY = datetime(2026, 3, 1)
PROFILE = defaultdict(
    lambda: 1.0,
    segment_id="S01",
    segment_name="VIP",
    as_of=DAY,
    count_customers=1200,
    description="Buy often.",
    recommended_action="Call",
    recommended_channel="phone",
    kpi="spend",
)
TIERS = [
    {
        "tier": tier,
        "forecast_days": 90,
        "count_customers": count,
        "mean_order_probability": 0.5,
        "mean_expected_spend": spend,
        "what_to_do": "Mail",
    }
    for tier, count, spend in (("likely", 400, 100.0), ("unlikely", 800, None))
]
POWER = {
    "metric": "net_spend",
    "control_share": 0.5,
    "mean_outcome": 20.0,
    "smallest_effect": 3.4,
    "smallest_relative_effect": 0.17,
}
OBJECTIVE = {
    "metric": "repeat_share",
    "direction": "up",
    "tier": "all",
    "baseline": 0.25,
    "metric_value": 0.31,
    "target": 0.4,
    "due_at": datetime(2026, 6, 1),
    "owner": "Ada",
}
SITE = SimpleNamespace(
    data=SimpleNamespace(
        shown={"as_of": DAY, "model_id": "m", "project_version": "1"},
        trust={"verdict": "Warned", "sentence": "Look."},
        is_demo=False,
        previous_as_of=None,
        backtest=None,
    ),
    pages=[("Customer segments", "index.html")],
    segments=[],
    currency="SEK",
    age=Age(DAY, 3, DAY),
    links=lambda root: {"VIP": f"{root}segments/S01.html"},
    outcome_days=90,
    place="shop.customers",
    place_in_words="the PostgreSQL database d, schema shop",
)


def page(**changes):
    """Return the page of a segment as HTML, and the segment."""
    parts = {
        "profile": PROFILE,
        "colour": "#332288",
        "change": "no change",
        "differentiators": [],
        "numbers": numbers_of(PROFILE, "SEK"),
        "outcome": None,
        "arrivals": [],
        "departures": [],
        "tiers": [],
        "contacts": {"count_consenting": 900, "count_unknown": 0},
        "power": [],
        "objectives": [],
        **changes,
    }
    segment = SegmentPage(**parts)
    html = _rendered("segment.html.j2", "segments/S01.html", SITE, segment=segment)
    return " ".join(html.split()), segment


def test_the_page_gives_the_list_with_its_place_filled_in():
    """If not, who wants to mail a segment asks an engineer where it is."""
    html, _ = page(tiers=TIERS)
    assert "<strong>900</strong> of 1,200 customers agreed to marketing" in html
    assert "segmentation list --segment S01 --out S01.csv" in html
    assert "segmentation list --segment S01 --tier likely" in html
    assert "from shop.customers where segment_id = &#39;S01&#39;" in html or (
        "from shop.customers where segment_id = 'S01'" in html
    )
    assert "schema shop" in html
    assert "expected to spend 40,000 SEK" in html


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"power": [POWER]}, ["What an experiment here can see", "17.0 %", "3.40"]),
        ({"objectives": [OBJECTIVE]}, ["Objective", "0.31", "1 Jun 2026", "Ada"]),
    ],
)
def test_what_is_switched_on_is_shown(given, said):
    """If not, a plan is made whose effect nobody can see."""
    html, segment = page(**given)
    assert all(words in html for words in said), html
    (name,) = given
    assert f"../data/S01_{name}.csv" in html
    assert f"data/S01_{name}.csv" in segment.tables


def test_what_is_off_leaves_no_heading():
    """If not, a shop reads headings above nothing."""
    html, segment = page()
    assert "experiment here" not in html
    assert "Objective" not in html
    assert list(segment.tables) == ["data/S01_numbers.csv"]
