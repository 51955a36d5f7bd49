"""``segmentation summary``: the published segments on one screen."""

from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from segmentation.commands.options import FILE, project_option, target_option
from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.next_steps import after_build
from segmentation.segment_table import said_of_rules, save_picture, segment_table
from segmentation.status.problem import day_and_age
from segmentation.status.runs import (
    has_ledger,
    last_accepted,
    last_failure,
    last_runs,
)
from segmentation.warehouse.base import Warehouse
from segmentation.warehouse.connect import open_warehouse


@click.command()
@target_option
@project_option
@click.option("--svg", type=FILE, help="Write the table as a picture here, too.")
def summary(target: str | None, project_dir: Path, svg: Path | None) -> None:
    """Print where the tables are, and the segments with their sizes."""
    with open_warehouse(project_dir, target) as warehouse:
        accepted = last_accepted(warehouse) if has_ledger(warehouse) else None
        said = _what_became(warehouse, accepted)
        if said and accepted is None:
            raise InputError(said)
        segments = segment_table(warehouse)
        Console().print(segments)
        by_rules = said_of_rules(warehouse)
        click.echo(by_rules or "", nl=bool(by_rules))
        if svg:
            save_picture(segments, svg)
        click.echo(f"The tables are in schema {warehouse.schema} of {warehouse.place}.")
        click.echo(said or "", nl=bool(said))
    click.echo(after_build(DbtProject(project_dir).is_outer))


def _what_became(warehouse: Warehouse, accepted: datetime | None) -> str | None:
    """Say which day is shown and how old it is, and what became of the last run."""
    failed = last_failure(warehouse)
    if not has_ledger(warehouse):
        return (
            f"there are no segments yet: the last dbt build failed: {failed.reason}"
            if failed
            else None
        )
    runs = last_runs(warehouse, 1)
    if not runs:
        return None
    newest = runs[0]
    now = datetime.now(UTC).replace(tzinfo=None)
    shown = f"They are {day_and_age(accepted, now)}." if accepted else ""
    if failed:
        return (
            f"The last build failed: {failed.reason} "
            f"{shown or 'Nothing is published yet.'}"
        )
    if newest.is_rejected:
        return (
            f"The last run, as of {newest.as_of:%Y-%m-%d}, was rejected: "
            f"{newest.reasons}. {shown or 'Nothing is published yet.'}"
        )
    return f"{shown} The run was {newest.title}: {newest.why}."
