"""Which days the demo shows."""

from datetime import date

from segmentation.demo.plan import Plan


def test_the_demo_reaches_back_far_enough_for_outcomes_and_a_second_model() -> None:
    """If not, the first look at the pages meets empty panels."""
    plan = Plan()
    ages = [(plan.end - day).days for day in plan.replayed]
    # Outcomes take the newest run of 90 days ago, at most 14 days older.
    assert any(90 <= age <= 104 for age in ages)
    fitted, *later = plan.replayed
    assert any((day - fitted).days >= 91 for day in later)


def test_days_go_on_until_the_one_that_goes_wrong() -> None:
    """If not, the rejected day has no day before it to be compared with."""
    days = [str(day) for day in Plan(months=2, days=2).replayed]
    assert days == ["2025-11-01", "2025-12-01", "2025-12-29", "2025-12-30"]
    assert Plan(months=2, days=2).rejected == date(2025, 12, 31)


def test_there_may_be_only_months_or_only_days() -> None:
    """If not, the short demos of the tests break."""
    assert Plan(months=1, days=0).replayed == [date(2025, 12, 1)]
    assert Plan(months=0, days=1).replayed == [date(2025, 12, 30)]
