"""Publish the tables of an accepted run where readers do not meet a build."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from dbt.adapters.postgrespython.session import Session
from segmentation.publish.run import Run, whole_run

SETTING = "SEGMENTATION_PUBLISHED_DIR"


def publish(
    session: Any,
    tables: Mapping[str, Any],
    schema: str,
    folder: str | None = None,
    roles: Sequence[str] = (),
) -> pd.DataFrame:
    """Publish all tables at once, as files (DuckDB) or a schema (PostgreSQL).

    Parameters
    ----------
    session
        What dbt hands to a Python model.
    tables
        Name to relation, as ``dbt.ref`` returns it.
    schema
        Target schema; on PostgreSQL ``_published`` is added to it.
    folder
        DuckDB: where readers look. Empty: ``published`` beside the warehouse.
    roles
        PostgreSQL: who may read the published schema.

    Returns
    -------
    DataFrame
        One row: as_of, place, count_tables and count_rows.

    Raises
    ------
    InputError
        If the tables are not of one run, or the place is taken.
    """
    run = whole_run(session, tables)
    if isinstance(session, Session):
        from segmentation.publish.schema import publish_schema

        place = f"{schema}_published"
        publish_schema(session, tables, place, roles)
    else:
        place = _to_files(session, tables, run, folder)
    return pd.DataFrame([run.row(place)])


def _to_files(
    session: Any, tables: Mapping[str, Any], run: Run, folder: str | None
) -> str:
    from segmentation.publish.files import write_tables
    from segmentation.publish.folder import replace_folder

    link = Path(folder) if folder else _beside_warehouse(session)
    label = f"{run.as_of:%Y-%m-%d}"
    replace_folder(link, label, lambda path: write_tables(tables, run, path), SETTING)
    return str(link)


def _beside_warehouse(session: Any) -> Path:
    query = (
        "select path from duckdb_databases() where database_name = current_catalog()"
    )
    (path,) = session.sql(query).fetchone()
    return Path(path).parent / "published" if path else Path("published")
