"""The units are read by systemd itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.project import ROOT

UNITS = ROOT / "orchestration" / "systemd"


def test_systemd_accepts_the_units(tmp_path: Path):
    """If not, the first morning has no run, and no message that there is none."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("this machine has no systemd")
    command = tmp_path / "segmentation"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    for unit in UNITS.iterdir():
        text = unit.read_text().replace(
            "/srv/segmentation/.venv/bin/segmentation", str(command)
        )
        (tmp_path / unit.name.replace("@.", "@consume.")).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, tmp_path.glob("segmentation*.*"))],
        capture_output=True,
        text=True,
        env={**os.environ, "SYSTEMD_LOG_LEVEL": "warning"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_timer_rings_once_a_day():
    """If not, a typo in the calendar means every hour, or never."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("this machine has no systemd")
    lines = (UNITS / "segmentation.timer").read_text().splitlines()
    (calendar,) = [
        line.removeprefix("OnCalendar=") for line in lines if "OnCalendar" in line
    ]
    said = subprocess.run(
        ["systemd-analyze", "calendar", "--iterations=2", calendar],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "Next elapse" in said
    assert "03:30:00 UTC" in said
