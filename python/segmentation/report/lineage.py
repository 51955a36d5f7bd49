"""Where each column comes from, as one page (dbt-colibri)."""

import json
from pathlib import Path
from typing import Any

from segmentation.report.docs import with_way_back
from segmentation.report.tools import run_tool

PAGE = "lineage.html"
FOLDER = "lineage"


def write_lineage(artefacts: Path, page: Path, is_demo: bool = False) -> None:
    """Write the page out of dbt's manifest and catalog, without telemetry."""
    folder = artefacts / FOLDER
    folder.mkdir()
    manifest = json.loads((artefacts / "manifest.json").read_text())
    catalog = json.loads((artefacts / "catalog.json").read_text())
    whole = folder / "catalog.json"
    whole.write_text(json.dumps(completed(catalog, manifest)))
    run_tool(
        [
            *("colibri", "generate", "--light", "--disable-telemetry"),
            *("--manifest", str(artefacts / "manifest.json")),
            *("--catalog", str(whole), "--output-dir", str(folder)),
        ],
        artefacts,
    )
    page.write_text(with_way_back((folder / "index.html").read_text(), is_demo))


def completed(catalog: dict[str, Any], manifest: dict[str, Any]) -> dict[str, Any]:
    """Add the tables that a reader cannot see, with the columns of their YAML.

    Without them a column could be followed no further than to the first table
    that is not published.
    """
    nodes = {
        key: _as_in_catalog(node)
        for key, node in manifest["nodes"].items()
        if node["resource_type"] in ("model", "seed", "snapshot")
    }
    sources = {key: _as_in_catalog(node) for key, node in manifest["sources"].items()}
    return {
        **catalog,
        "nodes": nodes | catalog["nodes"],
        "sources": sources | catalog["sources"],
    }


def _as_in_catalog(node: dict[str, Any]) -> dict[str, Any]:
    return {
        "unique_id": node["unique_id"],
        "metadata": {
            "type": "BASE TABLE",
            "schema": node["schema"],
            "name": node.get("identifier") or node["alias"],
            "database": node["database"],
            "comment": None,
            "owner": None,
        },
        "columns": {
            name: {
                "type": column["data_type"] or "",
                "index": index,
                "name": name,
                "comment": None,
            }
            for index, (name, column) in enumerate(node["columns"].items(), 1)
        },
        "stats": {},
    }
