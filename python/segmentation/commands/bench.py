"""``segmentation bench``; only click is imported at the top."""

import json
from pathlib import Path
from typing import Any

import click

from segmentation.commands.options import FILE, FOLDER, project_option
from segmentation.errors import InputError

RESULTS = Path("docs/benchmarks")
PAGE = Path("docs/benchmarks.md")


@click.command()
@project_option
@click.option("--customers", type=int, default=100_000, show_default=True)
@click.option("--engine", default="duckdb", show_default=True, help="Or postgres.")
@click.option("--json", "out", type=FILE, help="Write the numbers here.")
@click.option(
    "--only",
    multiple=True,
    help="project, first_build, notebook or floor; repeatable.",
)
@click.option("--repeat", type=int, default=1, show_default=True, help="Rounds.")
@click.option("--threads", type=int, help="Threads of dbt; else the profile's.")
@click.option("--memory-limit", help="Of DuckDB, such as 2GB.")
@click.option(
    "--cache", type=FOLDER, default=".bench", show_default=True, help="Made-up data."
)
@click.option("--render", is_flag=True, help=f"Only write {PAGE} from {RESULTS}.")
@click.option(
    "--guard", type=FILE, help="Fail if the ratios are worse than in this file."
)
def bench(project_dir: Path, **options: Any) -> None:
    """Measure a build beside a notebook and a script of SQL written by hand.

    A made-up shop is generated (or reused) and loaded; then the notebook, the
    script, the first build and a build one day later run in turn, each as a process
    of its own, in a warehouse that is removed afterwards.
    """
    if options["render"]:
        return _render(project_dir)
    _check(options)
    if options["guard"]:
        return _guard(project_dir, options["guard"], options)
    result = _measure(project_dir, options)
    if options["out"]:
        options["out"].parent.mkdir(parents=True, exist_ok=True)
        options["out"].write_text(json.dumps(result, indent=1) + "\n")
    return None


def _check(options: dict[str, Any]) -> None:
    for name, least in (("customers", 1), ("repeat", 1), ("threads", 1)):
        if options[name] is not None and options[name] < least:
            raise InputError(
                f"--{name} is {options[name]}, but must be at least {least}."
            )
    from segmentation.bench.comparison import CHOICES
    from segmentation.bench.workbench import check_engine

    check_engine(options["engine"], options["memory_limit"])
    for part in options["only"]:
        if part not in CHOICES:
            raise InputError(
                f"--only is {part}, but must be one of {', '.join(CHOICES)}."
            )


def _measure(project_dir: Path, options: dict[str, Any]) -> dict[str, Any]:
    from rich.console import Console

    from segmentation.bench.comparison import PARTS, compare
    from segmentation.bench.meter import FailedError
    from segmentation.bench.table import result_tables
    from segmentation.bench.world import make_world
    from segmentation.load.progress import progress_bars, table_reporter

    console = Console(stderr=True)
    with progress_bars(console) as bars:
        world = make_world(options["cache"], options["customers"], table_reporter(bars))
    logs = options["cache"] / "logs" / f"{options['engine']}_{world.customers}"
    logs.mkdir(parents=True, exist_ok=True)
    try:
        result = compare(
            world,
            options["engine"],
            project_dir,
            logs,
            lambda step: console.print(f"[dim]{step} ...[/]", highlight=False),
            parts=tuple(options["only"]) or PARTS,
            repeat=options["repeat"],
            threads=options["threads"],
            memory_limit=options["memory_limit"],
        )
    except FailedError as error:
        raise InputError(str(error)) from error
    Console().print(*result_tables(result))
    return result


def _render(project_dir: Path) -> None:
    from segmentation.bench.page import page, read_results

    (project_dir / PAGE).write_text(page(read_results(project_dir / RESULTS)))
    click.echo(f"{PAGE} is written.")


def _guard(project_dir: Path, file: Path, options: dict[str, Any]) -> None:
    """Measure as the file says; code 1 if a ratio was lost twice."""
    from segmentation.bench.guard import guarded, read_committed

    committed = read_committed(file)
    same = {name: committed[name] for name in ("customers", "engine", "threads")}
    chosen = options | same | {"only": ("project", "floor"), "repeat": 1}
    judged, is_well = guarded(committed, lambda: _measure(project_dir, chosen))
    for item in judged:
        click.echo(item.sentence)
    if not is_well:
        click.get_current_context().exit(1)
