"""Run the DAG in its own environment, and print what came of it."""

import json

from segmentation_dag import customer_segmentation

run = customer_segmentation().test()
tasks = {task.task_id: str(task.state) for task in run.get_task_instances()}
print(json.dumps({"state": str(run.state), "tasks": tasks}))  # noqa: T201
