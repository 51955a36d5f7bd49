"""A small dbt project of its own, so that the adapter is tested by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from adapter_project import AdapterProject

from dbt.adapters.postgrespython.session import Session
from support.postgres import connect, new_database


@pytest.fixture(scope="session")
def database(postgres: dict[str, str], worker_id: str) -> dict[str, str]:
    """Return the PG* variables of an empty database of this worker."""
    return new_database(postgres, f"adapter_{worker_id}")


@pytest.fixture
def new_project(
    tmp_path: Path, database: dict[str, str], request: pytest.FixtureRequest
) -> Callable[..., AdapterProject]:
    """Return a maker of projects: (files, credentials) -> a dbt project."""
    number = abs(hash(request.node.nodeid)) % 10**12

    def make(files: dict[str, str], **credentials: object) -> AdapterProject:
        project = AdapterProject(tmp_path, database, f"test_{number}", credentials)
        project.write(files)
        return project

    return make


@pytest.fixture
def session(database: dict[str, str]) -> Iterator[Session]:
    """Yield a session on a connection of its own."""
    handle = connect(database)
    yield Session(handle)
    handle.close()
