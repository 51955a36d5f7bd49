"""The command ``python -m benchmarks``, run from the project's folder."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from benchmarks.comparison import CHOICES, PARTS, Say, compare, compare_layers
from benchmarks.deliveries import Deliveries, make_deliveries
from benchmarks.guard import guarded, read_committed
from benchmarks.memory import bytes_of
from benchmarks.meter import FailedError
from benchmarks.page import page, read_results
from benchmarks.table import result_tables
from benchmarks.workbench import ENGINES
from segmentation.commands.options import FILE, FOLDER
from segmentation.errors import InputError
from segmentation.load.progress import progress_bars, table_reporter

PROJECT = Path(__file__).parents[1]
RESULTS = Path("docs/benchmarks")
PAGE = Path("docs/benchmarks.md")
# Rows cost something in the one, and next to nothing in the other.
GUARDED_CUSTOMERS = (50_000, 500)
AT_LEAST_ONE = click.IntRange(min=1)


def _memory_limit(
    _context: click.Context, _option: click.Parameter, limit: str | None
) -> str | None:
    """Return the limit as it was given, if it is one."""
    if limit:
        bytes_of(limit)
    return limit


@click.command(context_settings={"max_content_width": 88})
@click.option("--customers", type=AT_LEAST_ONE, default=100_000, show_default=True)
@click.option(
    "--engine", type=click.Choice(ENGINES), default="duckdb", show_default=True
)
@click.option("--json", "out", type=FILE, help="Write the numbers here.")
@click.option(
    "--only", type=click.Choice(CHOICES), multiple=True, help="Part; repeatable."
)
@click.option(
    "--repeat", type=AT_LEAST_ONE, default=1, show_default=True, help="Rounds."
)
@click.option(
    "--threads", type=AT_LEAST_ONE, help="Threads of dbt; else the profile's."
)
@click.option("--memory-limit", callback=_memory_limit, help="Of DuckDB, such as 2GB.")
@click.option(
    "--cache", type=FOLDER, default=".bench", show_default=True, help="Made-up data."
)
@click.option("--render", is_flag=True, help=f"Only write {PAGE} from {RESULTS}.")
@click.option(
    "--guard", type=FILE, help="Fail if a layer costs more than in this file."
)
@click.option("--commit", is_flag=True, help="Write the file of --guard anew.")
def main(
    render: bool, guard: Path | None, commit: bool, out: Path | None, **options: Any
) -> None:
    """Measure a build beside a notebook and a script of SQL written by hand.

    A made-up shop is generated (or reused) and loaded; then the notebook, the
    script, the first build and a build one day later run in turn, each as a process
    of its own, in a warehouse that is removed afterwards.
    """
    if options["memory_limit"] and options["engine"] != "duckdb":
        raise click.UsageError("--memory-limit belongs to --engine duckdb.")
    if render:
        _render()
    elif guard:
        _guard(guard, options["cache"], commit)
    else:
        result = _measure(options)
        if out:
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_text(json.dumps(result, indent=1) + "\n")


def _measure(options: dict[str, Any]) -> dict[str, Any]:
    engine, customers = options["engine"], options["customers"]
    (shop,) = _shops(options["cache"], customers)
    with _steps(options["cache"], f"{engine}_{customers}") as (logs, say):
        result = compare(
            shop,
            engine,
            PROJECT,
            logs,
            say,
            parts=tuple(options["only"]) or PARTS,
            repeat=options["repeat"],
            threads=options["threads"],
            memory_limit=options["memory_limit"],
        )
    Console().print(*result_tables(result))
    return result


def _shops(cache: Path, *customers: int) -> list[Deliveries]:
    """Return a shop for each number of customers, made unless the cache has it."""
    with progress_bars(Console(stderr=True)) as bars:
        return [
            make_deliveries(cache, count, table_reporter(bars)) for count in customers
        ]


@contextmanager
def _steps(cache: Path, name: str) -> Iterator[tuple[Path, Say]]:
    """Yield a folder for logs, and what says a step; a failure becomes a sentence."""
    console = Console(stderr=True)
    logs = cache / "logs" / name
    logs.mkdir(parents=True, exist_ok=True)
    try:
        yield logs, lambda step: console.print(f"[dim]{step} ...[/]", highlight=False)
    except FailedError as error:
        raise InputError(str(error)) from error


def _render() -> None:
    (PROJECT / PAGE).write_text(page(read_results(PROJECT / RESULTS)))
    click.echo(f"{PAGE} is written.")


def _guard(file: Path, cache: Path, is_committed: bool) -> None:
    """Compare with the file, or write it; code 1 if a layer lost twice."""
    if is_committed:
        file.write_text(json.dumps(_measure_layers(cache), indent=1) + "\n")
        click.echo(f"{file} is written.")
        return
    changes, is_well = guarded(read_committed(file), lambda: _measure_layers(cache))
    for change in changes:
        click.echo(change.sentence)
    if not is_well:
        click.get_current_context().exit(1)


def _measure_layers(cache: Path) -> dict[str, Any]:
    large, tiny = _shops(cache, *GUARDED_CUSTOMERS)
    with _steps(cache, "guard") as (logs, say):
        return compare_layers(large, tiny, PROJECT, logs, say)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
