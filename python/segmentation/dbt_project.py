"""The dbt project in a folder: this one, or one that has this one as a package."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

NAME = "customer_segmentation"
PACKAGES = "dbt_packages"
# What our schemas are called beside those of a project that has us as a package.
SUFFIX = "segmentation"
RULE = "macro generate_schema_name("
# A table that people read, which is always built.
TABLE = f"model.{NAME}.run_verdict"


@dataclass(frozen=True)
class DbtProject:
    """A folder with ``dbt_project.yml``.

    Parameters
    ----------
    folder
        The folder; it need not hold a project.
    """

    folder: Path

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """What ``dbt_project.yml`` says; empty without one."""
        return _read(self.folder / "dbt_project.yml")

    @property
    def is_outer(self) -> bool:
        """Whether this project has ours as an installed package."""
        return self.settings.get("name") != NAME and self._package.is_dir()

    @property
    def home(self) -> Path:
        """The folder of our models, seeds and settings."""
        return self._package if self.is_outer else self.folder

    @property
    def packages(self) -> set[str]:
        """Names of the installed packages."""
        return {one.name for one in _folders(self._packages)}

    @property
    def given(self) -> dict[str, Any]:
        """The variables that this project gives to our models.

        Those of our own scope win over those of the whole project, as in dbt.
        """
        variables = dict(self.settings.get("vars") or {})
        own = variables.pop(NAME if self.is_outer else self.settings.get("name"), None)
        scopes = self.packages | {self.settings.get("name")}
        shared = {name: variables[name] for name in variables if name not in scopes}
        return {**shared, **(own or {})}

    @property
    def own_scope(self) -> set[str]:
        """Names that can only be meant for our models."""
        if not self.is_outer:
            return set(self.given)
        return set((self.settings.get("vars") or {}).get(NAME) or {})

    @property
    def variables(self) -> dict[str, Any]:
        """Every variable with the value that our models see, but for ``--vars``."""
        defaults = DbtProject(self._package).given if self.is_outer else {}
        return {**defaults, **self.given}

    @property
    def manifest_file(self) -> Path:
        """Where dbt writes what it knows of the project when it last ran."""
        target = os.environ.get("DBT_TARGET_PATH") or self.settings.get("target-path")
        return self.folder / (target or "target") / "manifest.json"

    def seed_file(self, name: str) -> Path | None:
        """Return the rows of a seed as our models read them.

        They are ours, unless the project disables that seed and has one of that name;
        None where it has none, as when a model takes the place.
        """
        own = self.home / "seeds" / f"{name}.csv"
        if not self.is_outer or not self._is_disabled("seeds", name):
            return own if own.is_file() else None
        folders = self.settings.get("seed-paths", ["seeds"])
        files = [f for one in folders for f in (self.folder / one).rglob(own.name)]
        return next(iter(files), None)

    def has_disabled(self, folder: str) -> bool:
        """Whether the project leaves out a folder of our models."""
        return self.is_outer and self._is_disabled("models", folder)

    def schema(self, target_schema: str) -> str:
        """Return the schema of the tables that people read.

        Parameters
        ----------
        target_schema
            The schema of the target of the profile.
        """
        if not self.is_outer:
            return target_schema
        models = (self.settings.get("models") or {}).get(NAME) or {}
        suffix = models.get("+schema") or models.get("schema") or SUFFIX
        return self._schema_by_own_rule() or f"{target_schema}_{suffix}"

    def _schema_by_own_rule(self) -> str | None:
        """Return what dbt last wrote where the project names schemas by a macro."""
        folders = self.settings.get("macro-paths", ["macros"])
        files = [file for one in folders for file in (self.folder / one).rglob("*.sql")]
        if not any(RULE in file.read_text() for file in files):
            return None
        if not self.manifest_file.is_file():
            return None
        return json.loads(self.manifest_file.read_text())["nodes"][TABLE]["schema"]

    def _is_disabled(self, kind: str, name: str) -> bool:
        ours = (self.settings.get(kind) or {}).get(NAME) or {}
        config = ours.get(name) or {}
        return False in (config.get("+enabled"), config.get("enabled"))

    @property
    def _packages(self) -> Path:
        return self.folder / self.settings.get("packages-install-path", PACKAGES)

    @property
    def _package(self) -> Path:
        return self._packages / NAME


def _folders(parent: Path) -> list[Path]:
    return [one for one in parent.iterdir() if one.is_dir()] if parent.is_dir() else []


def _read(file: Path) -> Mapping[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if not file.is_file():
        return {}
    with file.open("rb") as stream:
        return yaml.load(stream, loader) or {}
