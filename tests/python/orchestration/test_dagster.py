"""Dagster, in an environment of its own, does with each exit code what it should."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from orchestration.command import write_command
from support.environments import new_environment
from support.project import ROOT

pytestmark = [pytest.mark.nightly, pytest.mark.xdist_group("dagster")]
FOLDER = ROOT / "orchestration" / "dagster"
SCRIPT = Path(__file__).with_name("dagster_run.py")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment with Dagster and nothing of ours."""
    folder = tmp_path_factory.mktemp("dagster")
    words = ("dagster", "-c", FOLDER / "constraints.txt")
    return new_environment(folder, *words) / "python"


@pytest.mark.parametrize(
    ("code", "asked", "materialized", "checks"),
    [
        (
            *(0, ["run", "status", "activate"]),
            *(["customer_segments", "audiences"], [["is_published", True]]),
        ),
        (3, ["run", "status"], [], [["is_published", False]]),
        (4, ["run", "status"] * 3, [], []),
        (1, ["run", "status"] * 3, [], []),
    ],
)
def test_only_what_may_succeed_is_tried_again(
    python, tmp_path, code, asked, materialized, checks
):
    """If not, a rejected delivery is built all night, or a lost lock ends the day."""
    command, said = write_command(tmp_path)
    done = subprocess.run(
        [python, SCRIPT],
        env={
            **os.environ,
            "PYTHONPATH": str(FOLDER),
            "SEGMENTATION_PROJECT_DIR": str(tmp_path),
            "SEGMENTATION_COMMAND": str(command),
            "SEGMENTATION_DESTINATIONS": "crm",
            "SEGMENTATION_RETRY_SECONDS": "0",
            "DAGSTER_DISABLE_TELEMETRY": "1",
            "CODE": str(code),
            "SAID": str(said),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert said.read_text().split() == asked
    assert found["materialized"] == materialized
    assert found["checks"] == checks
    assert found["is_success"] == (code == 0)
