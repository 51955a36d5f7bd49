"""The demo itself: deliveries come, days are replayed, one of them is rejected.

The deliveries go to a schema of their own. The schema of the raw tables is
filled last, by the whole delivery, so that a demo that was stopped leaves it
empty and the next call goes on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.progress import Progress

from segmentation.backfill.checkpoint import Checkpoint
from segmentation.backfill.process import DbtProcess
from segmentation.backfill.replay import (
    Day,
    Request,
    days_left,
    replay_days,
    start_dbt,
)
from segmentation.contract import default_raw_schema, read_contract
from segmentation.demo.delivery import write_broken, write_whole
from segmentation.demo.plan import Plan
from segmentation.demo.state import demo_schema
from segmentation.load.run import load_directory
from segmentation.load.scratch import scratch_folder
from segmentation.warehouse.base import Connect


@dataclass(frozen=True)
class Demo:
    """A demo for one target.

    Parameters
    ----------
    plan
        The days and the shop.
    project_dir, target
        The dbt project and the target of its profile.
    open_warehouse
        Opens the target.
    bars
        Where the progress of loading is shown.
    is_again
        Whether to begin anew rather than to go on where it was stopped.
    """

    plan: Plan
    project_dir: Path
    target: str | None
    open_warehouse: Connect
    bars: Progress
    is_again: bool = False

    @property
    def request(self) -> Request:
        """The backfill of all its days, the rejected one last."""
        return Request(
            self.project_dir,
            self.target,
            [*self.plan.replayed, self.plan.rejected],
            {"raw_schema": self._schema},
            is_quick=True,
            has_tests_at_ends=False,
        )

    def days(self) -> Iterator[Day]:
        """Play the demo and yield what became of each day.

        The last is the one that the gate rejects; nothing follows a day that
        is not published, and then the raw tables stay away.
        """
        with scratch_folder("segmentation_demo_") as folder:
            whole = write_whole(self.plan, folder / "whole")
            broken = write_broken(self.plan, whole, folder / "broken")
            *before, rejected = self._left()
            dbt = start_dbt(self.request)
            for day in self._replayed(before, dbt, whole):
                yield day
                if not day.is_published:
                    return
            for day in self._replayed([rejected], dbt, broken):
                if day.verdict == "rejected":
                    self._finish(whole)
                yield day

    def _replayed(
        self, days: list[date], dbt: DbtProcess, files: Path
    ) -> Iterator[Day]:
        if days:
            self._deliver(files, self._schema)
            yield from replay_days(self.request, days, dbt, self.open_warehouse)

    @property
    def _schema(self) -> str:
        return demo_schema(default_raw_schema(self.project_dir))

    def _left(self) -> list[date]:
        if self.is_again:
            return self.request.days
        with self.open_warehouse() as warehouse:
            return days_left(self.request, warehouse)

    def _deliver(self, files: Path, schema: str) -> None:
        tables = read_contract(self.project_dir)
        load_directory(files, tables, self.open_warehouse, schema, self.bars)

    def _finish(self, whole: Path) -> None:
        self._deliver(whole, default_raw_schema(self.project_dir))
        with self.open_warehouse() as warehouse:
            Checkpoint(warehouse, self.request.key).clear()
            schema = warehouse.name(self._schema)
            warehouse.execute(f"drop schema if exists {schema} cascade")
