"""Options and types that several commands share."""

from pathlib import Path

import click

FOLDER = click.Path(path_type=Path, file_okay=False, resolve_path=True)
FILE = click.Path(path_type=Path, resolve_path=True)

target_option = click.option(
    "--target", help="Target of profiles.yml, such as duckdb or postgres."
)
project_option = click.option(
    "--project-dir", type=FOLDER, default=".", help="Folder of dbt_project.yml."
)
