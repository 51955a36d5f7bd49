"""``segmentation report``: the site for people."""

import time
from collections.abc import Callable
from pathlib import Path

import click

from segmentation.commands.options import project_option, target_option
from segmentation.report.reader import find_reader
from segmentation.report.site import write_site
from segmentation.report.site_paths import INDEX


def _sayer(started: float) -> Callable[[str], None]:
    """Return what prints a line of progress, with the seconds so far."""

    def say(line: str) -> None:
        click.echo(f"{time.perf_counter() - started:4.0f} s  {line}", err=True)

    return say


@click.command()
@target_option
@project_option
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default="site",
    show_default=True,
    help="Becomes a link to the newest site.",
)
@click.option(
    "--docs",
    "has_docs",
    is_flag=True,
    help="Add dbt's documentation and the lineage of columns: a minute more.",
)
def report(target: str | None, project_dir: Path, site: Path, has_docs: bool) -> None:
    """Write the pages: boards, segment book, definitions and a first page.

    They show what was published, so that no build is in the way, and need no
    other right than to read it. A report that fails leaves the last one.
    """
    started = time.perf_counter()
    reader = find_reader(project_dir, target)
    write_site(reader, site, _sayer(started), has_docs)
    click.echo(f"Done in {time.perf_counter() - started:.0f} s. Open this file:")
    click.echo(site.absolute() / INDEX)
