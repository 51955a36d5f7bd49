"""What the project's own files say about its settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SCHEMA = "settings.yml"


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


def read_schema(project_dir: Path) -> Schema:
    """Read what each setting accepts."""
    read = read_yaml(project_dir / SCHEMA)
    return Schema(read["$defs"], read["variables"], read["environment"])


def read_yaml(file: Path) -> Any:
    """Read a file of YAML as fast as dbt does."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with file.open("rb") as stream:
        return yaml.load(stream, loader)
