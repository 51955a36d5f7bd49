"""``segmentation summary``: the published segments on one screen."""

from pathlib import Path

import click
from rich.console import Console

from segmentation.commands.options import FILE, project_option, target_option
from segmentation.segment_table import save_picture, segment_table
from segmentation.warehouse.connect import open_warehouse


@click.command()
@target_option
@project_option
@click.option("--svg", type=FILE, help="Write the table as a picture here, too.")
def summary(target: str | None, project_dir: Path, svg: Path | None) -> None:
    """Print where the tables are, and the segments with their sizes."""
    with open_warehouse(project_dir, target) as warehouse:
        segments = segment_table(warehouse)
        Console().print(segments)
        if svg:
            save_picture(segments, svg)
        click.echo(f"The tables are in schema {warehouse.schema} of {warehouse.place}.")
