"""The daily run as one task of Airflow, the audiences after it, its state always.

Copy it into the folder of DAGs. A rejected run fails without another attempt; a locked
warehouse or a lost connection is tried again. SEGMENTATION_PROJECT_DIR is the folder
of the project, SEGMENTATION_DESTINATIONS the names in destinations.yml, with commas.
"""

import os
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from airflow.sdk import dag, task
from airflow.sdk.exceptions import AirflowException, AirflowFailException

PROJECT = Path(os.environ.get("SEGMENTATION_PROJECT_DIR", "/srv/segmentation"))
COMMAND = os.environ.get(
    "SEGMENTATION_COMMAND", str(PROJECT / ".venv" / "bin" / "segmentation")
)
DESTINATIONS = [
    name for name in os.environ.get("SEGMENTATION_DESTINATIONS", "").split(",") if name
]
# Rejected by the gate, or held for a person: another attempt has the same answer.
REJECTED = 3


def segmentation(*words: str) -> None:
    """Run a command of the project; what it prints is in the task's log."""
    code = subprocess.run([COMMAND, *words], cwd=PROJECT, check=False).returncode
    sentence = f"segmentation {' '.join(words)} ended with {code}; its log says why."
    if code == REJECTED:
        raise AirflowFailException(sentence)
    if code != 0:
        raise AirflowException(sentence)


@dag(
    schedule="30 3 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=15)},
    tags=["segmentation"],
)
def customer_segmentation() -> None:
    """Build, check, publish and send the segments of all customers."""

    @task
    def run() -> None:
        segmentation("run")

    @task
    def activate(destination: str) -> None:
        segmentation("activate", "--destination", destination)

    @task(trigger_rule="all_done", retries=0)
    def status() -> None:
        segmentation("status", "--notify", "problem")

    ran = run()
    ran >> status()
    for name in DESTINATIONS:
        ran >> activate.override(task_id=f"activate_{name}")(name)


customer_segmentation()
