"""Run the job of the definition in its own environment, and print what came of it."""

import json

import dagster as dg
from definitions import defs

job = defs.resolve_job_def("daily_segmentation")
result = job.execute_in_process(
    raise_on_error=False, instance=dg.DagsterInstance.ephemeral()
)
checks = result.get_asset_check_evaluations()
print(  # noqa: T201
    json.dumps(
        {
            "is_success": result.success,
            "materialized": [
                event.step_key
                for event in result.all_events
                if event.event_type_value == "ASSET_MATERIALIZATION"
            ],
            "checks": [[one.check_name, one.passed] for one in checks],
        }
    )
)
