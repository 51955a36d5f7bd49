"""What each published table and column means, out of the YAML of the models."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from segmentation.errors import InputError

PAGE = "definitions.html"
DOC = re.compile(r"\{\{\s*doc\(['\"](\w+)['\"]\)\s*\}\}")
DOCS = re.compile(r"\{% docs (\w+) %\}(.*?)\{% enddocs %\}", re.DOTALL)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Definition:
    """A table in words.

    Parameters
    ----------
    name
        Its name.
    description
        What it holds.
    columns
        Name of a column -> what it means.
    """

    name: str
    description: str
    columns: dict[str, str]


def read_definitions(project_dir: Path, tables: set[str]) -> list[Definition]:
    """Return the definitions of tables, by name; read without dbt, in a second.

    Parameters
    ----------
    project_dir
        Folder with ``models``.
    tables
        Names of those that are published.

    Raises
    ------
    InputError
        If a description names a text that is not there.
    """
    texts = {
        name: text
        for file in _files(project_dir, "md")
        for name, text in DOCS.findall(file.read_text())
    }
    # Each has a file of its name; the others need not be read.
    files = [file for file in _files(project_dir, "yml") if file.stem in tables]
    found = [
        _definition(model, texts)
        for file in files
        for models in (yaml.load(file.read_text(), LOADER) or {}).values()
        if isinstance(models, list)
        for model in models
        if model["name"] in tables
    ]
    return sorted(found, key=lambda one: (one.name.startswith("board_"), one.name))


def _files(project_dir: Path, ending: str) -> list[Path]:
    folders = [project_dir / name for name in ("models", "snapshots")]
    return sorted(file for one in folders for file in one.rglob(f"*.{ending}"))


def addresses(definitions: list[Definition], root: str) -> dict[str, str]:
    """Return a table's column, such as `customers.net_spend` -> where it is defined."""
    return {
        f"{one.name}.{column}": f"{root}{PAGE}#{one.name}.{column}"
        for one in definitions
        for column in one.columns
    }


def _definition(model: dict[str, Any], texts: dict[str, str]) -> Definition:
    columns = {
        column["name"]: _in_words(column.get("description"), texts)
        for column in model.get("columns") or []
    }
    about = _in_words(model.get("description"), texts)
    return Definition(model["name"], about, columns)


def _in_words(description: str | None, texts: dict[str, str]) -> str:
    def text_of(found: re.Match[str]) -> str:
        if found[1] not in texts:
            raise InputError(f"the models have no text for doc('{found[1]}').")
        return texts[found[1]]

    return " ".join(DOC.sub(text_of, description or "").split())
