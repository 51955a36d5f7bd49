"""``segmentation report``: the site for people."""

import time
from pathlib import Path

import click

from segmentation.commands.options import project_option, target_option
from segmentation.report.pages import INDEX
from segmentation.report.reader import find_reader
from segmentation.report.site import write_site


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
def report(target: str | None, project_dir: Path, site: Path) -> None:
    """Write the pages: boards, segment book, documentation and a first page.

    They show what was published, so that no build is in the way, and need no
    other right than to read it. A report that fails leaves the last one.
    """
    started = time.perf_counter()
    reader = find_reader(project_dir, target)
    write_site(reader, site, lambda line: click.echo(line, err=True))
    click.echo(f"Done in {time.perf_counter() - started:.0f} s. Open this file:")
    click.echo(site.absolute() / INDEX)
