"""When a person should look."""

from datetime import datetime

import pytest

from segmentation.status.problem import problem
from segmentation.status.runs import FailedBuild, LedgerRow

DAY = datetime(2026, 3, 1)


def runs(verdict):
    return [LedgerRow(DAY, verdict, "moved", "VIP from 100 to 60", "m1")]


@pytest.mark.parametrize(
    ("verdict", "now", "words"),
    [
        ("accepted", datetime(2026, 3, 4), None),
        ("warned", datetime(2026, 3, 4), None),
        ("accepted", datetime(2026, 3, 4, 0, 0, 1), "3.0 days ago"),
        ("rejected", DAY, "as of 2026-03-01 was rejected: VIP from 100 to 60"),
    ],
)
def test_a_rejected_or_an_old_run_needs_a_look(verdict, now, words):
    """If not, no one hears that the segments are those of last week."""
    found = problem(runs(verdict), DAY, now, 3)
    assert found == words or words in found


def test_before_the_first_accepted_run_it_says_what_to_do():
    """If not, an empty ledger looks like a healthy one."""
    assert "dbt build" in problem([], None, DAY, 3)


def test_a_build_that_failed_without_the_gate_needs_a_look():
    """If not, "All is well" is said of a night without a run."""
    failed = FailedBuild(datetime(2026, 3, 2, 4, 5), "raw.orders does not exist.")
    found = problem(runs("accepted"), DAY, DAY, 3, failed)
    assert "2026-03-02 04:05 UTC, failed: raw.orders does not exist." in found
