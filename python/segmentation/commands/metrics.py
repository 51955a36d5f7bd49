"""``segmentation metrics``: the last run for Prometheus."""

from pathlib import Path

import click

from segmentation.commands.options import FILE, project_option, target_option
from segmentation.contract import project_variable
from segmentation.status.metrics import write_metrics
from segmentation.warehouse.connect import open_warehouse


@click.command()
@target_option
@project_option
@click.option(
    "--out",
    type=FILE,
    required=True,
    help="File ending in .prom, in the folder of node_exporter's textfile collector.",
)
def metrics(target: str | None, project_dir: Path, out: Path) -> None:
    """Write verdict, sizes, drift, durations and newest rows for Prometheus.

    The file is replaced as a whole; alert rules for it are in
    alerts/segmentation_alerts.yml.
    """
    max_days = project_variable(project_dir, "max_days_since_run", 3)
    with open_warehouse(project_dir, target) as warehouse:
        write_metrics(warehouse, max_days, out)
    click.echo(out)
