"""A database of its own for each test that publishes to a schema."""

import uuid
from collections.abc import Callable, Iterator

import psycopg2
import pytest

from support.postgres import connect as connected
from support.postgres import new_database


@pytest.fixture
def connect(
    postgres: dict[str, str],
) -> Iterator[Callable[[], psycopg2.extensions.connection]]:
    """Give a maker of connections to an empty database."""
    server = new_database(postgres, f"publish_{uuid.uuid4().hex[:12]}")
    opened = []

    def connect() -> psycopg2.extensions.connection:
        opened.append(connected(server))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()
