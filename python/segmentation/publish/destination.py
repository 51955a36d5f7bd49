"""Where readers look: a folder beside the warehouse, or schemas."""

from collections.abc import Sequence
from typing import Any, Protocol

from dbt.adapters.postgrespython.session import Session
from segmentation.publish.published_run import PublishedRun, Schemas, schema_name
from segmentation.published_place import (
    CONTENTS,
    SETTING,
    check_owner,
    folder_of,
    owner,
)


class Destination(Protocol):
    """A place whose tables are replaced all at once."""

    name: str

    def is_filled(self) -> bool:
        """Return whether an accepted run was published here."""

    def replace_all(self, schemas: Schemas, run: PublishedRun) -> None:
        """Publish these tables and no others."""

    def replace_some(self, schemas: Schemas, run: PublishedRun) -> None:
        """Publish these tables; the others stay as they are."""


def destination_of(
    session: Any, schema: str, folder: str | None, roles: Sequence[str]
) -> Destination:
    """Return the destination of an engine; parameters as in ``publish``."""
    if isinstance(session, Session):
        return _PostgresSchemas(session, schema, roles)
    return _Folder(_file_of(session), schema, folder)


class _PostgresSchemas(Destination):
    def __init__(self, session: Session, schema: str, roles: Sequence[str]) -> None:
        self.name = f"{schema}_published"
        self._schema = schema
        self._session = session
        self._roles = roles

    def is_filled(self) -> bool:
        from segmentation.publish.postgres_schema import published_tables

        return bool(published_tables(self._session, self.name))

    def replace_all(self, schemas: Schemas, run: PublishedRun) -> None:
        from segmentation.publish.postgres_schema import drop_others

        self.replace_some(schemas, run)
        for suffix, tables in schemas.items():
            drop_others(self._session, schema_name(self.name, suffix), set(tables))

    def replace_some(self, schemas: Schemas, run: PublishedRun) -> None:
        from segmentation.publish.postgres_schema import publish_schema

        for suffix, tables in schemas.items():
            name = schema_name(self.name, suffix)
            publish_schema(self._session, tables, name, self._roles, self._schema)


class _Folder(Destination):
    def __init__(self, warehouse: str | None, schema: str, folder: str | None) -> None:
        self._link = folder_of(warehouse, folder)
        self.name = str(self._link)
        check_owner(self._link, warehouse, schema)
        self._owner = owner(self._link, warehouse, schema)

    def is_filled(self) -> bool:
        return (self._link / CONTENTS).exists()

    def replace_all(self, schemas: Schemas, run: PublishedRun) -> None:
        from segmentation.publish.duckdb_files import write_tables

        self._replace(
            run, lambda folder: write_tables(schemas, run, self._owner, folder)
        )

    def replace_some(self, schemas: Schemas, run: PublishedRun) -> None:
        from segmentation.publish.duckdb_files import write_beside

        former = self._link.resolve()
        self._replace(run, lambda folder: write_beside(former, schemas, run, folder))

    def _replace(self, run: PublishedRun, write: Any) -> None:
        from segmentation.atomic import replace_folder

        label = f"{run.as_of:%Y-%m-%d}"
        replace_folder(self._link, label, write, SETTING)


def _file_of(session: Any) -> str | None:
    # Spark has tables in a catalog, and no file beside which to publish.
    if getattr(session, "engine", None) == "spark":
        return None
    query = (
        "select path from duckdb_databases() where database_name = current_catalog()"
    )
    (path,) = session.sql(query).fetchone()
    return path
