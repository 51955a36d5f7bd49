"""``segmentation live``: the segment of this moment."""

from functools import partial
from pathlib import Path

import click
from rich.console import Console

from segmentation.commands.options import project_option, target_option
from segmentation.live.check import compare, published_ids
from segmentation.load.progress import progress_bars
from segmentation.warehouse.connect import open_warehouse

SHOWN = 5


@click.group()
def live() -> None:
    """Check the function that says a customer's segment of this moment."""


@live.command()
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    help="Ask for this number of customers, not for all.",
)
@target_option
@project_option
@click.pass_context
def check(
    context: click.Context, sample: int | None, target: str | None, project_dir: Path
) -> None:
    """Compare what the function says with what the build published.

    As of the published run both are the same, of every customer; the exit code is
    1 where they differ.
    """
    with open_warehouse(project_dir, target) as warehouse:
        ids = published_ids(warehouse, sample)
        with progress_bars(Console(stderr=True)) as bars:
            task = bars.add_task("asking for customers", total=len(ids))
            found = compare(warehouse, ids, partial(bars.advance, task))
    for customer_id, column, published, says in found.differing[:SHOWN]:
        click.echo(f"{customer_id}: {column} is {published}, live_segment says {says}")
    count = len({customer_id for customer_id, *_ in found.differing})
    click.echo(f"{found.count - count:,} of {found.count:,} customers are equal.")
    context.exit(1 if count else 0)
