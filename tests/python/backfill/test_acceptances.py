"""What people accepted by hand is not forgotten when its day is replayed."""

from datetime import date

from segmentation.backfill.acceptances import remember
from segmentation.backfill.process import Failure
from segmentation.backfill.replay import Day, Request
from segmentation.backfill.report import why_stopped
from segmentation.warehouse.connect import open_warehouse
from support.project import ROOT, Warehouse

DAY = date(2026, 3, 2)
WORDS = {"accepted_by": "Ada", "accepted_because": "it's a merger"}
LEDGER = """
    create schema segmentation;
    create table segmentation.segmentation_runs as
    select
        cast('2026-03-02' as timestamp) as as_of,
        true as is_accepted_by_hand,
        true as is_published,
        'Ada' as accepted_by,
        'it''s a merger' as accepted_because
    union all
    select cast('2026-03-01' as timestamp), false, true, null, null
"""


def test_an_acceptance_outlives_the_row_of_the_ledger(
    empty: Warehouse, monkeypatch
) -> None:
    """If not, a backfill that stops at the day loses who accepted it, and why."""
    empty.execute(LEDGER)
    for name, value in empty.variables().items():
        monkeypatch.setenv(name, value)
    with open_warehouse(ROOT, empty.engine) as warehouse:
        assert remember(warehouse) == {DAY: WORDS}
    empty.execute("delete from segmentation.segmentation_runs")
    with open_warehouse(ROOT, empty.engine) as warehouse:
        assert remember(warehouse) == {DAY: WORDS}


def test_it_is_offered_and_not_repeated_by_itself() -> None:
    """If not, other data are accepted in the words of somebody who never saw them."""
    request = Request(ROOT, None, [DAY], accepted_before={DAY: WORDS})
    assert request.variables_of(DAY)["accept_drift"] is False
    stopped = Day(DAY, "rejected", 1.0, (Failure("gate", "VIP halved.", True),))
    said = why_stopped(stopped, request.accepted_before)
    assert "by Ada because: it's a merger" in said
    assert "add --accept-day 2026-03-02" in said
    again = Request(
        ROOT, None, [DAY], accept_days=frozenset([DAY]), accepted_before={DAY: WORDS}
    )
    assert again.variables_of(DAY).items() >= {"accept_drift": True, **WORDS}.items()
