"""``segmentation explain``: everything about one customer."""

from pathlib import Path

import click

from segmentation.commands.options import FILE, project_option, target_option
from segmentation.report.customer import read_customer, write_page
from segmentation.report.pages import render_customer
from segmentation.warehouse.connect import open_warehouse


@click.command()
@click.argument("customer_id", metavar="CUSTOMER")
@click.option("--page", type=FILE, help="Write it as a page here, for your eyes only.")
@target_option
@project_option
def explain(
    customer_id: str, page: Path | None, target: str | None, project_dir: Path
) -> None:
    """Print a customer's segment, why, features, history and audiences."""
    with open_warehouse(project_dir, target) as warehouse:
        customer = read_customer(warehouse, customer_id)
    if page is None:
        click.echo(customer.as_text())
        return
    write_page(render_customer(customer), page)
    click.echo(page)
