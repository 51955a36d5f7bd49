"""Options and types that several commands share."""

from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from segmentation.errors import InputError

FOLDER = click.Path(path_type=Path, file_okay=False, resolve_path=True)
FILE = click.Path(path_type=Path, dir_okay=False, resolve_path=True)


class Day(click.ParamType):
    """A day of the calendar, written year first.

    `click.DateTime` would name the format as ``%Y-%m-%d`` and give an instant.
    """

    name = "day"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day.

        Raises
        ------
        click.BadParameter
            If it is not a day of the calendar.
        """
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2026-03-01.", param, ctx)


DAY = Day()

target_option = click.option(
    "--target", help="Target of profiles.yml, such as duckdb or postgres."
)
project_option = click.option(
    "--project-dir", type=FOLDER, default=".", help="Folder of dbt_project.yml."
)


def read_variables(text: str) -> dict[str, Any]:
    """Return the variables of a command line, written as dbt takes them.

    Raises
    ------
    InputError
        If the text is no mapping.
    """
    given = yaml.safe_load(text) or {}
    if not isinstance(given, dict):
        raise InputError(f"--vars is {text!r}; write it as 'name: value'.")
    return given
