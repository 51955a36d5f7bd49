"""``segmentation check``: all faults of the raw tables, in seconds, and a picture."""

from contextlib import ExitStack
from pathlib import Path

import click
from rich.console import Console

from segmentation.commands.options import (
    FILE,
    FOLDER,
    project_option,
    read_variables,
    target_option,
)
from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError

FINE, ELSE, FAULTY = 0, 1, 2


@click.command()
@target_option
@project_option
@click.option("--vars", "given", default="{}", help="Variables, as dbt takes them.")
@click.option(
    "--from", "source", type=FOLDER, help="Check a folder's files before a load."
)
@click.option(
    "--picture", type=FILE, help="Write rows per day to this .html or .svg file, too."
)
@click.pass_context
def check(
    context: click.Context,
    target: str | None,
    project_dir: Path,
    given: str,
    source: Path | None,
    picture: Path | None,
) -> None:
    """Say all faults of the raw tables at once, without a build.

    Exit codes: 0 a build can read them; 2 faults; 1 anything else.
    """
    try:
        code = _check(target, project_dir, given, source, picture)
    except InputError as error:
        click.echo(f"Error: {error.message}", err=True)
        code = ELSE
    context.exit(code)


def _check(
    target: str | None,
    project_dir: Path,
    given: str,
    source: Path | None,
    picture: Path | None,
) -> int:
    # Seconds of imports, which the help does without.
    from segmentation.check.files import loaded_files
    from segmentation.check.picture import check_name, lines, write_picture
    from segmentation.check.run import check
    from segmentation.settings import check_settings
    from segmentation.warehouse.connect import open_warehouse

    variables = read_variables(given)
    check_settings(project_dir, variables)
    variables = DbtProject(project_dir).variables | variables
    faults: list[str] = []
    if picture:
        check_name(picture)
    with ExitStack() as stack:
        if source:
            variables["raw_tables"] = {}
            warehouse, faults = stack.enter_context(
                loaded_files(source, project_dir, variables["raw_schema"])
            )
        else:
            warehouse = stack.enter_context(open_warehouse(project_dir, target))
        with Console(stderr=True).status("Looking at the raw tables ..."):
            findings = check(warehouse, project_dir, variables)
    if source:
        # Why there is no such table is said of its file.
        is_told = "The required table files."
        findings.faults = [one for one in findings.faults if is_told not in one]
    findings.faults[:0] = faults
    for line in lines(findings):
        click.echo(line)
    _tell("Faults", findings.faults)
    _tell("Worth knowing", findings.notes)
    if picture:
        write_picture(findings, picture)
        click.echo(f"\n{picture} shows the rows per day.")
    if not findings.faults:
        click.echo("\nA build can read these tables.")
    return FAULTY if findings.faults else FINE


def _tell(title: str, sentences: list[str]) -> None:
    if sentences:
        click.echo(f"\n{title}")
    for sentence in sentences:
        click.echo(f"- {sentence}")
