"""The published tables as parquet files and as one DuckDB file."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from segmentation.publish.run import Run
from segmentation.warehouse.base import quoted

DATABASE = "segmentation.duckdb"
CONTENTS = "publication.json"
# Tables stream through; by default DuckDB would take 80 % of the machine again.
MEMORY_LIMIT = "1GB"


def write_tables(tables: Mapping[str, Any], run: Run, folder: Path) -> None:
    """Write each table as parquet, all of them as DuckDB, and what they are.

    Parameters
    ----------
    tables
        Name to DuckDB relation.
    run
        The run they belong to.
    folder
        An empty folder.
    """
    _write(tables, folder)
    contents = {"as_of": run.as_of.isoformat(), "ledger_as_of": run.as_of.isoformat()}
    _describe(folder, {**contents, "rows": dict(run.rows)})


def write_beside(
    former: Path, tables: Mapping[str, Any], run: Run, folder: Path
) -> None:
    """Write the same of a former folder with some of its tables replaced.

    The files of the other tables are those of the former folder, not copies.

    Parameters
    ----------
    former
        A folder that ``write_tables`` or this function filled.
    tables
        Name to DuckDB relation; the others stay as they are.
    run
        The run that the given tables belong to.
    folder
        An empty folder.
    """
    replaced = {f"{name}.parquet" for name in tables}
    for file in former.glob("*.parquet"):
        if file.name not in replaced:
            _share(file, folder / file.name)
    shutil.copyfile(former / DATABASE, folder / DATABASE)
    _write(tables, folder)
    contents = json.loads((former / CONTENTS).read_text())
    contents["ledger_as_of"] = run.as_of.isoformat()
    _describe(folder, {**contents, "rows": {**contents["rows"], **run.rows}})


def _write(tables: Mapping[str, Any], folder: Path) -> None:
    for name, table in tables.items():
        table.write_parquet(str(folder / f"{name}.parquet"), compression="zstd")
    config = {"memory_limit": MEMORY_LIMIT}
    with duckdb.connect(folder / DATABASE, config=config) as database:
        for name in tables:
            file = str(folder / f"{name}.parquet").replace("'", "''")
            database.execute(f"create or replace table {quoted(name)} as from '{file}'")


def _describe(folder: Path, contents: dict[str, Any]) -> None:
    (folder / CONTENTS).write_text(json.dumps(contents, indent=2) + "\n")


def _share(file: Path, target: Path) -> None:
    """Give a file a second name; copy it where the disk knows no such thing."""
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)
