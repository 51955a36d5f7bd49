"""``segmentation rehearse``: which faults would the gate see in my data."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from segmentation.commands.options import DAY, project_option, target_option
from segmentation.errors import InputError
from segmentation.rehearse.fault import Fault
from segmentation.rehearse.faults import FAULTS
from segmentation.rehearse.place import rehearsal_place
from segmentation.rehearse.rehearsal import (
    CAUGHT,
    MISSED,
    SKIPPED,
    WARNED,
    Rehearsal,
    Result,
)

STYLES = {CAUGHT: "green", WARNED: "yellow", MISSED: "red", SKIPPED: "dim"}
NOT_ALL_CAUGHT = 1


@click.command()
@target_option
@project_option
@click.option("--list", "is_list", is_flag=True, help="Print the faults, do nothing.")
@click.option("--fault", "names", multiple=True, help="A fault; may be repeated.")
@click.option("--all", "is_all", is_flag=True, help="All faults.")
@click.option(
    "--size",
    type=click.FloatRange(min=0, min_open=True),
    help="How large the fault is, as --list says: a share, a factor or days.",
)
@click.option("--as-of", type=DAY, help="The day; else that of the newest run.")
@click.option("--vars", "variables", default="{}", help="Bounds to try, as dbt's.")
@click.pass_context
def rehearse(
    context: click.Context,
    target: str | None,
    project_dir: Path,
    is_list: bool,
    names: tuple[str, ...],
    is_all: bool,
    size: float | None,
    as_of: date | None,
    variables: str,
) -> None:
    """Replay faults on a copy of the last delivery; say which are caught.

    Nothing of the warehouse is changed, and nothing is published. Exit codes: 0
    all were caught; 1 not all; 2 it could not be tried.
    """
    if is_list:
        Console().print(_listed())
        return
    faults = _chosen(names, is_all)
    given = _variables(variables)
    day = datetime.combine(as_of, time()) if as_of else None
    with rehearsal_place(project_dir, target) as place:
        click.echo(
            "Copying the delivery, and building it without a fault ...", err=True
        )
        rehearsal = Rehearsal(place, day, given)
        click.echo(rehearsal.prepare())
        results = _watched(rehearsal.results(faults, size), len(faults))
    Console().print(_table(results))
    tried = [result for result in results if result.outcome != SKIPPED]
    caught = sum(result.outcome == CAUGHT for result in tried)
    click.echo(f"{caught} of {len(tried)} faults are caught.")
    context.exit(NOT_ALL_CAUGHT if caught < len(tried) else 0)


def _chosen(names: tuple[str, ...], is_all: bool) -> list[Fault]:
    if is_all == bool(names):
        raise InputError("give either --fault NAME or --all; --list prints the names.")
    strange = [name for name in names if name not in FAULTS]
    if strange:
        raise InputError(
            f"--fault {strange[0]} is none of the faults: {', '.join(FAULTS)}."
        )
    return list(FAULTS.values()) if is_all else [FAULTS[name] for name in names]


def _variables(text: str) -> dict[str, Any]:
    given = yaml.safe_load(text) or {}
    if not isinstance(given, dict):
        raise InputError(f"--vars is {text!r}; write it as 'name: value'.")
    own = sorted({"as_of", "accept_drift"} & set(given))
    if own:
        raise InputError(f"--vars sets {own[0]}, which a rehearsal sets itself.")
    return given


def _watched(results: Iterator[Result], count: int) -> list[Result]:
    """Go through the results while showing how many are left."""
    console = Console(stderr=True)
    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    seen = []
    with bars:
        task = bars.add_task("faults", total=count)
        for result in results:
            seen.append(result)
            if not console.is_terminal:
                click.echo(f"{result.fault}: {result.outcome}", err=True)
            bars.update(task, description=result.fault, advance=1)
    return seen


def _listed() -> Table:
    table = Table("Fault", "What is wrong", "Size", box=None)
    for fault in FAULTS.values():
        size = "" if fault.size is None else f"{fault.size:g}"
        table.add_row(fault.name, fault.sentence, size)
    return table


def _table(results: list[Result]) -> Table:
    table = Table("Fault", "", "The gate says first", box=None)
    for result in results:
        outcome = f"[{STYLES[result.outcome]}]{result.outcome}[/]"
        table.add_row(result.fault, outcome, result.line)
    return table
