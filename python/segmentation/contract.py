"""The raw contract: the tables and columns that the project reads.

It is written once, in the sources of the dbt project
(``models/staging/*/*_sources.yml``), and read from there.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError

SOURCE_FILES = "models/staging/*/*_sources.yml"
DEFAULT_RAW_SCHEMA = "raw"
LOADED_AT_COLUMNS = "loaded_at_columns"


@dataclass(frozen=True)
class Column:
    """A column of a raw table, with its type as dbt spells it.

    A version of the row has the type ``version``: text that orders. A column may
    have other names in the files, of which the first that is there counts.
    """

    name: str
    data_type: str
    is_required: bool
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A raw table: its columns in order, and whether a load must bring it."""

    name: str
    columns: tuple[Column, ...]
    is_required: bool

    @property
    def required_columns(self) -> list[str]:
        """Names of the columns that a file of this table must have."""
        return [column.name for column in self.columns if column.is_required]


def read_contract(project_dir: Path) -> dict[str, Table]:
    """Return the raw tables of the project by name.

    Parameters
    ----------
    project_dir
        Folder that holds ``dbt_project.yml``.

    Raises
    ------
    InputError
        If the folder holds no sources, so that it is no project of this kind.
    """
    files = sorted(DbtProject(project_dir).home.glob(SOURCE_FILES))
    if not files:
        raise InputError(
            f"{project_dir} is not the segmentation project: it has no "
            f"{SOURCE_FILES}; name its folder with --project-dir."
        )
    arrival = project_variable(project_dir, LOADED_AT_COLUMNS, [])
    return {table.name: table for file in files for table in _tables(file, arrival)}


def default_raw_schema(project_dir: Path) -> str:
    """Return the value of the project's variable ``raw_schema``, else ``raw``."""
    return project_variable(project_dir, "raw_schema", DEFAULT_RAW_SCHEMA)


def project_variable(project_dir: Path, name: str, default: Any) -> Any:
    """Return a variable as our models see it, else the default.

    Parameters
    ----------
    project_dir
        Folder that holds ``dbt_project.yml``.
    name
        Name of the variable.
    default
        What it is when it is missing or null.
    """
    return DbtProject(project_dir).variables.get(name) or default


def _tables(file: Path, arrival: list[str]) -> list[Table]:
    sources = yaml.safe_load(file.read_text())["sources"]
    return [_table(entry, arrival) for source in sources for entry in source["tables"]]


def _table(entry: dict[str, Any], arrival: list[str]) -> Table:
    columns = tuple(_column(column, arrival) for column in entry["columns"])
    return Table(entry["name"], columns, _has_meta(entry, "is_required"))


def _column(entry: dict[str, Any], arrival: list[str]) -> Column:
    is_version = _has_meta(entry, "is_version")
    return Column(
        entry["name"],
        "version" if is_version else entry["data_type"],
        _has_meta(entry, "is_required"),
        tuple(arrival) if entry["name"] == "loaded_at" else (),
    )


def _has_meta(entry: dict[str, Any], name: str) -> bool:
    return bool(entry.get("config", {}).get("meta", {}).get(name, False))
