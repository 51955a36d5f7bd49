"""What the API asks of PostgreSQL: the functions of the live schema, and no table."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from segmentation.live.functions import (
    LIVE_SEGMENT,
    PUBLISHED_SEGMENT,
    PUBLISHED_SEGMENTS,
    SUFFIX,
)
from segmentation.warehouse.base import quoted

# Seconds that a request waits for a connection, and for an answer.
PATIENCE = 2.0
# Events wait while a run is published.
PATIENCE_WITH_EVENTS = 30.0


class UnavailableError(Exception):
    """The database does not answer; the text says why, for who asked."""


class UnreadableError(Exception):
    """The database cannot take what is asked; the text says why."""


@dataclass
class Database:
    """The functions, over a pool of connections.

    Parameters
    ----------
    pool
        Open pool. Nothing of a session is used but prepared statements, where they
        are kept.
    schema
        Target schema of the build.
    """

    pool: asyncpg.Pool
    schema: str

    async def live(self, ids: Sequence[str], as_of: datetime | None) -> list[dict]:
        """Return what the build would say of customers as of an instant.

        Parameters
        ----------
        ids
            Customers, each once; unknown ones have no row.
        as_of
            UTC without a zone; None is the next midnight.
        """
        words = "asked.customer_id, $2::timestamp"
        return await self._answers(LIVE_SEGMENT, words, list(ids), as_of)

    async def published(self, ids: Sequence[str]) -> list[dict]:
        """Return what is published of customers; unknown ones have no row."""
        words = "asked.customer_id"
        return await self._answers(PUBLISHED_SEGMENT, words, list(ids))

    async def segments(self) -> list[dict]:
        """Return the published segments, which bear the day of the run."""
        return await self._rows(f"select * from {self._function(PUBLISHED_SEGMENTS)}()")

    async def accept(self, events: str) -> dict:
        """Take events; return what became of each.

        Parameters
        ----------
        events
            JSON, a list.
        """
        rows = await self._rows(
            f"select {self._function('accept_events')}($1::jsonb)::text as answer",
            *(events,),
            patience=PATIENCE_WITH_EVENTS,
        )
        return json.loads(rows[0]["answer"])

    async def event_state(self) -> dict | None:
        """Return what waits and is held back; None where no events are taken."""
        query = f"select {self._function('event_state')}()::text as state"
        try:
            rows = await self._rows(query)
        except UnavailableError:
            return None
        return json.loads(rows[0]["state"])

    async def _answers(self, function: str, words: str, *values: Any) -> list[dict]:
        """Return the rows of a function, called with these words for each id."""
        return await self._rows(
            "select answer.* from unnest($1::text[]) as asked (customer_id)"
            f" cross join lateral {self._function(function)}({words}) as answer",
            *values,
        )

    def _function(self, name: str) -> str:
        return quoted(f"{self.schema}_{SUFFIX}", name)

    async def _rows(
        self, query: str, *values: Any, patience: float = PATIENCE
    ) -> list[dict]:
        async with (
            _said(patience),
            self.pool.acquire(timeout=PATIENCE) as connection,
        ):
            rows = await connection.fetch(query, *values, timeout=patience)
        return [dict(row) for row in rows]


@asynccontextmanager
async def open_database(
    credentials: Any, schema: str, connections: int, keeps_statements: bool
) -> AsyncIterator[Database]:
    """Yield the functions of a target, and close the connections at the end.

    Parameters
    ----------
    credentials
        Of a dbt target, on PostgreSQL.
    schema
        Target schema of the build.
    connections
        Connections of the pool, opened when they are first needed.
    keeps_statements
        Keep prepared statements, which saves two thirds of an answer's time. A
        pooler that gives each transaction another connection does not know them.
    """
    pool = asyncpg.create_pool(
        host=credentials.host,
        port=credentials.port,
        user=credentials.user,
        password=credentials.password or None,
        database=credentials.database,
        ssl=credentials.sslmode or None,
        min_size=0,
        max_size=connections,
        statement_cache_size=100 if keeps_statements else 0,
    )
    async with pool:
        yield Database(pool, schema)


@asynccontextmanager
async def _said(patience: float) -> AsyncIterator[None]:
    """Turn what can go wrong between here and the database into a sentence."""
    try:
        yield
    except TimeoutError as error:
        raise UnavailableError(
            f"The database did not answer within {patience:g} seconds; ask again."
        ) from error
    except asyncpg.DataError as error:
        raise UnreadableError(f"as_of: {error}.") from error
    except (asyncpg.UndefinedFunctionError, asyncpg.InvalidSchemaNameError) as error:
        raise UnavailableError(
            "The database has no such function: set the variable live to true, for "
            "events live_events as well, and run segmentation run."
        ) from error
    except asyncpg.InsufficientPrivilegeError as error:
        raise UnavailableError(
            "The database role of this service may not call the function: name it in "
            "the variable live_roles, for events in live_event_roles, and run "
            "segmentation run."
        ) from error
    except asyncpg.InvalidAuthorizationSpecificationError as error:
        raise UnavailableError(
            f"The database rejects the connection: {error}."
        ) from error
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise UnavailableError(f"The database is out of reach: {error}.") from error
