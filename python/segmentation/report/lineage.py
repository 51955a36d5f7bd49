"""Where each column comes from, as one page (dbt-colibri)."""

import shutil
from pathlib import Path

from segmentation.report.tools import run_tool

PAGE = "lineage.html"


def write_lineage(artefacts: Path, page: Path) -> None:
    """Write the page out of dbt's manifest and catalog, without telemetry."""
    folder = artefacts / "lineage"
    run_tool(
        [
            *("colibri", "generate", "--light", "--disable-telemetry"),
            *("--manifest", str(artefacts / "manifest.json")),
            *("--catalog", str(artefacts / "catalog.json")),
            *("--output-dir", str(folder)),
        ],
        artefacts,
    )
    shutil.copy(folder / "index.html", page)
