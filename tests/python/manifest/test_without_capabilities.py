"""A folder that a variable leaves out takes nothing of the rest along."""

import json
from pathlib import Path

import pytest

from support.project import Warehouse

# It parses the project once more.
pytestmark = pytest.mark.slow

# What becomes a table, and the variable that each folder hangs on.
KINDS = ("model.", "seed.", "snapshot.")
VARIABLES = {"value": "customer_value"}


@pytest.fixture(params=VARIABLES)
def without(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, dict]:
    """Return a folder's name, and the manifest of the project without it."""
    warehouse = Warehouse("duckdb", tmp_path)
    # A variable that the session's shared parse does not know: parsed anew.
    words = ["ls", "--quiet", "--select", "resource_type:seed"]
    warehouse.dbt(*words, "--vars", f"{VARIABLES[request.param]}: false")
    manifest = tmp_path / "target" / "manifest.json"
    return request.param, json.loads(manifest.read_text())


def test_a_folder_goes_and_the_rest_stays(
    without: tuple[str, dict], manifest: dict
) -> None:
    """What stays reads what stays: else the build ends at a missing table."""
    folder, left = without
    kept, all_there = built(left), built(manifest)
    assert {*kept} == {
        name for name, node in all_there.items() if folder not in node["fqn"][1:-1]
    }
    read = {p for node in kept.values() for p in node["depends_on"].get("nodes", [])}
    assert {p for p in read if p.startswith(KINDS)} <= {*kept}


def built(manifest: dict) -> dict[str, dict]:
    """Return the nodes that become tables."""
    return {n: node for n, node in manifest["nodes"].items() if n.startswith(KINDS)}
