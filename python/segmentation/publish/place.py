"""Where readers look: a folder beside the warehouse, or a schema."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from dbt.adapters.postgrespython.session import Session
from segmentation.publish.run import Run


class Place(Protocol):
    """A place whose tables are replaced all at once."""

    name: str

    def is_filled(self) -> bool:
        """Return whether an accepted run was published here."""

    def replace_all(self, tables: Mapping[str, Any], run: Run) -> None:
        """Publish these tables and no others."""

    def replace_some(self, tables: Mapping[str, Any], run: Run) -> None:
        """Publish these tables; the others stay as they are."""


def place_of(
    session: Any, schema: str, folder: str | None, roles: Sequence[str]
) -> Place:
    """Return the place of an engine; parameters as in ``publish``."""
    if isinstance(session, Session):
        return _Schema(session, f"{schema}_published", roles)
    return _Folder(Path(folder) if folder else _beside_warehouse(session))


class _Schema(Place):
    def __init__(self, session: Session, name: str, roles: Sequence[str]) -> None:
        self.name = name
        self._session = session
        self._roles = roles

    def is_filled(self) -> bool:
        from segmentation.publish.schema import published_tables

        return bool(published_tables(self._session, self.name))

    def replace_all(self, tables: Mapping[str, Any], run: Run) -> None:
        from segmentation.publish.schema import drop_others

        self.replace_some(tables, run)
        drop_others(self._session, self.name, set(tables))

    def replace_some(self, tables: Mapping[str, Any], run: Run) -> None:
        from segmentation.publish.schema import publish_schema

        publish_schema(self._session, tables, self.name, self._roles)


class _Folder(Place):
    def __init__(self, link: Path) -> None:
        self.name = str(link)
        self._link = link

    def is_filled(self) -> bool:
        from segmentation.publish.files import CONTENTS

        return (self._link / CONTENTS).exists()

    def replace_all(self, tables: Mapping[str, Any], run: Run) -> None:
        from segmentation.publish.files import write_tables

        self._replace(run, lambda folder: write_tables(tables, run, folder))

    def replace_some(self, tables: Mapping[str, Any], run: Run) -> None:
        from segmentation.publish.files import write_beside

        former = self._link.resolve()
        self._replace(run, lambda folder: write_beside(former, tables, run, folder))

    def _replace(self, run: Run, write: Any) -> None:
        from segmentation.publish.folder import replace_folder

        label = f"{run.as_of:%Y-%m-%d}"
        replace_folder(self._link, label, write, "SEGMENTATION_PUBLISHED_DIR")


def _beside_warehouse(session: Any) -> Path:
    query = (
        "select path from duckdb_databases() where database_name = current_catalog()"
    )
    (path,) = session.sql(query).fetchone()
    return Path(path).parent / "published" if path else Path("published")
