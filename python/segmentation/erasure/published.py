"""The published copy without a person, before a build makes it anew."""

import shutil
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from segmentation.atomic import replace_folder
from segmentation.erasure.places import Place, columns_of, hits, removal
from segmentation.published_place import CONTENTS, DATABASE, SETTING
from segmentation.warehouse.base import quoted, sql_text


class PublishedFile:
    """A DuckDB file, for the statements of ``places``.

    Parameters
    ----------
    file
        The file; no reader may have it open yet when it is changed.
    """

    def __init__(self, file: Path) -> None:
        self._handle = duckdb.connect(str(file))

    def __enter__(self) -> "PublishedFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._handle.close()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self._handle.execute(sql).fetchall()

    def name(self, *names: str) -> str:
        """Return the quoted name of a table."""
        return quoted(*names)


def clean_folder(
    link: Path, tokens: Mapping[str, str], terms: Mapping[str, Collection[str]]
) -> None:
    """Replace the published folder by one without a person, and remove older ones.

    Parameters
    ----------
    link
        What readers open.
    tokens
        Id to the random name in histories.
    terms
        Kind to texts: ids, addresses and ids of orders.
    """
    if not (link / DATABASE).is_file():
        return
    former = link.resolve()
    with PublishedFile(former / DATABASE) as database:
        found = any(hits(database, _places(database), terms))
    if found:
        write = partial(_write, former=former, tokens=tokens, terms=terms)
        replace_folder(link, former.name[:10], write, SETTING)
    remove_former(link)


def remove_former(link: Path) -> None:
    """Remove the folders of earlier runs, which readers may still have open."""
    store = link.parent / f".{link.name}"
    for folder in store.iterdir() if store.is_dir() else []:
        if folder.is_dir() and folder != link.resolve():
            shutil.rmtree(folder, ignore_errors=True)


def _write(
    folder: Path,
    former: Path,
    tokens: Mapping[str, str],
    terms: Mapping[str, Collection[str]],
) -> None:
    changed = folder / "changed.duckdb"
    shutil.copyfile(former / DATABASE, changed)
    with PublishedFile(changed) as database:
        places = _places(database)
        for statement in removal(database, places, terms, tokens):
            database.rows(statement)
    with duckdb.connect(str(folder / DATABASE)) as new:
        # Deleted rows stay in the blocks of a file: the tables go into a new one.
        new.execute(f"attach {sql_text(changed)} as changed (read_only)")
        tables = new.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_catalog = 'changed'"
        ).fetchall()
        for schema, table in tables:
            name = quoted(schema, table)
            new.execute(f"create schema if not exists {quoted(schema)}")
            new.execute(f"create table {name} as from changed.{name}")
            suffix = schema.removeprefix("main").removeprefix("_")
            file = folder / suffix / f"{table}.parquet"
            file.parent.mkdir(exist_ok=True)
            new.execute(
                f"copy {name} to {sql_text(file)} (format parquet, compression zstd)"
            )
        new.execute("detach changed")
    changed.unlink()
    shutil.copyfile(former / CONTENTS, folder / CONTENTS)


def _places(database: PublishedFile) -> list[Place]:
    sql = "select distinct table_schema from information_schema.tables"
    return columns_of(database, [name for (name,) in database.rows(sql)])
