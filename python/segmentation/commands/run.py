"""``segmentation run``: the daily run, its layers, its outcome and an exit code."""

import os
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from segmentation.backfill.outer_views import keeping_views
from segmentation.backfill.process import DbtProcess, Failure
from segmentation.commands.options import (
    DAY,
    FILE,
    project_option,
    read_variables,
    target_option,
)
from segmentation.contract import project_variable
from segmentation.daily.layers import READING, Layers
from segmentation.daily.outcome import PUBLISHED, outcome_of, outcome_of_error
from segmentation.dbt_project import NAME, DbtProject
from segmentation.errors import InputError
from segmentation.status.metrics import write_metrics
from segmentation.status.problem import problem
from segmentation.status.runs import LedgerRow, has_ledger, last_accepted, last_runs
from segmentation.status.table import runs_table
from segmentation.status.webhook import notify_option, tell
from segmentation.warehouse.connect import open_warehouse

SHOWN_RUNS = 3
# In a project that has ours as a package: our models and what they read.
OF_PACKAGE = ("--select", f"+package:{NAME}")
# All of a project that is ours. Of a part, the project would have dbt walk up from each
# chosen test to see whether its tables are there, a seventh of Python's time.
OF_PROJECT = ("--indirect-selection", "eager")
# The tests of single columns, which one test asks for all of them (macro broken_rules).
RULES = ("accepted_values", "is_key", "keeps_one_of_each", "no_nulls", "not_null")
OF_RULES = tuple(f"test_name:{name},package:{NAME}" for name in RULES)


@click.command()
@target_option
@project_option
@click.option("--as-of", type=DAY, help="The day; else the last day that is over.")
@click.option("--vars", "variables", default="{}", help="Variables, as dbt takes them.")
@click.option(
    "--metrics", type=FILE, help="Write the metrics for Prometheus to this file, too."
)
@notify_option
@click.pass_context
def run(
    context: click.Context,
    target: str | None,
    project_dir: Path,
    as_of: date | None,
    variables: str,
    metrics: Path | None,
    notify: str,
) -> None:
    """Build all without unit tests, publish, and say what became of it.

    Exit codes: 0 published, also when it warns; 3 rejected; 4 locked by another
    process; 1 anything else.
    """
    if as_of:
        os.environ["SEGMENTATION_AS_OF"] = str(as_of)
    started = time.perf_counter()
    max_days = project_variable(project_dir, "max_days_since_run", 3)
    found = None
    try:
        failures = _build(project_dir, target, read_variables(variables))
        click.echo(f"{'all':<14} {time.perf_counter() - started:6.1f} s")
        newest, found = _look(project_dir, target, metrics, max_days)
        outcome = outcome_of(failures, newest)
    except InputError as error:
        outcome = outcome_of_error(error)
    is_bad = outcome.code != PUBLISHED
    tell(notify, outcome.sentence if is_bad else found, outcome.sentence)
    if found and not is_bad:
        click.echo(found)
    click.echo(outcome.sentence, err=is_bad)
    context.exit(outcome.code)


def _build(
    project_dir: Path, target: str | None, variables: dict[str, Any]
) -> list[Failure]:
    with open_warehouse(project_dir, target) as warehouse:
        warehouse.hold_lock()
    click.echo(READING, err=True)
    layers = Layers(Console())
    dbt = DbtProcess(project_dir, target, variables, layers)
    layers.expect(dbt.manifest.nodes.values())
    words = OF_PACKAGE if DbtProject(project_dir).is_outer else OF_PROJECT
    with keeping_views(dbt, lambda: open_warehouse(project_dir, target)), layers:
        without = ("--exclude-resource-type", "unit_test", "--exclude", *OF_RULES)
        return dbt.build(*without, *words)


def _look(
    project_dir: Path, target: str | None, metrics: Path | None, max_days: float
) -> tuple[LedgerRow | None, str | None]:
    """Print the last runs, write the metrics; return the newest run and a problem."""
    with open_warehouse(project_dir, target) as warehouse:
        if not has_ledger(warehouse):
            return None, None
        runs = last_runs(warehouse, SHOWN_RUNS)
        accepted = last_accepted(warehouse)
        if metrics and runs:
            write_metrics(warehouse, max_days, metrics)
    Console().print(runs_table(runs))
    now = datetime.now(UTC).replace(tzinfo=None)
    return next(iter(runs), None), problem(runs, accepted, now, max_days)
