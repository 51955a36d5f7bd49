"""A page of three weeks ago must not look like one of today."""

from datetime import datetime

import pytest

from segmentation.report.age import AMBER, age

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
def test_a_page_says_its_day_and_age_and_is_amber_when_old(now, words, is_old):
    """If not, "can be trusted" stands over segments of last year."""
    html = age(DAY, 3, now)
    assert f"As of 1 Mar 2026, <b>{words} on " in html
    assert (f' style="{AMBER}"' in html) == is_old
    assert 'data-max-days="3"' in html
