"""All faults of all settings, in one message."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from segmentation.contract import read_contract
from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.settings.formats import format_checker
from segmentation.settings.project import SCHEMA, Schema, read_schema
from segmentation.settings.raw_tables import unknown_names
from segmentation.settings.sentences import near, sentences
from segmentation.settings.together import contradictions

COMMAND_LINE = "--vars"
WHERE = "; dbt_project.yml lists all."


def check_settings(
    project_dir: Path,
    variables: Mapping[str, Any],
    environment: Mapping[str, str] = os.environ,
) -> None:
    """Check the variables of the project and the environment against its schema.

    Parameters
    ----------
    project_dir
        Folder with ``dbt_project.yml``, of this project or of one that has this
        one as a package; the schema is beside our models.
    variables
        Those of the command line, which win over those of the project.
    environment
        Environment variables.

    Raises
    ------
    InputError
        When a setting cannot be used: one line for each of them.
    """
    project = DbtProject(project_dir)
    if not (project.home / SCHEMA).is_file():
        return
    schema = read_schema(project.home)
    faults = [
        *_faults_of_variables(project, schema, variables),
        *_faults_of_environment(project_dir, schema, environment),
    ]
    if faults:
        count = "A setting" if len(faults) == 1 else f"{len(faults)} settings"
        raise InputError(
            f"{count} cannot be used; nothing was run and nothing was changed.\n"
            + "\n".join(f"  {fault}" for fault in faults)
        )


def _faults_of_variables(
    project: DbtProject, schema: Schema, variables: Mapping[str, Any]
) -> Iterator[str]:
    given = project.variables | dict(variables)
    checker = format_checker(project.home, given)
    places = dict.fromkeys(project.given, "dbt_project.yml")
    places |= dict.fromkeys(variables, COMMAND_LINE)
    values = project.given | dict(variables)
    wrong = set()
    for name, value in values.items():
        if name in schema.variables:
            found = sentences(schema.of_variable(name), name, value, checker)
            faults = [f"{places[name]}: {fault}" for fault in found]
        elif project.is_outer and name not in project.own_scope:
            faults = []
        else:
            may_be_theirs = bool(project.packages) and not project.is_outer
            faults = _unknown(name, places[name], schema, may_be_theirs)
        if faults:
            wrong.add(name)
        yield from faults
    yield from contradictions(project.variables | values, wrong)
    if "raw_tables" not in wrong:
        tables = values.get("raw_tables") or {}
        yield from (
            unknown_names(tables, read_contract(project.folder)) if tables else ()
        )


def _unknown(name: str, place: str, schema: Schema, may_be_theirs: bool) -> list[str]:
    """Say that no variable has this name; it may be one of another package."""
    hint = near(name, schema.variables)
    if may_be_theirs and not hint:
        return []
    return [f"{place}: {name} is no variable of this project{hint or WHERE}"]


def _faults_of_environment(
    project_dir: Path, schema: Schema, environment: Mapping[str, str]
) -> Iterator[str]:
    checker = format_checker(project_dir)
    profiles = project_dir / "profiles.yml"
    text = profiles.read_text() if profiles.is_file() else ""
    read = set(re.findall(r"SEGMENTATION_\w+", text))
    for name, value in environment.items():
        if name in schema.environment and value:
            yield from (
                f"environment: {fault}"
                for fault in sentences(
                    schema.of_environment(name), name, value, checker
                )
            )
        elif name.startswith("SEGMENTATION_") and name not in read:
            hint = near(name, schema.environment, len("SEGMENTATION_"))
            if hint and name not in schema.environment:
                yield f"environment: {name} is not read{hint}"
