"""``segmentation activate``: send the published segments to another system."""

import os
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from segmentation.activation.audience import published_as_of
from segmentation.activation.definition import FILE as DESTINATIONS
from segmentation.activation.definition import Definition, read_definition
from segmentation.activation.destinations import destination_of
from segmentation.activation.freshness import check_age
from segmentation.activation.holding import HeldError
from segmentation.activation.ledger import Ledger
from segmentation.activation.members import ADD, CHANGE, REMOVE
from segmentation.activation.sync import Result, Sync
from segmentation.commands.options import FILE, project_option, target_option
from segmentation.contract import project_variable
from segmentation.daily.outcome import FAILED, LOCKED, REJECTED
from segmentation.erasure.tombstones import excluded_of
from segmentation.errors import InputError, LockedError
from segmentation.load.progress import progress_bars
from segmentation.warehouse.connect import open_warehouse

INSTANT = click.DateTime(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"])
SHOWN_REASONS = 5
destinations_option = click.option(
    "--destinations", type=FILE, help=f"Else {DESTINATIONS} in the project's folder."
)


@click.command()
@click.option("--destination", required=True, help="A name in destinations.yml.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent; send nothing.")
@click.option(
    "--accept-removals",
    is_flag=True,
    help="Send what is held: more than half of an audience removed.",
)
@destinations_option
@target_option
@project_option
@click.option(
    "--at", type=INSTANT, help="Measure the age at this UTC instant, not now."
)
@click.pass_context
def activate(
    context: click.Context,
    destination: str,
    dry_run: bool,
    accept_removals: bool,
    destinations: Path | None,
    target: str | None,
    project_dir: Path,
    at: datetime | None,
) -> None:
    """Send changes of the published segments to a destination, by consent.

    Exit codes: 0 both sides agree; 3 held until accepted; 4 locked by another
    process; 1 anything else, also when rows are left that others had locked.
    """
    try:
        definition = read_definition(
            destinations or project_dir / DESTINATIONS, destination, os.environ
        )
        sync = _sync(definition, project_dir, target, accept_removals)
        with sync.locked():
            _check_age(sync, project_dir, at)
            code = _preview(sync) if dry_run else _run(sync)
    except HeldError as error:
        click.echo(f"HELD. {error.message}", err=True)
        code = REJECTED
    except InputError as error:
        click.echo(error.message, err=True)
        code = LOCKED if isinstance(error, LockedError) else FAILED
    context.exit(code)


def _sync(
    definition: Definition, project_dir: Path, target: str | None, accept: bool
) -> Sync:
    return Sync(
        partial(open_warehouse, project_dir, target),
        project_dir,
        destination_of(definition),
        excluded=excluded_of,
        accept_removals=accept,
    )


def _check_age(sync: Sync, project_dir: Path, at: datetime | None) -> None:
    with sync.open() as warehouse:
        as_of = published_as_of(warehouse)
    now = at or datetime.now(UTC).replace(tzinfo=None)
    check_age(as_of, now, project_variable(project_dir, "max_days_since_run", 3))


def _preview(sync: Sync) -> int:
    try:
        sync.preview()
    finally:
        if sync.result.as_of:
            click.echo(_counts(sync.result, "would be"))
    return 0


def _run(sync: Sync) -> int:
    with progress_bars(Console()) as bars:
        name = sync.destination.definition.name
        task = bars.add_task(f"sending to {name}", total=0)
        sync.expect = lambda count: bars.update(
            task, total=(bars.tasks[task].total or 0) + count
        )
        sync.advance = lambda count: bars.advance(task, count)
        result = sync.run()
    click.echo(_counts(result, ""))
    if result.counts["rejected"]:
        _show_rejected(sync)
    if result.count_busy:
        click.echo(
            f"{result.count_busy:,} rows were locked by other sessions and left; run "
            "the command again.",
            err=True,
        )
        return FAILED
    return 0


def _counts(result: Result, word: str) -> str:
    done = ", ".join(
        f"{result.counts[action]:,} {word + ' ' if word else ''}{past}"
        for action, past in ((REMOVE, "removed"), (CHANGE, "changed"), (ADD, "added"))
    )
    there = f"{result.count_members:,} members there"
    lines = [f"as of {result.as_of:%Y-%m-%d}: {done}; {there}."]
    lines += [
        f"  {count:,} left out: {why}" for why, count in sorted(result.reasons.items())
    ]
    return "\n".join(lines)


def _show_rejected(sync: Sync) -> None:
    with sync.open() as warehouse:
        rows = Ledger(warehouse, sync.destination.definition.name).rejected()
    click.echo(
        f"WARNED: {len(rows):,} rows were rejected; they are tried again next time."
    )
    for said, count in Counter(map(_said, rows)).most_common(SHOWN_REASONS):
        click.echo(f"  {count:,} {said}")


def _said(row: Mapping[str, Any]) -> str:
    """Return action and reason without who it is: what is printed stays in logs."""
    reason = row["reason"]
    for name in (row["member_key"], row["customer_id"]):
        reason = reason.replace(name, "the customer")
    return f"to {row['action']}: {reason}"
