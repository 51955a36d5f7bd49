"""Which days of the demo are replayed, and which one goes wrong."""

from dataclasses import dataclass
from datetime import date, timedelta

from segmentation.backfill.days import days_of


@dataclass(frozen=True)
class Plan:
    """Monthly runs, then daily ones, of which the last is rejected.

    The defaults reach back 122 days: enough for the outcomes of customers 90
    days later, and for a second model, as one serves for 90 days.

    Parameters
    ----------
    end
        The day that is left to ``dbt build``: after the newest order.
    months
        Monthly runs, on the first of the month.
    days
        Daily runs between them and the rejected one.
    customers, seed
        Of the synthetic shop.
    lost_share
        Share of all orders that the rejected delivery lacks.

    Examples
    --------
    >>> plan = Plan(date(2026, 1, 1), months=2, days=1)
    >>> [str(day) for day in plan.replayed]
    ['2025-11-01', '2025-12-01', '2025-12-30']
    >>> str(plan.rejected)
    '2025-12-31'
    """

    end: date = date(2026, 1, 1)
    months: int = 4
    days: int = 5
    customers: int = 2000
    seed: int = 7
    lost_share: float = 0.4

    @property
    def rejected(self) -> date:
        """The day whose delivery lacks orders."""
        return self.end - timedelta(days=1)

    @property
    def replayed(self) -> list[date]:
        """The days before it, oldest first."""
        months = self.end.year * 12 + self.end.month - 1 - self.months
        first = date(months // 12, months % 12 + 1, 1)
        week = self.rejected - timedelta(days=self.days)
        monthly = days_of(first, week, "monthly") if self.months else []
        daily = days_of(week, self.rejected, "daily")[:-1]
        return sorted({*monthly[: self.months], *daily})
