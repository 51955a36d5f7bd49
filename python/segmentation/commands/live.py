"""``segmentation live``: the segment of this moment."""

import os
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from segmentation.commands.live_events import consume, outbox, resume
from segmentation.commands.options import project_option, target_option
from segmentation.contract import project_variable
from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.live.check import compare, published_ids
from segmentation.load.progress import progress_bars
from segmentation.warehouse.connect import open_warehouse
from segmentation.warehouse.profile import load_credentials

SHOWN = 5


@click.group()
def live() -> None:
    """Serve the segment of now over HTTP, take events, tell what changed."""


for command in (consume, outbox, resume):
    live.add_command(command)


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


@live.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--connections",
    default=4,
    show_default=True,
    type=click.IntRange(min=1),
    help="Most connections to the database; who comes later waits two seconds.",
)
@click.option(
    "--per-second",
    default=500.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    help="Requests per second of a token; twice as many may come at once.",
)
@click.option(
    "--without-tokens",
    is_flag=True,
    help="Let everybody on this machine ask; other hosts than 127.0.0.1 are rejected.",
)
@click.option(
    "--behind-pooler",
    is_flag=True,
    help="Keep no prepared statements, which PgBouncer in transaction mode forgets.",
)
@target_option
@project_option
def serve(
    host: str,
    port: int,
    connections: int,
    per_second: float,
    without_tokens: bool,
    behind_pooler: bool,
    target: str | None,
    project_dir: Path,
) -> None:
    """Answer over HTTP which segment a customer is in now.

    Tokens are read from SEGMENTATION_API_TOKENS, as name:token with commas, those of
    who may send events from SEGMENTATION_EVENT_TOKENS. The target's role needs to be
    in live_roles, for events in live_event_roles, and needs no other right.
    """
    try:
        from segmentation.live.api.serve import Settings, tokens_for
        from segmentation.live.api.serve import serve as serve_until_stopped
    except ImportError as error:
        raise InputError(
            f"live serve needs {error.name}: pip install 'customer-segmentation[live]'."
        ) from error
    tokens, event_tokens = tokens_for(os.environ, host, without_tokens)
    max_days = project_variable(project_dir, "max_days_since_run", 3)
    credentials = load_credentials(project_dir, target)
    schema = DbtProject(project_dir).schema(credentials.schema)
    settings = Settings(tokens, event_tokens, max_days, per_second)
    serve_until_stopped(
        *(credentials, schema, connections, settings),
        address=(host, port),
        keeps_statements=not behind_pooler,
    )
