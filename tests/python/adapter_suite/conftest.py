"""dbt's own suite of tests for adapters, on the server of the other tests."""

import inspect
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import yaml
from dbt.tests.fixtures.project import *  # noqa: F403
from psycopg2.errors import DuplicateDatabase, DuplicateObject, UniqueViolation

from support.postgres import connect

FAILURES = yaml.safe_load(Path(__file__).with_name("known_failures.yml").read_text())
# Who may be granted something: the suite reads their names from the environment.
GRANTEES = {f"DBT_TEST_USER_{n}": f"dbt_test_user_{n}" for n in (1, 2, 3)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect the failures that are listed, and no success of one of them."""
    for item in items:
        kind = getattr(getattr(item, "cls", None), "profile_type", None)
        reason = kind and _reason(kind, f"{item.cls.__name__}::{item.name}")
        if reason:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


def _reason(kind: str, name: str) -> str | None:
    lists = ["both"] if kind == "postgrespython" else ["both", "only_dbt_postgres"]
    return next(
        (FAILURES[group][name] for group in lists if name in FAILURES[group]), None
    )


@pytest.fixture(scope="session")
def suite_database(postgres: dict[str, str]) -> dict[str, str]:
    """Return the PG* variables of a database that all workers share, with its roles.

    Some tests expect it to be called `dbt`. Each class has a schema of its own.
    """
    os.environ.update(GRANTEES)
    with (
        closing(connect(postgres)) as connection,
        connection.cursor() as cursor,
    ):
        connection.autocommit = True
        for thing in ("database dbt", *(f"role {name}" for name in GRANTEES.values())):
            # Another worker may have been first.
            with suppress(DuplicateDatabase, DuplicateObject, UniqueViolation):
                cursor.execute(f"create {thing}")
    return {**postgres, "PGDATABASE": "dbt"}


@pytest.fixture(scope="class")
def dbt_profile_target(
    request: pytest.FixtureRequest, suite_database: dict[str, str]
) -> dict[str, object]:
    """Return the profile of the class's type instead of one on localhost."""
    names = ("host", "user", "password", "database")
    return {
        "type": request.cls.profile_type,
        "threads": 4,
        "port": int(suite_database["PGPORT"]),
        **{name: suite_database[f"PG{name.upper()}"] for name in names},
    }


@pytest.fixture(scope="class")
def logs_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield a temporary folder for dbt's log instead of one in the repository."""
    folder = str(tmp_path_factory.mktemp("logs"))
    os.environ["DBT_LOG_PATH"] = folder
    yield folder
    del os.environ["DBT_LOG_PATH"]


@pytest.fixture(scope="class")
def unique_schema(request: pytest.FixtureRequest, prefix: str) -> str:
    """Return a schema named after the module of the suite, as some tests expect."""
    return f"{prefix}_{request.cls.__base__.__module__.rsplit('.', 1)[-1]}"


@pytest.fixture(scope="class")
def test_data_dir(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a copy of the data beside the suite's module: some tests add files."""
    folder = tmp_path_factory.mktemp("data")
    module = Path(inspect.getfile(request.cls.__base__))
    if (data := module.with_name("data")).is_dir():
        shutil.copytree(data, folder, dirs_exist_ok=True)
    return folder
