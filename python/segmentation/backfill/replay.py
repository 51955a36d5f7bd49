"""The days of a backfill, one after the other, until one is not published."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from segmentation.backfill.acceptances import Acceptances, remember
from segmentation.backfill.checkpoint import PUBLISHED, Checkpoint, newest_day
from segmentation.backfill.outer_views import keeping_views
from segmentation.backfill.process import DbtProcess, Failure
from segmentation.backfill.verdicts import verdict_of
from segmentation.warehouse.base import Connect, Warehouse

# Selectors of selectors.yml.
ONCE = "backfill_once"
EACH_DAY = "backfill_day"
EACH_DAY_QUICK = "backfill_quick"
LAST = "backfill_last"


@dataclass(frozen=True)
class Request:
    """What a backfill is asked for.

    Parameters
    ----------
    project_dir, target
        The dbt project and the target of its profile.
    days
        The days to replay, oldest first.
    variables
        Variables of dbt that are the same each day.
    accept_all, accept_days
        Whether every day, or which days, are published whatever the gate says.
    accepting
        Variables that say who accepts, and why.
    accepted_before
        The same of days that were accepted by hand before they were replayed.
    is_quick
        Whether the days between the first and the last skip all tests but the
        gate's.
    has_tests_at_ends
        Whether those two run all tests even so.
    """

    project_dir: Path
    target: str | None
    days: list[date]
    variables: dict[str, Any] = field(default_factory=dict)
    accept_all: bool = False
    accept_days: frozenset[date] = frozenset()
    accepting: dict[str, str] = field(default_factory=dict)
    accepted_before: Acceptances = field(default_factory=dict)
    is_quick: bool = False
    has_tests_at_ends: bool = True

    @property
    def key(self) -> str:
        """The request as text; what was accepted by hand does not change it."""
        return json.dumps([self.days, self.variables], default=str, sort_keys=True)

    def variables_of(self, day: date) -> dict[str, Any]:
        """Return the variables that change from day to day."""
        is_accepted = self.accept_all or day in self.accept_days
        chosen = {"as_of": str(day), "backfill": True, "accept_drift": is_accepted}
        if not is_accepted:
            return chosen
        return chosen | self.accepted_before.get(day, {}) | self.accepting

    def selector_of(self, day: date) -> str:
        """Return the selector of what is built on a day."""
        is_end = self.has_tests_at_ends and day in (self.days[0], self.days[-1])
        return EACH_DAY_QUICK if self.is_quick and not is_end else EACH_DAY


@dataclass(frozen=True)
class Day:
    """What became of a day: its verdict, or the failures that kept it back."""

    as_of: date
    verdict: str
    seconds: float
    failures: tuple[Failure, ...] = ()

    @property
    def is_published(self) -> bool:
        """Whether the day's tables were written."""
        return not self.failures


def days_left(request: Request, warehouse: Warehouse) -> list[date]:
    """Return the days that an earlier call of the same request did not publish.

    Parameters
    ----------
    request
        What was asked for.
    warehouse
        Open warehouse, which remembers how far an earlier call came.
    """
    done = Checkpoint(warehouse, request.key).last_accepted()
    left = [day for day in request.days if done is None or day > done]
    return left or request.days


def replay(
    request: Request, days: list[date], open_warehouse: Connect
) -> Iterator[Day]:
    """Start dbt and replay the days of a request that are left.

    Where a day stops it, readers follow the newest accepted day.
    """
    dbt = start_dbt(request)
    with keeping_views(dbt, open_warehouse):
        for day in replay_days(request, days, dbt, open_warehouse):
            yield day
            if not day.is_published:
                _let_readers_follow(request, day, dbt, open_warehouse)


def start_dbt(request: Request) -> DbtProcess:
    """Start dbt with the variables of a request; it can replay any of its days."""
    first = request.variables_of(request.days[0])
    return DbtProcess(request.project_dir, request.target, request.variables | first)


def replay_days(
    request: Request,
    days: list[date],
    dbt: DbtProcess,
    open_warehouse: Connect,
) -> Iterator[Day]:
    """Build what no day touches, then each day, and yield what became of it.

    The first thing yielded is a day of failures if the sources cannot be
    staged. Nothing follows a day that was not published.

    Parameters
    ----------
    request
        What was asked for.
    days
        The days of the request that are left.
    dbt
        As `start_dbt` returns it.
    open_warehouse
        Opens the target; it is held only between two runs of dbt.
    """
    with open_warehouse() as warehouse:
        before = [day for day in request.days if day < days[0]]
        Checkpoint(warehouse, request.key).set(before[-1] if before else None)
    started = time.perf_counter()
    failures = _build(dbt, ONCE, request.variables_of(days[0]))
    if failures:
        yield Day(days[0], "failed", time.perf_counter() - started, failures)
        return
    for day in days:
        result = _replay_day(request, day, dbt, open_warehouse)
        yield result
        if not result.is_published:
            return


def _replay_day(
    request: Request, day: date, dbt: DbtProcess, open_warehouse: Connect
) -> Day:
    started = time.perf_counter()
    failures = _build(dbt, request.selector_of(day), request.variables_of(day))
    if day == request.days[-1]:
        failures = failures or _build(dbt, LAST, request.variables_of(day))
    with open_warehouse() as warehouse:
        checkpoint = Checkpoint(warehouse, request.key)
        if not failures and day == request.days[-1]:
            checkpoint.clear()
        elif not failures:
            checkpoint.set(day)
        verdict = verdict_of(warehouse, failures)
    return Day(day, verdict, time.perf_counter() - started, failures)


def _let_readers_follow(
    request: Request, stopped: Day, dbt: DbtProcess, open_warehouse: Connect
) -> None:
    """Publish the newest accepted day, and then why the next one was rejected.

    Its tables are built again, because those of the day that stopped took their
    place; then that day, so that the ledger still has it.
    """
    with open_warehouse() as warehouse:
        newest = newest_day(warehouse, PUBLISHED)
        published = newest_day(warehouse, "publication")
        by_hand = remember(warehouse)
    if newest is None or newest == published:
        return
    chosen = {"as_of": str(newest), "backfill": True, "accept_drift": newest in by_hand}
    variables = chosen | by_hand.get(newest, {})
    if _build(dbt, EACH_DAY_QUICK, variables) or _build(dbt, LAST, variables):
        return
    again = request.variables_of(stopped.as_of)
    _build(dbt, EACH_DAY_QUICK, again)
    if stopped.verdict == "rejected":
        tests = ("--exclude-resource-types", "test", "unit_test")
        dbt.build("--select", "1+ledger_publication", *tests, **again)


def _build(dbt: DbtProcess, selector: str, variables: dict) -> tuple[Failure, ...]:
    words = ["--selector", selector, "--exclude-resource-type", "unit_test"]
    return tuple(dbt.build(*words, **variables))
