"""Airflow, in an environment of its own, does with each exit code what it should."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from orchestration.command import write_command
from support.environments import new_environment
from support.project import ROOT

pytestmark = [pytest.mark.nightly, pytest.mark.xdist_group("airflow")]
FOLDER = ROOT / "orchestration" / "airflow"
SCRIPT = Path(__file__).with_name("airflow_run.py")


@pytest.fixture(scope="module")
def airflow(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment variables of an Airflow that knows the DAG."""
    folder = tmp_path_factory.mktemp("airflow")
    words = ("apache-airflow", "-c", FOLDER / "constraints.txt")
    programs = new_environment(folder, *words)
    environment = {
        **os.environ,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(FOLDER),
        "AIRFLOW_HOME": str(folder / "home"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(FOLDER),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "SCARF_ANALYTICS": "false",
        "SEGMENTATION_PROJECT_DIR": str(folder),
        "SEGMENTATION_DESTINATIONS": "crm",
    }
    for words in (("db", "migrate"), ("dags", "reserialize")):
        subprocess.run(
            [folder / "bin" / "airflow", *words],
            env=environment,
            check=True,
            capture_output=True,
        )
    return environment


@pytest.mark.parametrize(
    ("code", "asked", "tasks"),
    [
        (
            *(0, ["run", "status", "activate"]),
            {"run": "success", "status": "success", "activate_crm": "success"},
        ),
        (
            *(3, ["run", "status"]),
            {"run": "failed", "status": "success", "activate_crm": "upstream_failed"},
        ),
    ],
)
def test_a_rejected_run_fails_at_once_and_sends_nothing(
    airflow, tmp_path, code, asked, tasks
):
    """If not, audiences get segments of the day before, or the gate is asked twice."""
    command, said = write_command(tmp_path)
    words = {"SEGMENTATION_COMMAND": str(command), "CODE": str(code)}
    done = subprocess.run(
        ["python", SCRIPT],
        env=airflow | words | {"SAID": str(said)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert sorted(said.read_text().split()) == sorted(asked)
    assert found["tasks"] == tasks
