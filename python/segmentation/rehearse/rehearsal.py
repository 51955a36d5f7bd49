"""The rehearsal itself: the good delivery once, then each fault on top of it.

dbt builds the good delivery and renders the SQL of every model on the way. A fault
changes rows and no SQL, so that the database alone runs that SQL again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from segmentation.backfill.process import DbtProcess, Failure
from segmentation.contract import project_variable
from segmentation.errors import InputError
from segmentation.rehearse.delivery import Delivery, day_before
from segmentation.rehearse.fault import Fault
from segmentation.rehearse.graph import Graph
from segmentation.rehearse.nearest import Checks, checks_of, nearest
from segmentation.rehearse.place import Place
from segmentation.rehearse.steps import Steps
from segmentation.warehouse.base import quoted

CAUGHT, WARNED, MISSED, SKIPPED = "caught", "warned", "missed", "skipped"
# Variables that facts are looked up by.
ASKED = {"base_currency": "GBP", "cancelled_order_statuses": []}


@dataclass(frozen=True)
class Result:
    """What the gate says to a fault: caught, warned, missed or skipped, and why."""

    fault: str
    outcome: str
    line: str


@dataclass
class Rehearsal:
    """Faults on the last delivery of a warehouse.

    Parameters
    ----------
    place
        Where it happens.
    as_of
        The day of the delivery; None takes that of the newest accepted run.
    variables
        Variables of dbt, as the bounds to try.
    """

    place: Place
    as_of: datetime | None
    variables: dict[str, Any]

    def __post_init__(self) -> None:
        # What the gate says of the good delivery.
        self._warnings: set[str] = set()

    def prepare(self) -> str:
        """Copy the delivery and build it as it is; return what it is in a sentence.

        Raises
        ------
        InputError
            If there is no run to rehearse with, or the gate rejects the delivery
            as it is.
        """
        self._dbt = DbtProcess(
            self.place.project_dir, self.place.target, self.variables
        )
        self._graph = Graph(self._dbt.manifest)
        self._delivery = Delivery(self.place, self._graph)
        self._delivery.copy()
        self._day, before = self._delivery.days(self.as_of)
        if before is None:
            before = day_before(self._day)
            self._build(
                self._graph.to_accept(),
                **{"as_of": str(before), "accept_drift": True, "backfill": True},
            )
        self._build(self._graph.to_build())
        self._delivery.adopt_rates()
        self._steps = Steps(self.place, self._graph, self._dbt.built)
        outcome, line = self._said()
        if outcome == CAUGHT:
            raise InputError(
                f"the delivery of {self._day:%Y-%m-%d} is rejected as it is: {line}."
                " Choose another day with --as-of."
            )
        self._good = self._checks()
        self._warnings = self._reasons()
        self._facts = self._delivery.facts(before, self._day, self._asked())
        return (
            f"The delivery of {self._day:%Y-%m-%d} against the run of"
            f" {before:%Y-%m-%d}; as it is, {line or 'every check passed'}."
        )

    def results(self, faults: list[Fault], size: float | None) -> Iterator[Result]:
        """Replay the faults one after the other and yield what the gate says."""
        # Adopting the rates has dropped the views on them, on PostgreSQL.
        stale, is_past_stale = {self._graph.rates}, False
        for fault in faults:
            missing = [n for n in fault.needs if getattr(self._facts, n) is None]
            if missing:
                yield Result(fault.name, SKIPPED, _why_skipped(missing[0]))
                continue
            chosen = fault.size if size is None or fault.size is None else size
            changed = self._delivery.change(fault.changes(chosen or 0), self._facts)
            if fault.past:
                self._delivery.thin_the_past(fault, chosen or 0, self._facts)
            # What the fault before changed is good again, and built again, too. Of
            # the ledgers the project does not say what reads them: everything.
            is_all = bool(fault.past) or is_past_stale
            failed = self._steps.run(() if is_all else changed | stale)
            outcome, line = self._said()
            if failed and outcome != CAUGHT:
                outcome, line = CAUGHT, failed
            if outcome == MISSED:
                line = nearest(self._good, self._checks())
            if outcome in (MISSED, WARNED):
                size_here = self._delivery.size(changed, self._facts)
                line = f"{size_here.sentence()}; {line}" if size_here else line
            yield Result(fault.name, outcome, line)
            self._delivery.restore(changed)
            stale, is_past_stale = changed, bool(fault.past)
            if fault.past:
                self._delivery.restore_the_past()

    def _build(self, names: list[str], **variables: Any) -> None:
        failures = self._dbt.build(
            *("--select", *names),
            *("--exclude-resource-type", "unit_test"),
            *("--indirect-selection", "empty"),
            **{"as_of": str(self._day), **variables},
        )
        for failure in failures[:1]:
            raise InputError(_sentence(failure))

    def _said(self) -> tuple[str, str]:
        """Return what the gate says of the tables, and its first finding.

        A warning that is there without a fault, too, does not count as one.
        """
        with self.place.open() as warehouse:
            table = quoted(*self._graph.relation_of("run_findings"))
            found = warehouse.records(
                f"select reason, stops_the_run from {table} order by place"
            )
        new = [row for row in found if row["reason"] not in self._warnings]
        if not new:
            return MISSED, ""
        return (CAUGHT if new[0]["stops_the_run"] else WARNED), new[0]["reason"]

    def _reasons(self) -> set[str]:
        with self.place.open() as warehouse:
            table = quoted(*self._graph.relation_of("run_findings"))
            return {
                reason for (reason,) in warehouse.rows(f"select reason from {table}")
            }

    def _checks(self) -> Checks:
        with self.place.open() as warehouse:
            return checks_of(warehouse, self._graph)

    def _asked(self) -> dict[str, Any]:
        project = self.place.project_dir
        return {
            name: self.variables.get(name, project_variable(project, name, default))
            for name, default in ASKED.items()
        }


def _sentence(failure: Failure) -> str:
    first = next(iter(failure.message.splitlines()), "it says no more")
    return f"the delivery as it is does not get as far as the gate: {first}"


def _why_skipped(missing: str) -> str:
    return f"no {missing.replace('_', ' ')} in this delivery that it could be told of"
