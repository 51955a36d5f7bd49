"""``segmentation demo``: a made-up shop with a history and a rejected run."""

from pathlib import Path

import click
from rich.console import Console

from segmentation.backfill.report import watched, why_stopped
from segmentation.commands.options import project_option, target_option
from segmentation.contract import default_raw_schema, read_contract
from segmentation.demo.plan import Plan
from segmentation.demo.play import Demo
from segmentation.demo.sentences import outcome, reason_of, welcome
from segmentation.demo.state import state_of
from segmentation.load.progress import progress_bars
from segmentation.warehouse.base import Connect, Warehouse
from segmentation.warehouse.connect import open_warehouse

NOT_NEGATIVE = click.IntRange(min=0)


@click.command()
@target_option
@project_option
@click.option(
    "--customers", type=click.IntRange(min=1), default=2000, show_default=True
)
@click.option(
    "--months", type=NOT_NEGATIVE, default=4, show_default=True, help="Monthly runs."
)
@click.option(
    "--days", type=NOT_NEGATIVE, default=5, show_default=True, help="Daily runs."
)
@click.option(
    "--again", is_flag=True, help="Replace the raw tables and history that are there."
)
@click.pass_context
def demo(
    context: click.Context,
    target: str | None,
    project_dir: Path,
    again: bool,
    **choices: int,
) -> None:
    """Load a made-up shop and replay its last months, with one rejected day.

    Nothing is done where there are raw tables or a history already. The newest
    day is left to dbt build.
    """
    if not choices["months"] and not choices["days"]:
        raise click.UsageError(
            "--months 0 --days 0 leaves no run before the one to be rejected; "
            "give at least one of either."
        )

    def connect() -> Warehouse:
        return open_warehouse(project_dir, target)

    with connect() as warehouse:
        warehouse.hold_lock()
        raw = default_raw_schema(project_dir)
        state = state_of(warehouse, set(read_contract(project_dir)), raw)
    if state.why_not and not again:
        click.echo(state.why_not)
        return
    context.exit(_play(Plan(**choices), project_dir, target, connect, again))


def _play(
    plan: Plan, project_dir: Path, target: str | None, connect: Connect, again: bool
) -> int:
    click.echo(welcome(plan))
    with progress_bars(Console(stderr=True)) as bars:
        demo = Demo(plan, project_dir, target, connect, bars, again)
        done = watched(demo.days(), demo.request.days, Console())
    if done[-1].as_of == plan.rejected:
        with connect() as warehouse:
            click.echo(outcome(plan, done[-1], reason_of(warehouse)))
        return 0 if done[-1].verdict == "rejected" else 1
    click.echo(why_stopped(done[-1]), err=True)
    return 1
