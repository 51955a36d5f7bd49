"""The docs site is one file that opens from a path and explains the flow."""

import shutil
import subprocess
from pathlib import Path

import pytest

from segmentation.report.pdf import FLAGS
from support.browser import find_or_skip
from support.project import Warehouse


@pytest.mark.slow
@pytest.mark.recipe("demo", "duckdb")
def test_front_page_explains_the_flow(built, tmp_path: Path) -> None:
    """If not, the next engineer opens an empty page, or one that loads from afar."""
    browser = find_or_skip()
    # A copy: dbt locks the file, and other tests read it.
    folder = tmp_path / "demo"
    shutil.copytree(built("duckdb", "demo").folder, folder)
    warehouse = Warehouse("duckdb", folder)
    warehouse.dbt("docs", "generate", "--static")
    page = tmp_path / "index.html"
    shutil.copy(warehouse.folder / "target" / "static_index.html", page)
    dom = subprocess.run(
        [
            browser,
            *FLAGS,
            "--virtual-time-budget=15000",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    assert "Where each definition is" in dom
    assert "customer_segment_history" in dom
