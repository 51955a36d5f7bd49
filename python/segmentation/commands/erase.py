"""``segmentation erase``: a customer leaves every table, audience and file."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import click

from segmentation.activation.definition import FILE as DESTINATIONS
from segmentation.commands.activate import destinations_option
from segmentation.commands.options import project_option, target_option
from segmentation.contract import project_variable
from segmentation.daily.outcome import FAILED, LOCKED
from segmentation.erasure.erase import Erasure
from segmentation.erasure.pseudonyms import VARIABLE, checked_key
from segmentation.erasure.retention import rename_expired
from segmentation.errors import InputError, LockedError
from segmentation.status.runs import has_ledger, last_accepted
from segmentation.warehouse.connect import open_warehouse


@click.command()
@click.option("--customer", help="The customer id; its aliases follow.")
@click.option(
    "--expired",
    is_flag=True,
    help="Rename in histories who left longer than retention_days ago.",
)
@click.option("--vars", "variables", default="{}", help="Variables, as dbt takes them.")
@click.option(
    "--build/--no-build",
    default=True,
    show_default=True,
    help="Build the last accepted day again, so that sums are without the customer.",
)
@destinations_option
@target_option
@project_option
@click.pass_context
def erase(
    context: click.Context,
    customer: str | None,
    expired: bool,
    variables: str,
    build: bool,
    destinations: Path | None,
    target: str | None,
    project_dir: Path,
) -> None:
    """Erase a customer from every table, audience and file, and prove it.

    Run it again after a failure: each step can be repeated. Exit codes: 0 erased
    and proved; 4 locked by another process; 1 anything else.
    """
    connect = partial(open_warehouse, project_dir, target)
    if bool(customer) == expired:
        raise click.UsageError("name --customer or --expired, one of them.")
    try:
        if expired:
            _rename_expired(connect, project_dir)
            return
        erasure = Erasure(
            connect,
            project_dir,
            destinations or project_dir / DESTINATIONS,
            customer,
            checked_key(os.environ.get(VARIABLE)),
            click.echo,
        )
        erasure.remember()
        erasure.remove_from_audiences()
        erasure.delete_rows()
        is_published = build and _build(connect, project_dir, target, variables)
        changed = erasure.clean_up()
        if changed:
            click.echo(f"  cleaned {len(changed):,} files of the project")
        erasure.prove(is_published)
        erasure.free_bytes()
    except InputError as error:
        click.echo(error.message, err=True)
        context.exit(LOCKED if isinstance(error, LockedError) else FAILED)


def _rename_expired(connect: partial, project_dir: Path) -> None:
    days = project_variable(project_dir, "retention_days", None)
    if days is None:
        raise InputError(
            "retention_days is not set in dbt_project.yml: histories keep all names."
        )
    with connect() as warehouse:
        count = rename_expired(warehouse, days)
    click.echo(f"{count:,} customers who left more than {days} days ago are renamed.")


def _build(
    connect: partial, project_dir: Path, target: str | None, variables: str
) -> bool:
    """Run the last accepted day again; whatever becomes of it, go on.

    In a process of its own: dbt keeps the DuckDB file open until its process ends.
    """
    with connect() as warehouse:
        as_of = last_accepted(warehouse) if has_ledger(warehouse) else None
    if as_of is None:
        click.echo("4 nothing is published, so nothing is built")
        return False
    words = [sys.executable, "-m", "segmentation.cli", "run", "--vars", variables]
    words += ["--as-of", f"{as_of:%Y-%m-%d}", "--project-dir", str(project_dir)]
    words += ["--target", target] if target else []
    if subprocess.run(words, check=False).returncode:
        click.echo(
            "4 no run without the customer is published; the published copy was "
            "cleaned row by row, and its sums follow with the next run",
            err=True,
        )
        return False
    click.echo(f"4 built and published as of {as_of:%Y-%m-%d} without the customer")
    return True
