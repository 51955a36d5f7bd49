"""Where an erased customer could still be, searched without the project's code."""

from pathlib import Path

import duckdb
from click.testing import CliRunner, Result

from segmentation.cli import main
from segmentation.warehouse.connect import open_warehouse
from support.project import ROOT, Warehouse

KEY = "a secret of the test"


def environment(warehouse: Warehouse) -> dict[str, str]:
    return {**warehouse.variables(), "SEGMENTATION_PSEUDONYM_KEY": KEY}


def opened(warehouse: Warehouse):
    """Open a warehouse as the commands do."""
    import os
    from unittest.mock import patch

    with patch.dict(os.environ, environment(warehouse)):
        return open_warehouse(ROOT, warehouse.engine)


def erase(warehouse: Warehouse, customer: str, *words: str, **more: str) -> Result:
    given = ["erase", "--customer", customer, "--target", warehouse.engine]
    given += ["--project-dir", str(ROOT), *words]
    runner = CliRunner(env={**environment(warehouse), "COLUMNS": "120", **more})
    return runner.invoke(main, given, catch_exceptions=False)


def traces(warehouse: Warehouse, texts: set[str]) -> list[str]:
    """Return every column of every table, and every file, that has a text."""
    if warehouse.engine == "postgres":
        with warehouse.connect() as session, session.cursor() as cursor:
            return _traces(cursor, "pg_catalog", texts)
    found = []
    files = [warehouse.duckdb_path, *warehouse.folder.rglob("segmentation.duckdb")]
    for file in files:
        with duckdb.connect(str(file), read_only=True) as connection:
            found += [f"{file}: {one}" for one in _traces(connection, "", texts)]
    for file in {*warehouse.folder.rglob("*.parquet")}:
        rows = duckdb.sql(f"from '{file}'")
        for column in rows.columns:
            listed = duckdb.sql(f'select distinct cast("{column}" as text) from rows')
            if any(one for (one,) in listed.fetchall() if _has(one, texts)):
                found.append(f"{file}: {column}")
    return found + _in_files(warehouse.folder, texts)


def _traces(cursor, catalog: str, texts: set[str]) -> list[str]:
    cursor.execute(
        "select columns.table_schema, columns.table_name, columns.column_name"
        " from information_schema.columns inner join information_schema.tables"
        " on columns.table_schema = tables.table_schema"
        " and columns.table_name = tables.table_name"
        " where table_type = 'BASE TABLE' and columns.table_schema not in"
        f" ('information_schema', '{catalog}')"
    )
    found = []
    for schema, table, column in cursor.fetchall():
        cursor.execute(
            f'select distinct cast("{column}" as text) from "{schema}"."{table}"'
        )
        if any(_has(one, texts) for (one,) in cursor.fetchall()):
            found.append(f"{schema}.{table}.{column}")
    return found


def _has(value: str | None, texts: set[str]) -> bool:
    return value is not None and any(text in value.lower() for text in texts)


def _in_files(folder: Path, texts: set[str]) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [
        str(file)
        for file in files
        if file.suffix not in (".duckdb", ".parquet")
        and any(text.encode() in file.read_bytes().lower() for text in texts)
    ]
