"""The docs site is one file that opens from a path and explains the flow."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.project import Warehouse

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=15000",
]


@pytest.fixture
def browser() -> str:
    """Return the path of a browser, or skip (in CI: fail)."""
    found = next((path for b in BROWSERS if (path := shutil.which(b))), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("CI must have a browser: run `make system-packages`.")
    if found is None:
        pytest.skip("no browser: `make system-packages` installs one")
    return found


@pytest.mark.xdist_group("duckdb")
def test_front_page_explains_the_flow(demo_of, browser: str, tmp_path: Path) -> None:
    """If not, the next engineer opens an empty page, or one that loads from afar."""
    # A copy: dbt locks the file, and other tests read it.
    folder = tmp_path / "demo"
    shutil.copytree(demo_of("duckdb").folder, folder)
    warehouse = Warehouse("duckdb", folder)
    warehouse.dbt("docs", "generate", "--static")
    page = tmp_path / "index.html"
    shutil.copy(warehouse.folder / "target" / "static_index.html", page)
    dom = subprocess.run(
        [
            browser,
            *FLAGS,
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
