"""``segmentation load``: files or a known data set become the raw tables."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from segmentation.commands.options import (
    DAY,
    FILE,
    FOLDER,
    project_option,
    target_option,
)
from segmentation.contract import default_raw_schema, read_contract
from segmentation.datasets import DATASETS, find_dataset
from segmentation.errors import InputError
from segmentation.load.attributes import with_attributes
from segmentation.load.progress import progress_bars, table_reporter
from segmentation.load.run import load_directory
from segmentation.load.scratch import scratch_folder
from segmentation.load.template import write_template
from segmentation.warehouse.connect import open_warehouse


@click.command()
@target_option
@project_option
@click.option("--from", "source", type=FOLDER, help="Folder of <table>.parquet or csv.")
@click.option("--dataset", type=click.Choice(DATASETS), help="A known data set.")
@click.option("--template", type=FOLDER, help="Write empty files to fill in here.")
@click.option("--raw-schema", help="Schema of the raw tables; else the project's.")
@click.option("--path", type=FILE, help="File of the data set.")
@click.option("--sheet", help="online-retail-ii: load this sheet only.")
@click.option("--customers", type=click.IntRange(min=1), help="synthetic: how many.")
@click.option(
    "--seed", type=click.IntRange(min=0), help="synthetic: seed of the random numbers."
)
@click.option("--start", type=DAY, help="synthetic: first day.")
@click.option("--end", type=DAY, help="synthetic: day after the last one.")
@click.option("--if-missing", is_flag=True, help="Keep raw tables that are there.")
@click.option("--out", type=FOLDER, help="Keep the files of the data set here.")
def load(
    target: str | None,
    project_dir: Path,
    source: Path | None,
    dataset: str | None,
    template: Path | None,
    raw_schema: str | None,
    if_missing: bool,
    out: Path | None,
    **options: Any,
) -> None:
    """Replace the raw tables by a folder's files or by a known data set.

    --template DIR loads nothing: it writes a CSV file per table with its header.
    All tables are checked first and then replaced in one transaction: bad input
    changes nothing.
    """
    if sum(given is not None for given in (source, dataset, template)) != 1:
        raise InputError("give one of --from DIR, --dataset NAME and --template DIR.")
    if template:
        for line in write_template(template, read_contract(project_dir)):
            click.echo(line)
        return
    given = {name: value for name, value in options.items() if value is not None}
    if source and (given or out):
        name = next(iter(given), "out")
        raise InputError(f"--{name} belongs to --dataset, not to --from.")
    write = find_dataset(dataset, given) if dataset else None
    schema = raw_schema or default_raw_schema(project_dir)
    # Also fails now, not after minutes of reading, if the warehouse is not there.
    if _is_loaded(project_dir, target, schema) and if_missing:
        click.echo(f"Schema {schema} has its tables already: nothing was loaded.")
        return
    with ExitStack() as stack:
        if write:
            source = out or stack.enter_context(scratch_folder("segmentation_dataset_"))
            _write_dataset(write, source)
        _load(source, project_dir, target, schema)


def _is_loaded(project_dir: Path, target: str | None, schema: str) -> bool:
    """Return whether all required tables are there; no file is held open."""
    tables = read_contract(project_dir).values()
    required = {table.name for table in tables if table.is_required}
    with open_warehouse(project_dir, target) as warehouse:
        return required <= warehouse.table_names(schema)


def _write_dataset(write: Callable[..., None], directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    with progress_bars(Console(stderr=True)) as bars:
        write(directory, progress=table_reporter(bars))


def _load(source: Path, project_dir: Path, target: str | None, schema: str) -> None:
    tables = with_attributes(source, read_contract(project_dir))
    with progress_bars(Console(stderr=True)) as bars:
        loaded, notes = load_directory(
            source, tables, lambda: open_warehouse(project_dir, target), schema, bars
        )
    for note in notes:
        click.echo(note)
    for item in loaded:
        click.echo(
            f"{schema}.{item.name:<16} {item.count_rows:>12,} rows "
            f"{item.seconds:>7.1f} s"
        )
