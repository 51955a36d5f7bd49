"""The house stays one that can be walked through: few rooms, short corridors.

Counted on the manifest, because each change for itself looks small: 212 models
in a chain of 66 came one sensible model at a time.
"""

import re
from functools import cache

import pytest

from support.project import ROOT

# One worker, which parses the project once for all of them.
pytestmark = pytest.mark.xdist_group("manifest")

MOST_MODELS = 190
LONGEST_CHAIN = 55
MOST_MACROS = 110
# Those of the ready mappings, which are off unless a variable names them.
MOST_MACROS_OF_MAPPINGS = 11
# Those of columns of somebody's own, which are off likewise.
MOST_MACROS_OF_ATTRIBUTES = 2
# Bodies for Spark, which a build on another engine never reads.
MOST_MACROS_OF_SPARK = 23
# Folders that a variable leaves out, and how many models each may have.
MOST_OPTIONAL = {"value": 20}
# The same, off by default.
MOST_OFF = {"act": 40, "marketing": 3, "time": 6, "feature_history": 2}
PROJECT = "customer_segmentation"


def test_there_are_few_models(manifest: dict) -> None:
    """More models: whoever follows one number has more files to open."""
    models = of_kind(manifest, "model")
    core = [model for model in models if not capability(model)]
    assert len(core) <= MOST_MODELS, "fold what is one thought"


@pytest.mark.parametrize(("folder", "most"), MOST_OPTIONAL.items())
def test_a_capability_has_few_models(manifest: dict, folder: str, most: int) -> None:
    """Each is a room of its own, which has to stay as small as the house."""
    models = [m for m in of_kind(manifest, "model") if capability(m) == folder]
    assert 0 < len(models) <= most


@pytest.mark.parametrize(("folder", "most"), MOST_OFF.items())
def test_a_capability_that_is_off_has_few_models(
    manifest: dict, folder: str, most: int
) -> None:
    """It is in no build unless a variable asks for it, and small all the same."""
    off = [node for nodes in manifest["disabled"].values() for node in nodes]
    models = [n for n in off if n["resource_type"] == "model" and folder in n["fqn"]]
    assert 0 < len(models) <= most
    on = [m["name"] for m in of_kind(manifest, "model") if folder in m["fqn"]]
    assert not on, "a build costs nothing where the variable is off"


def test_the_chain_to_the_publication_is_short(manifest: dict) -> None:
    """A longer chain: a wrong number is further from the raw row it came from."""
    chain = longest_chain(manifest, f"model.{PROJECT}.publication")
    assert len(chain) <= LONGEST_CHAIN, " <- ".join(chain)


def test_there_are_few_macros(manifest: dict) -> None:
    """More macros: SQL that can only be read compiled."""
    macros = [m for m in manifest["macros"].values() if m["package_name"] == PROJECT]
    own = [m for m in macros if m["original_file_path"].startswith("macros/")]
    mappings = [m for m in own if "macros/mappings/" in m["original_file_path"]]
    others = [m for m in own if "macros/attributes/" in m["original_file_path"]]
    spark = [m for m in own if "macros/spark/" in m["original_file_path"]]
    core = len(own) - len(mappings) - len(others) - len(spark)
    assert core <= MOST_MACROS, "inline what one model uses"
    assert len(others) <= MOST_MACROS_OF_ATTRIBUTES
    assert len(spark) <= MOST_MACROS_OF_SPARK
    assert len(mappings) <= MOST_MACROS_OF_MAPPINGS


def test_no_variable_has_a_name_that_is_glued_together() -> None:
    """Else a search for a variable does not find where it is used."""
    sources = [*(ROOT / "macros").rglob("*.sql"), *(ROOT / "models").rglob("*.sql")]
    glued = [
        f"{path.relative_to(ROOT)}: {call}"
        for path in sources
        for call in re.findall(r"\bvar\([^)]*~[^)]*\)", path.read_text())
    ]
    assert not glued


def capability(model: dict) -> str | None:
    """Return the folder, at whatever depth, that a variable leaves out."""
    folders = [part for part in model["fqn"][1:-1] if part in MOST_OPTIONAL]
    return folders[0] if folders else None


def of_kind(manifest: dict, kind: str) -> list[dict]:
    """Return the project's nodes of a resource type."""
    return [n for n in manifest["nodes"].values() if n["resource_type"] == kind]


def parents(manifest: dict, name: str) -> list[str]:
    """Return the models, seeds and snapshots that a node reads."""
    nodes = manifest["nodes"]
    return [parent for parent in manifest["parent_map"][name] if parent in nodes]


def longest_chain(manifest: dict, name: str) -> list[str]:
    """Return the names on the longest way from a raw table to a node."""

    @cache
    def chain(node: str) -> tuple[str, ...]:
        above = (chain(parent) for parent in parents(manifest, node))
        return (node.rsplit(".", 1)[-1], *max(above, key=len, default=()))

    return list(chain(name))
