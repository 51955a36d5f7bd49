"""The published tables as parquet files and as one DuckDB file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from segmentation.publish.run import Run
from segmentation.warehouse.base import quoted

DATABASE = "segmentation.duckdb"
CONTENTS = "publication.json"


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
    for name, table in tables.items():
        table.write_parquet(str(folder / f"{name}.parquet"), compression="zstd")
    with duckdb.connect(folder / DATABASE) as database:
        for name in tables:
            file = str(folder / f"{name}.parquet").replace("'", "''")
            database.execute(f"create table {quoted(name)} as from '{file}'")
    contents = {"as_of": run.as_of.isoformat(), "rows": dict(run.rows)}
    (folder / CONTENTS).write_text(json.dumps(contents, indent=2) + "\n")
