"""What the project's own files say about its settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SCHEMA = "settings.yml"
PACKAGES = "dbt_packages"


@dataclass(frozen=True)
class Schema:
    """What each setting accepts.

    Parameters
    ----------
    definitions
        Schemas that others refer to.
    variables
        Schema by variable of dbt.
    environment
        Schema by environment variable.
    """

    definitions: Mapping[str, Any]
    variables: Mapping[str, Any]
    environment: Mapping[str, Any]

    def of_variable(self, name: str) -> dict[str, Any]:
        """Return the schema of a variable, with what it refers to."""
        return {"$defs": self.definitions, **self.variables[name]}

    def of_environment(self, name: str) -> dict[str, Any]:
        """Return the schema of an environment variable, with what it refers to."""
        return {"$defs": self.definitions, **self.environment[name]}


@dataclass(frozen=True)
class Given:
    """The variables of ``dbt_project.yml``.

    Parameters
    ----------
    values
        Value by name.
    has_packages
        Whether other packages are installed, which have variables of their own.
    """

    values: dict[str, Any]
    has_packages: bool


def read_schema(project_dir: Path) -> Schema:
    """Read what each setting accepts."""
    read = read_yaml(project_dir / SCHEMA)
    return Schema(read["$defs"], read["variables"], read["environment"])


def given_variables(project_dir: Path) -> Given:
    """Read the variables, those of the project's own scope over the others."""
    project = read_yaml(project_dir / "dbt_project.yml")
    folder = project_dir / project.get("packages-install-path", PACKAGES)
    packages = (
        {one.name for one in folder.iterdir() if one.is_dir()}
        if folder.is_dir()
        else set()
    )
    variables = dict(project.get("vars") or {})
    own = variables.pop(project["name"], None) or {}
    shared = {name: variables[name] for name in variables if name not in packages}
    return Given({**shared, **own}, bool(packages))


def read_yaml(file: Path) -> Any:
    """Read a file of YAML as fast as dbt does."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with file.open("rb") as stream:
        return yaml.load(stream, loader)
