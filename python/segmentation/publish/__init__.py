"""Publish the tables of an accepted run where readers do not meet a build."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from segmentation.publish.destination import destination_of
from segmentation.publish.published_run import BOARDS, Schemas, read_run


class WithDisabled:
    """What dbt hands to a Python model; a table of a disabled folder is None."""

    def __init__(self, dbt: Any) -> None:
        self._dbt = dbt

    def ref(self, *name: str) -> Any:
        """Return a relation, None where dbt knows of none."""
        try:
            return self._dbt.ref(*name)
        except KeyError:
            return None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._dbt, name)


def with_disabled(dbt: Any) -> WithDisabled:
    """Return dbt's object for a model that copies what there is."""
    return WithDisabled(dbt)


def publish(
    session: Any,
    tables: Mapping[str, Any],
    boards: Mapping[str, Any],
    schema: str,
    folder: str | None = None,
    roles: Sequence[str] = (),
) -> pd.DataFrame:
    """Publish all tables at once, as files (DuckDB) or two schemas (PostgreSQL).

    Parameters
    ----------
    session
        What dbt hands to a Python model.
    tables
        Name to relation, as ``dbt.ref`` returns it.
    boards
        The same for the tables of charts, which get a schema of their own.
    schema
        Target schema; on PostgreSQL ``_published`` is added to it.
    folder
        DuckDB: where readers look. Empty: ``published`` beside the warehouse.
    roles
        PostgreSQL: who may read the published schemas.

    Returns
    -------
    DataFrame
        One row: as_of, place, count_tables and count_rows.

    Raises
    ------
    InputError
        If the place is taken, or readers stand in the way.
    """
    schemas = _present({"": tables, BOARDS: boards})
    run = read_run(session, schemas)
    destination = destination_of(session, schema, folder, roles)
    destination.replace_all(schemas, run)
    return pd.DataFrame([run.as_row(destination.name)])


def publish_ledger(
    session: Any,
    tables: Mapping[str, Any],
    boards: Mapping[str, Any],
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
    schemas = _present({"": tables, BOARDS: boards})
    run = read_run(session, schemas)
    destination = destination_of(session, schema, folder, roles)
    if not run.is_rejected or not destination.is_filled():
        return pd.DataFrame([run.as_row_of_nothing()])
    destination.replace_some(schemas, run)
    return pd.DataFrame([run.as_row(destination.name)])


def _present(schemas: Schemas) -> Schemas:
    return {
        suffix: {name: table for name, table in tables.items() if table is not None}
        for suffix, tables in schemas.items()
    }
