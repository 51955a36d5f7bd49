"""``segmentation status``: how the last runs went, and whether to look."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from segmentation.commands.options import project_option, target_option
from segmentation.contract import project_variable
from segmentation.live.events.held import held_back
from segmentation.status.problem import problem
from segmentation.status.runs import (
    LedgerRow,
    has_ledger,
    last_accepted,
    last_failure,
    last_rejected,
    last_runs,
)
from segmentation.status.table import rejected_table, runs_table
from segmentation.status.webhook import notify_option, tell
from segmentation.warehouse.connect import open_warehouse

INSTANT = click.DateTime(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"])
NEEDS_A_LOOK = 1
SHOWN_REJECTED = 10


@click.command()
@target_option
@project_option
@click.option(
    "--runs",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="How many to print.",
)
@click.option(
    "--max-days-since-run",
    type=click.FloatRange(min=0),
    help="Else the project's variable of the name.",
)
@click.option(
    "--at", type=INSTANT, help="Measure the age at this UTC instant, not now."
)
@notify_option
def status(
    target: str | None,
    project_dir: Path,
    runs: int,
    max_days_since_run: float | None,
    at: datetime | None,
    notify: str,
) -> None:
    """Print the last runs; exit with 1 when the last one needs a look.

    That is when it was rejected or failed, when the last accepted one is older than
    max_days_since_run, or when changes by events are held back. The last ten rejected
    runs follow, with what to do.
    """
    if max_days_since_run is None:
        max_days_since_run = project_variable(project_dir, "max_days_since_run", 3)
    with open_warehouse(project_dir, target) as warehouse:
        failed = last_failure(warehouse)
        # A first build may fail before there is a ledger.
        is_known = has_ledger(warehouse) or not failed
        newest = last_runs(warehouse, runs) if is_known else []
        accepted = last_accepted(warehouse) if is_known else None
        rejected = last_rejected(warehouse, SHOWN_REJECTED)
        held = held_back(warehouse)
    now = at or datetime.now(UTC).replace(tzinfo=None)
    problems = [problem(newest, accepted, now, max_days_since_run, failed), held]
    found = " ".join(filter(None, problems))
    Console().print(runs_table(newest))
    if rejected:
        Console().print(rejected_table(rejected))
    click.echo(found or "All is well.")
    tell(notify, found, _all_is_well(newest) if newest else "")
    sys.exit(NEEDS_A_LOOK if found else 0)


def _all_is_well(runs: list[LedgerRow]) -> str:
    newest = runs[0]
    return f"The run as of {newest.as_of:%Y-%m-%d} was {newest.title}: {newest.why}."
