"""``segmentation tour``: the segments of a small shop, within a minute."""

import time
from pathlib import Path

import click
from rich.console import Console

from segmentation.backfill.process import DbtProcess
from segmentation.commands.options import project_option
from segmentation.daily.layers import READING, Layers
from segmentation.demo.tour import (
    FILE,
    SHOP,
    SHOWN,
    VARIABLES,
    load_shop,
    nodes_shown,
    own_profile,
)
from segmentation.errors import InputError
from segmentation.next_steps import after_tour
from segmentation.segment_table import segment_table
from segmentation.warehouse.connect import open_warehouse


@click.command()
@project_option
def tour(project_dir: Path) -> None:
    """Show the segments of a small made-up shop, in a warehouse of its own.

    It is the file tour.duckdb beside dbt_project.yml; your own warehouse and raw
    tables are not touched.
    """
    started = time.perf_counter()
    click.echo(
        f"A tour of about a minute: a made-up shop of {SHOP.customers} customers."
    )
    with own_profile(project_dir):
        rows = load_shop(project_dir)
        click.echo(
            f"{'raw tables':<14} {time.perf_counter() - started:6.1f} s  {rows:,} rows"
        )
        _build(project_dir)
        with open_warehouse(project_dir, None) as warehouse:
            Console().print(segment_table(warehouse))
    click.echo(
        f"{time.perf_counter() - started:.0f} s in all; the tables are in {FILE}."
    )
    click.echo(after_tour(FILE))


def _build(project_dir: Path) -> None:
    click.echo(READING, err=True)
    layers = Layers(Console())
    dbt = DbtProcess(project_dir, None, VARIABLES, layers)
    layers.expect(nodes_shown(dbt.manifest))
    kinds = ("--exclude-resource-types", "test", "unit_test")
    with layers:
        failures = dbt.build("--select", f"+{SHOWN}", *kinds)
    if failures:
        raise InputError("\n".join(f"{f.name}: {f.message}" for f in failures))
