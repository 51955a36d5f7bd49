"""Publish the tables of an accepted run where readers do not meet a build."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from segmentation.publish.place import place_of
from segmentation.publish.run import REJECTED, verdict_of, whole_run


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
    place = place_of(session, schema, folder, roles)
    place.replace_all(tables, run)
    return pd.DataFrame([run.row(place.name)])


def publish_ledger(
    session: Any,
    tables: Mapping[str, Any],
    schema: str,
    folder: str | None = None,
    roles: Sequence[str] = (),
) -> pd.DataFrame:
    """Publish why a run was rejected, beside the tables of the last accepted one.

    Nothing is copied after an accepted run, whose ``publish`` copies these tables
    with all others, nor before the first one: readers would find tables without
    a run. Parameters and errors are those of ``publish``.

    Returns
    -------
    DataFrame
        One row: as_of, place (empty if nothing was copied), count_tables and
        count_rows.
    """
    run = whole_run(session, tables)
    place = place_of(session, schema, folder, roles)
    if verdict_of(session, tables) != REJECTED or not place.is_filled():
        return pd.DataFrame([run.row_of_nothing()])
    place.replace_some(tables, run)
    return pd.DataFrame([run.row(place.name)])
