"""The published tables as parquet files and as one DuckDB file."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import duckdb

from segmentation.publish.published_run import PublishedRun, Schemas, schema_name
from segmentation.published_place import CONTENTS, DATABASE, MAIN
from segmentation.warehouse.base import quoted, sql_text

# Tables stream through; by default DuckDB would take 80 % of the machine again.
MEMORY_LIMIT = "1GB"


def write_tables(
    schemas: Schemas, run: PublishedRun, owner: dict[str, Any], folder: Path
) -> None:
    """Write each table as parquet, all of them as DuckDB, and what they are.

    Parameters
    ----------
    schemas
        Schema suffix to table name to DuckDB relation. A suffix is a folder of
        parquet files, and a schema of the DuckDB file.
    run
        The run they belong to.
    owner
        Whose tables they are, as ``owner`` returns it.
    folder
        An empty folder.
    """
    _write(schemas, folder)
    as_of = run.as_of.isoformat()
    days = {"as_of": as_of, "ledger_as_of": as_of}
    _describe(folder, {**owner, **days, "rows": dict(run.count_rows)})


def write_beside(
    former: Path, schemas: Schemas, run: PublishedRun, folder: Path
) -> None:
    """Write the same of a former folder with some of its tables replaced.

    The files of the other tables are those of the former folder, not copies.

    Parameters
    ----------
    former
        A folder that ``write_tables`` or this function filled.
    schemas
        As for ``write_tables``; the other tables stay as they are.
    run
        The run that the given tables belong to.
    folder
        An empty folder.
    """
    replaced = {
        _file(former, suffix, name)
        for suffix, tables in schemas.items()
        for name in tables
    }
    for file in set(former.rglob("*.parquet")) - replaced:
        _share(file, folder / file.relative_to(former))
    shutil.copyfile(former / DATABASE, folder / DATABASE)
    _write(schemas, folder)
    contents = json.loads((former / CONTENTS).read_text())
    contents["ledger_as_of"] = run.as_of.isoformat()
    _describe(folder, {**contents, "rows": {**contents["rows"], **run.count_rows}})


def _write(schemas: Schemas, folder: Path) -> None:
    with duckdb.connect(
        folder / DATABASE, config={"memory_limit": MEMORY_LIMIT}
    ) as database:
        for suffix, tables in schemas.items():
            schema = schema_name(MAIN, suffix)
            database.execute(f"create schema if not exists {quoted(schema)}")
            for name, table in tables.items():
                file = _file(folder, suffix, name)
                file.parent.mkdir(exist_ok=True)
                table.write_parquet(str(file), compression="zstd")
                database.execute(
                    f"create or replace table {quoted(schema, name)}"
                    f" as from {sql_text(file)}"
                )


def _file(folder: Path, suffix: str, name: str) -> Path:
    return folder / suffix / f"{name}.parquet"


def _describe(folder: Path, contents: dict[str, Any]) -> None:
    (folder / CONTENTS).write_text(json.dumps(contents, indent=2) + "\n")


def _share(file: Path, target: Path) -> None:
    """Give a file a second name; copy it where the disk knows no such thing."""
    target.parent.mkdir(exist_ok=True)
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)
