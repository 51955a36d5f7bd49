"""What is published, where, and behind the gate: asked of dbt's manifest."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import ROOT

# One worker, which parses the project once for all of them.
pytestmark = pytest.mark.xdist_group("manifest")

PAGE = ROOT / "docs" / "tables.md"
SCRIPT = ROOT / "scripts" / "tables_of_the_manifest.py"
GATE = "model.customer_segmentation.customer_segments"
# What the gate itself looks at; their published copies wait for it all the same.
INPUTS = {"customer_features", "rfm_scores"}


def listed(model: str) -> dict[str, set[str]]:
    """Return the names in the lists of a model of models/publication."""
    path = ROOT / "models" / "publication" / f"{model}.py"
    found = {}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            names = {key.value for key in node.value.keys}
            found[node.targets[0].id] = names
    return found


def ancestors(manifest: dict, unique_id: str) -> set[str]:
    """Return everything that a node is made of."""
    found: set[str] = set()
    waiting = [unique_id]
    while waiting:
        for parent in manifest["parent_map"][waiting.pop()]:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def described(node: dict, column: str) -> str:
    """Return the description of a column, nothing if there is none."""
    return node["columns"].get(column, {}).get("description", "")


def test_the_list_of_tables_is_up_to_date(manifest_file: Path) -> None:
    """An analyst looks for a table that is gone, or never finds a new one."""
    words = [sys.executable, SCRIPT, manifest_file, "--check"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_published_table_waits_for_the_gate(manifest: dict) -> None:
    """A rejected run changes what people read if a table does not wait."""
    ledger = set().union(*listed("ledger_publication").values())
    of_models = {
        node["name"]: key
        for key, node in manifest["nodes"].items()
        if node["resource_type"] in ("model", "snapshot")
    }
    copied = listed("publication")
    early = {
        name
        for name in (copied["tables"] | copied["boards"]) & set(of_models) - ledger
        if GATE not in {of_models[name], *ancestors(manifest, of_models[name])}
    }
    assert early == INPUTS


@pytest.mark.parametrize("model", ["publication", "ledger_publication"])
def test_tables_of_boards_are_published_to_their_schema(
    manifest: dict, model: str
) -> None:
    """A board, whose ref() names that schema, finds no table."""
    # Those of folders that a variable switches off are listed, too.
    disabled = [node for nodes in manifest["disabled"].values() for node in nodes]
    boards = {
        node["name"]
        for node in [*manifest["nodes"].values(), *disabled]
        if node["config"].get("schema") == "boards"
    }
    found = listed(model)
    assert found["boards"] <= boards
    assert not found["tables"] & boards


def test_what_is_as_of_a_fit_does_not_count_as_another_run(manifest: dict) -> None:
    """If it did, no run would be published from the day after a fit on."""
    of_a_fit = {
        node["name"]
        for key, node in manifest["nodes"].items()
        if key in manifest["parent_map"]["model.customer_segmentation.publication"]
        and "fitted the model" in described(node, "as_of")
    }
    assert {"segment_fits", "segment_models"} <= of_a_fit
    for node in manifest["nodes"].values():
        if node["name"] in of_a_fit:
            assert node["config"]["meta"].get("of_several_runs"), node["name"]
