"""Credentials and connections: dbt-postgres's, with settings, kept between nodes."""

from dataclasses import dataclass, field
from typing import Any

import psycopg2
from dbt.adapters.contracts.connection import Connection, ConnectionState
from dbt.adapters.exceptions import FailedToConnectError
from dbt.adapters.postgres import PostgresCredentials
from dbt.adapters.postgres.connections import PostgresConnectionManager
from psycopg2 import sql

from dbt.adapters.postgrespython.garbage import collect_rarely

# Nodes of dbt's graph; other connections ("master", "list_...") are closed as ever.
NODES = ("model.", "test.", "unit_test.", "seed.", "snapshot.")
# Of a session that a node leaves to the next: no temporary table, no setting.
CLEAN = sql.SQL("discard temp; reset all")


@dataclass
class PostgresPythonCredentials(PostgresCredentials):
    """The credentials of dbt-postgres, and settings of the server's sessions.

    Parameters
    ----------
    settings
        Parameters of PostgreSQL by name, such as ``work_mem: 64MB``, which every
        session of a run sets; none by default. Those that are empty are left out.
    """

    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """The word that ``profiles.yml`` uses."""
        return "postgrespython"

    def statements(self) -> sql.Composable:
        """Return the statements that set a session up."""
        return sql.SQL("; ").join(
            sql.SQL("set {} = {}").format(sql.Identifier(name), sql.Literal(str(value)))
            for name, value in self.settings.items()
            if value not in (None, "")
        )


class PostgresPythonConnectionManager(PostgresConnectionManager):
    """The connections of dbt-postgres, which a thread keeps from node to node.

    dbt closes a connection after each node. PostgreSQL starts a process for each, which
    reads its catalogs anew: 7 ms of its time, a tenth of a small build's.
    """

    TYPE = "postgrespython"

    @classmethod
    def open(cls, connection: Connection) -> Connection:
        """Open a connection and give its session the settings of the profile."""
        if connection.state == ConnectionState.OPEN:
            return connection
        # The project is parsed by now, so that collections can leave it out.
        collect_rarely()
        opened = super().open(connection)
        try:
            _run(opened, opened.credentials.statements())
        except psycopg2.Error as error:
            cls.close(opened)
            reason = str(error).strip().splitlines()[0]
            raise FailedToConnectError(
                f"The server rejects one of the `settings` of profiles.yml: {reason}"
            ) from error
        return opened

    def release(self) -> None:
        """Clean the session of a node for the next one; close any other."""
        connection = self.get_if_exists()
        if connection is None or not self._is_kept(connection):
            super().release()

    def _is_kept(self, connection: Connection) -> bool:
        is_open = connection.state == ConnectionState.OPEN
        if not is_open or not str(connection.name).startswith(NODES):
            return False
        try:
            connection.handle.rollback()
            settings = connection.credentials.statements()
            _run(connection, sql.SQL("; ").join([CLEAN, settings]))
        except psycopg2.Error:
            return False
        connection.transaction_open = False
        return True


def _run(connection: Connection, statements: sql.Composable) -> None:
    """Run statements and commit them, for a `set` does not outlive a rollback."""
    handle = connection.handle
    with handle.cursor() as cursor:
        text = statements.as_string(cursor)
        if text.strip(" ;"):
            cursor.execute(text)
    handle.commit()
