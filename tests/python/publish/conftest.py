"""A database of its own for each test that publishes to a schema."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest

from support.project import Warehouse, postgres_database


@pytest.fixture
def connect(
    tmp_path: Path, postgres: dict[str, str]
) -> Iterator[Callable[[], psycopg2.extensions.connection]]:
    """Give a maker of connections to an empty database."""
    server = postgres_database(postgres, f"publish_{uuid.uuid4().hex[:12]}")
    opened = []

    def connect() -> psycopg2.extensions.connection:
        opened.append(Warehouse("postgres", tmp_path, server).connect())
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()
