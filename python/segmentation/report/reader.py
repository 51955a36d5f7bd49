"""Which target of the profile reads what was published."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segmentation.errors import InputError
from segmentation.publish.published_run import BOARDS, schema_name
from segmentation.warehouse.base import Warehouse
from segmentation.warehouse.connect import open_warehouse
from segmentation.warehouse.profile import load_credentials

TARGETS = {"duckdb": "published", "postgres": "published_postgres"}
# Published by every accepted run.
SIGN = "board_run_trust"


@dataclass(frozen=True)
class Reader:
    """A target that sees the published tables and needs no other right."""

    project_dir: Path
    target: str
    credentials: Any

    @property
    def path(self) -> Path | None:
        """The published DuckDB file; None on PostgreSQL."""
        if self.credentials.type != "duckdb":
            return None
        return (self.project_dir / self.credentials.path).absolute()

    def open(self) -> Warehouse:
        """Return an open connection."""
        return open_warehouse(self.project_dir, self.target)


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
    name = target
    if target not in TARGETS.values():
        kind = load_credentials(project_dir, target).type
        name = TARGETS["duckdb" if kind == "duckdb" else "postgres"]
    reader = Reader(project_dir, name, _credentials(project_dir, name))
    _check_published(reader)
    return reader


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
