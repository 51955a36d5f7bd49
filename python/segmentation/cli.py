"""The command line ``segmentation``; it composes, the packages work.

Only click is imported at the top, so that ``--help`` answers at once.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from segmentation.commands.backfill import backfill
from segmentation.commands.bench import bench
from segmentation.commands.demo import demo
from segmentation.commands.export_model import export_model
from segmentation.commands.metrics import metrics
from segmentation.commands.options import FILE, FOLDER, project_option, target_option
from segmentation.commands.report import report
from segmentation.commands.status import status
from segmentation.errors import InputError

DAY = click.DateTime(formats=["%Y-%m-%d"])


class OneSentence(click.Group):
    """A group whose commands end a user's mistake with one sentence and code 2."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; an ``InputError`` becomes a message, not a traceback."""
        try:
            return super().invoke(context)
        except InputError as error:
            click.echo(f"Error: {error}", err=True)
            context.exit(2)


@click.group(cls=OneSentence, context_settings={"max_content_width": 88})
@click.version_option(package_name="customer-segmentation")
def main() -> None:
    """Load data for the customer segmentation and look at its result."""


main.add_command(backfill)
main.add_command(bench)
main.add_command(demo)
main.add_command(export_model)
main.add_command(metrics)
main.add_command(report)
main.add_command(status)


@main.command()
@target_option
@project_option
@click.option("--from", "source", type=FOLDER, help="Folder of <table>.parquet or csv.")
@click.option(
    "--dataset", help="synthetic, online-retail-ii, complete-journey or cdnow."
)
@click.option("--raw-schema", help="Schema of the raw tables; else the project's.")
@click.option("--path", type=FILE, help="File of the data set.")
@click.option("--sheet", help="online-retail-ii: load this sheet only.")
@click.option("--customers", type=int, help="synthetic: how many.")
@click.option("--seed", type=int, help="synthetic: seed of the random numbers.")
@click.option("--start", type=DAY, help="synthetic: first day.")
@click.option("--end", type=DAY, help="synthetic: day after the last one.")
@click.option("--if-missing", is_flag=True, help="Keep raw tables that are there.")
@click.option("--out", type=FOLDER, help="Keep the files of the data set here.")
def load(
    target: str | None,
    project_dir: Path,
    source: Path | None,
    dataset: str | None,
    raw_schema: str | None,
    if_missing: bool,
    out: Path | None,
    **options: Any,
) -> None:
    """Replace the raw tables by a folder's files or by a known data set.

    All tables are checked first and then replaced in one transaction: bad input
    changes nothing.
    """
    from segmentation.contract import default_raw_schema
    from segmentation.datasets import find_dataset

    if (source is None) == (dataset is None):
        raise InputError("give either --from DIR or --dataset NAME.")
    given = {name: value for name, value in options.items() if value is not None}
    if source and (given or out):
        name = next(iter(given), "out")
        raise InputError(f"--{name} belongs to --dataset, not to --from.")
    days = {k: v.date() for k, v in given.items() if isinstance(v, datetime)}
    write = find_dataset(dataset, given | days) if dataset else None
    schema = raw_schema or default_raw_schema(project_dir)
    # Also fails now, not after minutes of reading, if the warehouse is not there.
    if _is_loaded(project_dir, target, schema) and if_missing:
        click.echo(f"Schema {schema} has its tables already: nothing was loaded.")
        return
    with ExitStack() as stack:
        if write:
            source = out or stack.enter_context(_temporary_folder())
            _write_dataset(write, source)
        _load(source, project_dir, target, schema)


@main.command()
@target_option
@project_option
@click.option("--svg", type=FILE, help="Write the table as a picture here, too.")
def summary(target: str | None, project_dir: Path, svg: Path | None) -> None:
    """Print where the tables are, and the segments with their sizes."""
    from rich.console import Console

    from segmentation.summary import save_picture, segments_summary
    from segmentation.warehouse.connect import open_warehouse

    with open_warehouse(project_dir, target) as warehouse:
        segments = segments_summary(warehouse)
        Console().print(segments)
        if svg:
            save_picture(segments, svg)
        click.echo(f"The tables are in schema {warehouse.schema} of {warehouse.place}.")


def _temporary_folder() -> AbstractContextManager[Path]:
    from segmentation.load.scratch import scratch_folder

    return scratch_folder("segmentation_dataset_")


def _is_loaded(project_dir: Path, target: str | None, schema: str) -> bool:
    """Return whether all required tables are there; no file is held open."""
    from segmentation.contract import read_contract
    from segmentation.warehouse.connect import open_warehouse

    tables = read_contract(project_dir).values()
    required = {table.name for table in tables if table.is_required}
    with open_warehouse(project_dir, target) as warehouse:
        return required <= warehouse.table_names(schema)


def _write_dataset(write: Callable[..., None], directory: Path) -> None:
    from rich.console import Console

    from segmentation.load.progress import progress_bars, table_reporter

    directory.mkdir(parents=True, exist_ok=True)
    with progress_bars(Console(stderr=True)) as bars:
        write(directory, progress=table_reporter(bars))


def _load(source: Path, project_dir: Path, target: str | None, schema: str) -> None:
    from rich.console import Console

    from segmentation.contract import read_contract
    from segmentation.load.progress import progress_bars
    from segmentation.load.run import load_directory
    from segmentation.warehouse.connect import open_warehouse

    tables = read_contract(project_dir)
    with progress_bars(Console(stderr=True)) as bars:
        loaded, notes = load_directory(
            source, tables, lambda: open_warehouse(project_dir, target), schema, bars
        )
    for note in notes:
        click.echo(note)
    for item in loaded:
        click.echo(
            f"{schema}.{item.name:<12} {item.count_rows:>12,} rows "
            f"{item.seconds:>7.1f} s"
        )


if __name__ == "__main__":
    main()
