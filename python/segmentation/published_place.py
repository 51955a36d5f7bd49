"""Whose tables a folder holds, so that two warehouses never share one."""

import json
import os
from pathlib import Path
from typing import Any

from segmentation.errors import InputError

CONTENTS = "publication.json"
SETTING = "SEGMENTATION_PUBLISHED_DIR"
DATABASE = "segmentation.duckdb"
# What dbt calls the schemas in the target `published`, whose own is `main`.
MAIN = "main"
# The warehouse of this name publishes to the folder `published`, any other one to a
# folder with its own name before it.
USUAL = "warehouse"


def folder_of(warehouse: str | None, setting: str | None) -> Path:
    """Return the folder in which the readers of a warehouse read.

    Parameters
    ----------
    warehouse
        Path of the DuckDB file; empty in memory.
    setting
        The folder that was chosen, if any.

    Examples
    --------
    >>> print(folder_of("a/warehouse.duckdb", None), folder_of("a/own.duckdb", None))
    a/published a/own_published
    """
    if setting:
        return Path(setting)
    if not warehouse:
        return Path("published")
    stem = Path(warehouse).name.removesuffix(".duckdb")
    name = "published" if stem == USUAL else f"{stem}_published"
    return Path(warehouse).parent / name


def owner(link: Path, warehouse: str | None, schema: str) -> dict[str, Any]:
    """Return whose a folder is: file, seen from beside the folder, and schema."""
    file = (
        os.path.relpath(Path(warehouse).resolve(), _parent(link)) if warehouse else ""
    )
    return {"warehouse": file, "schema": schema}


def check_owner(link: Path, warehouse: str | None, schema: str) -> None:
    """Stop before the tables of another warehouse, or schema, are overwritten.

    A warehouse that is no longer there has no readers to protect.

    Raises
    ------
    InputError
        If the folder is another's.
    """
    contents = link / CONTENTS
    known = json.loads(contents.read_text()) if contents.exists() else {}
    if "warehouse" not in known:
        return
    file = (_parent(link) / known["warehouse"]).resolve()
    is_own_file = warehouse and file == Path(warehouse).resolve()
    if not file.is_file() or (is_own_file and known["schema"] == schema):
        return
    mine = f"schema {schema}" if is_own_file else str(warehouse)
    raise InputError(
        f"{link} holds the published tables of schema {known['schema']} of {file}, "
        f"and this build is of {mine}: set {SETTING} to another folder, or remove "
        f"{link} if it has no readers."
    )


def _parent(link: Path) -> Path:
    return link.parent.resolve()
