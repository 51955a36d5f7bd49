"""The project as dbt reads it, parsed once for the tests of its shape."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from support.project import BIN, ROOT


@pytest.fixture(scope="session")
def manifest_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file that dbt writes of the project; nothing is built."""
    folder = tmp_path_factory.mktemp("manifest")
    places = {"DBT_TARGET_PATH": str(folder), "DBT_LOG_PATH": str(folder)}
    subprocess.run(
        [str(BIN / "dbt"), "parse", "--quiet"],
        cwd=ROOT,
        env={**os.environ, **places, "SEGMENTATION_TARGET": "duckdb"},
        check=True,
        capture_output=True,
    )
    return folder / "manifest.json"


@pytest.fixture(scope="session")
def manifest(manifest_file: Path) -> dict:
    """Return its content."""
    return json.loads(manifest_file.read_text())
