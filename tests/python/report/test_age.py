"""A page of three weeks ago must not look like one of today."""

from datetime import datetime

import pytest

from segmentation.report.age import SCRIPT, Age
from segmentation.report.board_page import _fact

DAY = datetime(2026, 3, 1)


@pytest.mark.parametrize(
    ("now", "words", "is_old"),
    [
        (datetime(2026, 3, 1, 4), "0 days old", False),
        (datetime(2026, 3, 2, 4), "1 day old", False),
        (datetime(2026, 3, 4, 0, 0, 1), "3 days old", True),
        (datetime(2026, 3, 22), "21 days old", True),
    ],
)
def test_a_page_says_its_age_and_whether_it_is_old(now, words, is_old):
    """If not, "can be trusted" stands over segments of last year."""
    age = Age(DAY, 3, now)
    assert f">{words} on " in age.words()
    assert age.is_old == is_old
    assert age.data == 'data-as-of="2026-03-01" data-max-days="3"'


def test_the_page_knows_its_age_when_it_is_read():
    """If not, a page that lay for a month says the age of the day it was made."""
    for name in ("asOf", "maxDays", "word"):
        assert f"dataset.{name}" in SCRIPT


def test_an_answer_beside_a_day_is_as_old_as_the_day():
    """If not, data health says "Yes" of a run of last year."""
    chart = {"label": "Trusted?", "value": "answer", "support": {"value": "as_of"}}
    fact = _fact(chart, {"answer": "Yes", "as_of": DAY})
    assert (fact["value"], fact["as_of"], fact["beside"]) == ("Yes", DAY, "")
