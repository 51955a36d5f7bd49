"""The alert rules fire when they should, by Prometheus' own tool."""

import os
import shutil
import subprocess

import pytest

from support.project import ROOT

FOLDER = ROOT / "alerts"


@pytest.fixture
def promtool() -> str:
    """Return the path of promtool, or skip (in CI: fail)."""
    found = shutil.which("promtool")
    if found is None and os.environ.get("CI"):
        pytest.fail("CI must have promtool: run `make system-packages`.")
    if found is None:
        pytest.skip("no promtool: `make system-packages` installs it")
    return found


@pytest.mark.parametrize(
    "words",
    [
        ["check", "rules", "segmentation_alerts.yml"],
        ["test", "rules", "segmentation_alerts_test.yml"],
    ],
)
def test_alert_rules_are_right(promtool, words):
    """If not, no one is called for a rejected run, or all are for a good one."""
    done = subprocess.run(
        [promtool, *words], cwd=FOLDER, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
