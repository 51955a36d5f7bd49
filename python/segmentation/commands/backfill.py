"""``segmentation backfill``: days of history, replayed in order."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console

from segmentation.backfill.acceptances import remember
from segmentation.backfill.days import STEPS, days_of
from segmentation.backfill.replay import Request, days_left, replay
from segmentation.backfill.report import summary, watched, why_stopped
from segmentation.backfill.verdicts import count_fits
from segmentation.commands.options import DAY, project_option, target_option
from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse
from segmentation.warehouse.connect import open_warehouse


@click.command()
@target_option
@project_option
@click.option("--from", "first", type=DAY, required=True, help="First day.")
@click.option("--to", "last", type=DAY, required=True, help="Last day.")
@click.option("--step", type=click.Choice(STEPS), default="daily", show_default=True)
@click.option("--vars", "variables", default="{}", help="Variables, as dbt takes them.")
@click.option("--accept-drift", is_flag=True, help="Publish whatever the gate says.")
@click.option(
    "--accept-day", type=DAY, multiple=True, help="Publish this day all the same."
)
@click.option("--accepted-by", help="Who accepts; it is recorded.")
@click.option("--because", "accepted_because", help="Why; it is recorded.")
@click.option("--restart", is_flag=True, help="Begin at --from, not where it stopped.")
@click.option(
    "--quick", is_flag=True, help="Between first and last, only the gate's tests."
)
@click.pass_context
def backfill(
    context: click.Context,
    target: str | None,
    project_dir: Path,
    first: date,
    last: date,
    step: str,
    variables: str,
    accept_drift: bool,
    accept_day: tuple[date, ...],
    restart: bool,
    quick: bool,
    **accepting: Any,
) -> None:
    """Replay days of history in order, as daily runs would have built them.

    What was published from the first day on is replaced. It stops at the first
    day that is rejected or fails; the same command then continues there.
    """
    days = days_of(first, last, step)
    request = Request(
        project_dir,
        target,
        days,
        _variables(variables),
        accept_drift,
        _on_the_way(frozenset(accept_day), days),
        {name: value for name, value in accepting.items() if value},
        quick,
    )
    context.exit(_run(request, restart))


def _on_the_way(accepted: frozenset[date], days: list[date]) -> frozenset[date]:
    strange = sorted(accepted - set(days))
    if strange:
        raise InputError(f"--accept-day {strange[0]} is none of the days replayed.")
    return accepted


def _variables(text: str) -> dict[str, Any]:
    given = yaml.safe_load(text) or {}
    if not isinstance(given, dict):
        raise InputError(f"--vars is {text!r}; write it as 'name: value'.")
    own = sorted({"as_of", "backfill", "accept_drift"} & set(given))
    if own:
        raise InputError(f"--vars sets {own[0]}, which a backfill sets itself.")
    return given


def _run(request: Request, restart: bool) -> int:
    """Replay the days and say what became of them; return the exit code."""

    def connect() -> Warehouse:
        return open_warehouse(request.project_dir, request.target)

    with connect() as warehouse:
        warehouse.hold_lock()
        left = request.days if restart else days_left(request, warehouse)
        request = replace(request, accepted_before=remember(warehouse))
    if left != request.days:
        click.echo(f"Continuing at {left[0]}; --restart begins at {request.days[0]}.")
    click.echo(
        "Reading the project, and staging the raw tables once (a minute or two before "
        "the first day) ...",
        err=True,
    )
    started = time.perf_counter()
    done = watched(replay(request, left, connect), left, Console())
    with connect() as warehouse:
        fits = count_fits(warehouse, done[0].as_of, done[-1].as_of)
    click.echo(summary(done, fits, time.perf_counter() - started))
    if done[-1].is_published:
        return 0
    click.echo(why_stopped(done[-1], request.accepted_before), err=True)
    return 1
