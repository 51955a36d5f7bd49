"""Which target of the profile reads what was published."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.publish.published_run import BOARDS, schema_name
from segmentation.published_place import SETTING, folder_of
from segmentation.warehouse.base import Warehouse
from segmentation.warehouse.connect import connect
from segmentation.warehouse.profile import load_credentials, load_profile

TARGETS = {"duckdb": "published", "postgres": "published_postgres"}
# Published by every accepted run.
SIGN = "board_run_trust"
FILE = "segmentation.duckdb"


@dataclass(frozen=True)
class Reader:
    """A target that sees the published tables and needs no other right.

    Parameters
    ----------
    project_dir
        Folder with ``dbt_project.yml``.
    target
        Name of the target that reads.
    credentials
        As dbt reads them, of what was published.
    builder
        Name of the target that publishes, where no target reads; its entry of the
        profile is taken with other words for the place.
    """

    project_dir: Path
    target: str
    credentials: Any
    builder: str | None = None

    @property
    def path(self) -> Path | None:
        """The published DuckDB file; None on PostgreSQL."""
        if self.credentials.type != "duckdb":
            return None
        return (self.project_dir / self.credentials.path).absolute()

    def open(self) -> Warehouse:
        """Return an open connection."""
        return connect(self.project_dir, self.credentials, self.credentials.schema)

    @property
    def home(self) -> Path:
        """The folder of the boards, and of what describes the tables."""
        return DbtProject(self.project_dir).home


def find_reader(project_dir: Path, target: str | None) -> Reader:
    """Return the reader of what a target publishes.

    Parameters
    ----------
    project_dir
        Folder with ``dbt_project.yml``.
    target
        A target that builds, or a reader itself; None takes the profile's default.

    Raises
    ------
    InputError
        If the profile has no such target, or nothing was published yet.
    """
    if DbtProject(project_dir).has_disabled(BOARDS):
        raise InputError(
            "the pages show the boards, and dbt_project.yml disables that folder of "
            "customer_segmentation: enable it for `segmentation report`."
        )
    name = target
    if target not in TARGETS.values():
        kind = load_credentials(project_dir, target).type
        name = TARGETS["duckdb" if kind == "duckdb" else "postgres"]
    if DbtProject(project_dir).is_outer:
        reader = _reader_beside(project_dir, target, name)
    else:
        reader = Reader(project_dir, name, _credentials(project_dir, name))
    _check_published(reader)
    return reader


def _reader_beside(project_dir: Path, target: str | None, name: str) -> Reader:
    """Return a reader of what a target publishes, in a profile that knows of none."""
    profile = load_profile(project_dir, target)
    own = profile.credentials
    schema = DbtProject(project_dir).schema(own.schema)
    if own.type == "duckdb":
        folder = folder_of(str(project_dir / own.path), os.environ.get(SETTING))
        place = {"path": str(folder.absolute() / FILE), "schema": "main"}
        place["database"] = Path(FILE).stem
    else:
        place = {"schema": schema_name(schema, "published")}
    return Reader(project_dir, name, replace(own, **place), profile.target_name)


def _credentials(project_dir: Path, target: str) -> Any:
    try:
        return load_credentials(project_dir, target)
    except InputError as error:
        raise InputError(
            f"{error} The target {target} reads what was published: copy it from "
            "profiles.yml.example."
        ) from error


def _check_published(reader: Reader) -> None:
    place = str(reader.path or f"schema {reader.credentials.schema}")
    if reader.path is None or reader.path.exists():
        with reader.open() as warehouse:
            if SIGN in warehouse.table_names(schema_name(warehouse.schema, BOARDS)):
                return
    raise InputError(
        f"there is nothing to show in {place} yet: no run was accepted. Run "
        "`make build` first; `segmentation status` says how the last run went."
    )
