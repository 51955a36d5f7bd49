"""A page as PDF, printed by a browser that is on the machine."""

import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]
SECONDS = 120


def find_browser() -> str | None:
    """Return the path of a browser of the Chromium family, if there is one."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def print_pdf(browser: str, page: Path, pdf: Path) -> str | None:
    """Print an HTML file as PDF; return what went wrong, or None."""
    with tempfile.TemporaryDirectory(prefix="segmentation_browser_") as profile:
        words = [browser, *FLAGS, f"--user-data-dir={profile}"]
        try:
            done = subprocess.run(
                [*words, f"--print-to-pdf={pdf}", page.as_uri()],
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"the browser was not done after {SECONDS} seconds"
    if pdf.exists():
        return None
    return (done.stderr.strip().splitlines() or ["the browser wrote nothing"])[-1]
