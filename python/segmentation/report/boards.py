"""The boards of dashboards/, and the rows that each of them shows."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from segmentation.errors import InputError
from segmentation.publish.published_run import BOARDS, schema_name
from segmentation.warehouse.base import Warehouse

FOLDER = "dashboards"
# Settings that the boards of a folder share; no board itself.
SHARED = "meta.yml"
# Stand before the others, which are for analysts and engineers.
FIRST = ["segments_today", "segments_over_time", "what_comes_next", "what_we_do"]
REF = re.compile(r"\{\{\s*ref\('(\w+)'\)\s*\}\}")
# In the YAML of a model that a variable switches on.
SWITCH = 'enabled: "{{ var('
Record = dict[str, Any]


@dataclass(frozen=True)
class Board:
    """A board: its file, what it says of itself, and the rows of its queries.

    Parameters
    ----------
    path
        Its file.
    content
        What stands in it.
    rows
        Name of a query -> its rows; empty before they are read.
    columns
        Name of a query -> the names of its columns.
    """

    path: Path
    content: dict[str, Any]
    rows: dict[str, list[Record]] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of its file, without the ending."""
        return self.path.stem

    @property
    def title(self) -> str:
        """What readers call it."""
        return self.content.get("title") or self.name.replace("_", " ").capitalize()

    @property
    def description(self) -> str:
        """What the first page says about it."""
        return " ".join(str(self.content.get("notes") or "").split())

    @property
    def page(self) -> str:
        """Path of its page inside of the site."""
        return f"boards/{self.name}.html"

    @property
    def queries(self) -> dict[str, str]:
        """Name of a query -> its SQL, with names of models."""
        return {
            name: query["sql"] if isinstance(query, dict) else query
            for name, query in (self.content.get("queries") or {}).items()
        }

    @property
    def models(self) -> set[str]:
        """Names of all models that it reads."""
        return set(REF.findall("\n".join(self.queries.values())))


def find_boards(project_dir: Path) -> list[Board]:
    """Return the boards of a project: what marketers look at, then by file name."""
    files = sorted((project_dir / FOLDER).glob("*.yml"), key=_place)
    return [
        Board(file, yaml.safe_load(file.read_text()) or {})
        for file in files
        if file.name != SHARED
    ]


def read_boards(boards: list[Board], warehouse: Warehouse) -> list[Board]:
    """Return the boards whose tables are published, with their rows.

    Raises
    ------
    InputError
        If a board does not fit the tables.
    """
    relations = relations_of(warehouse)
    present = [one for one in boards if not _is_left_out(one, relations)]
    return [_with_rows(board, warehouse, relations) for board in present]


def _is_left_out(board: Board, relations: dict[str, str]) -> bool:
    """Return whether a variable switches off a table that the board reads."""
    models = board.path.parent.parent / "models"
    missing = board.models - set(relations)
    files = [file for name in missing for file in models.rglob(f"{name}.yml")]
    return any(SWITCH in file.read_text() for file in files)


def relations_of(warehouse: Warehouse) -> dict[str, str]:
    """Return name of a published table -> what stands after ``from``."""
    schemas = [schema_name(warehouse.schema, BOARDS), warehouse.schema]
    return {
        table: warehouse.name(schema, table)
        for schema in schemas
        for table in warehouse.table_names(schema)
    }


def _with_rows(board: Board, warehouse: Warehouse, relations: dict[str, str]) -> Board:
    rows, columns = {}, {}
    for name, sql in board.queries.items():
        missing = [model for model in REF.findall(sql) if model not in relations]
        if missing:
            raise _unfit(board, name, f"{missing[0]} is not published")
        query = REF.sub(lambda found: relations[found.group(1)], sql)
        try:
            rows[name] = warehouse.records(query)
        except InputError as error:
            raise _unfit(board, name, str(error)) from error
        columns[name] = warehouse.names_of_last_query()
    return replace(board, rows=rows, columns=columns)


def _unfit(board: Board, query: str, reason: str) -> InputError:
    return InputError(
        "A board does not fit what was published. If the project is newer than the "
        f"last accepted run, build first: dbt build. {FOLDER}/{board.path.name}, "
        f"query {query}: {reason}"
    )


def _place(file: Path) -> tuple[int, str]:
    known = FIRST.index(file.stem) if file.stem in FIRST else len(FIRST)
    return known, file.stem
