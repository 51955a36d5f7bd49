"""The daily run as one asset of Dagster, and the audiences after it.

    SEGMENTATION_PROJECT_DIR=/srv/segmentation dagster dev -f definitions.py

A rejected run is a failed check and is not tried again; a locked warehouse or a lost
connection is. Destinations are named in SEGMENTATION_DESTINATIONS, with commas.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

PROJECT = Path(os.environ.get("SEGMENTATION_PROJECT_DIR", Path(__file__).parents[2]))
COMMAND = os.environ.get(
    "SEGMENTATION_COMMAND", str(PROJECT / ".venv" / "bin" / "segmentation")
)
DESTINATIONS = [
    name for name in os.environ.get("SEGMENTATION_DESTINATIONS", "").split(",") if name
]
REJECTED = 3
LAST_LINES = 20
RETRIES = dg.RetryPolicy(
    max_retries=int(os.environ.get("SEGMENTATION_RETRIES", "2")),
    delay=float(os.environ.get("SEGMENTATION_RETRY_SECONDS", "900")),
)
IS_PUBLISHED = dg.AssetCheckSpec(
    name="is_published",
    asset="customer_segments",
    description="The gate accepted the run, so that it is what people read.",
    blocking=True,
)


def segmentation(*words: str) -> tuple[int, str]:
    """Run a command of the project; return its exit code and its last lines."""
    process = subprocess.Popen(
        [COMMAND, *words],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    for line in process.stdout:
        sys.stdout.write(line)
        lines.append(line.rstrip())
    return process.wait(), "\n".join(lines[-LAST_LINES:])


@dg.asset(
    check_specs=[IS_PUBLISHED],
    output_required=False,
    retry_policy=RETRIES,
    group_name="segmentation",
)
def customer_segments(
    context: dg.AssetExecutionContext,
) -> Iterator[dg.Output | dg.AssetCheckResult]:
    """Named, explained segments of all customers, as the last day left them."""
    code, said = segmentation("run")
    segmentation("status", "--notify", "problem")
    if code not in (0, REJECTED):
        raise dg.Failure(f"segmentation run ended with {code}:\n{said}")
    if code == 0:
        yield dg.Output(None, metadata={"last_lines": said})
    yield dg.AssetCheckResult(
        check_name="is_published",
        passed=code == 0,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={"last_lines": said},
    )


@dg.asset(deps=[customer_segments], retry_policy=RETRIES, group_name="segmentation")
def audiences(context: dg.AssetExecutionContext) -> None:
    """Send what changed to the destinations, by consent."""
    for name in DESTINATIONS:
        code, said = segmentation("activate", "--destination", name)
        if code != 0:
            raise dg.Failure(
                f"segmentation activate for {name} ended with {code}:\n{said}",
                allow_retries=code != REJECTED,
            )


DAILY = dg.define_asset_job("daily_segmentation", selection="*")
defs = dg.Definitions(
    assets=[customer_segments, audiences],
    jobs=[DAILY],
    schedules=[dg.ScheduleDefinition(job=DAILY, cron_schedule="30 3 * * *")],
)
