"""``segmentation demo``; only click is imported at the top."""

from pathlib import Path
from typing import Any

import click

from segmentation.commands.options import project_option, target_option


@click.command()
@target_option
@project_option
@click.option("--customers", type=int, default=2000, show_default=True)
@click.option("--months", type=int, default=4, show_default=True, help="Monthly runs.")
@click.option("--days", type=int, default=5, show_default=True, help="Daily runs.")
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
    """Load a made-up shop and replay its last months, one refused day among them.

    Nothing is done where there are raw tables or a history already. The newest
    day is left to dbt build.
    """
    from segmentation.contract import default_raw_schema, read_contract
    from segmentation.demo.plan import Plan
    from segmentation.demo.state import state_of
    from segmentation.warehouse.connect import open_warehouse

    def connect() -> Any:
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
    plan: Any, project_dir: Path, target: str | None, connect: Any, again: bool
) -> int:
    from rich.console import Console

    from segmentation.backfill.report import watched, why_stopped
    from segmentation.demo.play import Demo
    from segmentation.demo.words import outcome, reason_of, welcome
    from segmentation.load.progress import progress_bars

    click.echo(welcome(plan))
    with progress_bars(Console(stderr=True)) as bars:
        demo = Demo(plan, project_dir, target, connect, bars, again)
        done = watched(demo.days(), demo.request.days, Console())
    if done[-1].as_of == plan.refused:
        with connect() as warehouse:
            click.echo(outcome(plan, done[-1], reason_of(warehouse)))
        return 0 if done[-1].verdict == "rejected" else 1
    click.echo(why_stopped(done[-1]), err=True)
    return 1
