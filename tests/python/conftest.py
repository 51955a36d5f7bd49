"""One PostgreSQL server for all tests of a run, also with several workers."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.postgres import postgres_environment

FOLDER_VARIABLE = "SEGMENTATION_TEST_SERVER_FOLDER"
PARSED_VARIABLE = "SEGMENTATION_PARSED_DIR"


def pytest_configure(config: pytest.Config) -> None:
    """Choose the folders of the session; the workers inherit the variables."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="segmentation_pg_")
        os.environ[PARSED_VARIABLE] = tempfile.mkdtemp(prefix="segmentation_parsed_")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folders when the last worker has gone."""
    if not hasattr(config, "workerinput"):
        for variable in (FOLDER_VARIABLE, PARSED_VARIABLE):
            shutil.rmtree(os.environ.pop(variable), ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[dict[str, str]]:
    """Yield the PG* variables of the server that all workers share."""
    with postgres_environment(Path(os.environ[FOLDER_VARIABLE])) as environment:
        yield environment
