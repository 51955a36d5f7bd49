"""Where a rehearsal happens: beside the warehouse, in a place that is dropped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from segmentation.errors import InputError
from segmentation.load.scratch import scratch_folder
from segmentation.warehouse.base import Warehouse, quoted, sql_text
from segmentation.warehouse.connect import open_warehouse
from segmentation.warehouse.profile import load_profile, profiles_dir

SUFFIX = "_rehearsal"
# What the good tables are kept in, as they were delivered.
DELIVERED = "delivered"
PREFIX = "segmentation_rehearsal_"


@dataclass(frozen=True)
class Place:
    """The schemas of a rehearsal, and how it reads those of the warehouse.

    Parameters
    ----------
    project_dir, target
        The dbt project and the target of its profile, which now leads here.
    schema
        The target's schema here; others begin with it.
    schema_there
        The target's schema in the warehouse.
    file
        The DuckDB file of the warehouse, None on PostgreSQL.
    """

    project_dir: Path
    target: str
    schema: str
    schema_there: str
    file: Path | None

    def open(self) -> Warehouse:
        """Open the place of the rehearsal."""
        return open_warehouse(self.project_dir, self.target)

    @property
    def kept(self) -> str:
        """The schema of the good tables."""
        return f"{self.schema}_{DELIVERED}"

    @contextmanager
    def beside_the_warehouse(self) -> Iterator[Warehouse]:
        """Open the place so that the warehouse can be read from it."""
        with self.open() as warehouse:
            if self.file:
                file, name = sql_text(self.file), quoted(self.file.stem)
                warehouse.execute(f"attach {file} as {name} (read_only)")
            yield warehouse

    def there(self, schema: str, table: str) -> str:
        """Return the name in the warehouse of a table of a schema here."""
        found = self.schema_there + schema.removeprefix(self.schema)
        return quoted(*([self.file.stem] if self.file else []), found, table)

    def create_table(self, name: str, query: str) -> str:
        """Return the statements that keep the rows of a query."""
        kind = "table" if self.file else "unlogged table"
        return f"create {kind} {name} as {query}"


@contextmanager
def rehearsal_place(project_dir: Path, target: str | None) -> Iterator[Place]:
    """Yield an empty place; what a rehearsal that was killed left is dropped.

    Parameters
    ----------
    project_dir
        Folder with ``dbt_project.yml``.
    target
        Name of the target; None takes the profile's default.

    Raises
    ------
    InputError
        If the target is unknown, locked or out of reach.
    """
    profile = load_profile(project_dir, target)
    with (
        scratch_folder(PREFIX) as folder,
        _environment(
            DBT_PROFILES_DIR=_write_profile(project_dir, profile, folder),
            DBT_TARGET_PATH=folder / "target",
            DBT_LOG_PATH=folder / "logs",
            SEGMENTATION_PUBLISHED_DIR=folder / "published",
        ),
    ):
        place = _place(project_dir, profile)
        with _emptied(place):
            yield place


def _place(project_dir: Path, profile: Any) -> Place:
    name, schema = profile.target_name, profile.credentials.schema
    if profile.credentials.type != "duckdb":
        return Place(project_dir, name, schema + SUFFIX, schema, None)
    file = (project_dir / profile.credentials.path).resolve()
    if not file.is_file():
        raise InputError(f"there is no warehouse {file}; segmentation run makes it.")
    return Place(project_dir, name, schema, schema, file)


def _write_profile(project_dir: Path, profile: Any, folder: Path) -> Path:
    """Write the profile with its target led elsewhere; return the folder."""
    given = yaml.safe_load((profiles_dir(project_dir) / "profiles.yml").read_text())
    output = given[profile.profile_name]["outputs"][profile.target_name]
    credentials = profile.credentials
    if credentials.type == "duckdb":
        stem = Path(credentials.path).stem
        output["path"] = str(folder / f"{stem}{SUFFIX}.duckdb")
    else:
        output["schema"] = credentials.schema + SUFFIX
    chosen = {"target": profile.target_name, "outputs": {profile.target_name: output}}
    text = yaml.safe_dump({profile.profile_name: chosen})
    (folder / "profiles.yml").write_text(text)
    return folder


@contextmanager
def _environment(**variables: Path) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update({name: str(value) for name, value in variables.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _emptied(place: Place) -> Iterator[None]:
    """Drop the schemas of the place before and after; a file goes with its folder."""
    if place.file:
        yield
        return
    with place.open() as warehouse:
        # Else another rehearsal would lose its tables under its feet.
        warehouse.hold_lock()
    _drop(place)
    try:
        yield
    finally:
        _drop(place)


def _drop(place: Place) -> None:
    with place.open() as warehouse:
        pattern = sql_text(place.schema.replace("_", "!_") + "%")
        found = warehouse.rows(
            "select schema_name from information_schema.schemata"
            f" where schema_name like {pattern} escape '!'"
        )
        for (schema,) in found:
            warehouse.execute(f"drop schema if exists {quoted(schema)} cascade")
