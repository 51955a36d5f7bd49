"""A build in one thread that says what each of its layers cost: nodes and CPU.

``python -m benchmarks.layer_costs FILE build ...`` runs dbt with these words and writes
a JSON file. Nodes run one after the other, so that what the process used between the
beginning and the end of a node is the node's, DuckDB's threads among it; a server's
time is not.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from segmentation.daily.layers import layer_of

ONE_THREAD = ("--threads", "1")


class LayerCosts:
    """Listens to dbt, and adds up nodes and CPU seconds by layer."""

    def __init__(self) -> None:
        self.layers: dict[str, dict[str, float]] = {}
        self._started = 0.0

    def __call__(self, event: Any) -> None:
        """Take an event of dbt."""
        if event.info.name == "NodeStart":
            self._started = time.process_time()
        elif event.info.name == "NodeFinished":
            node = event.data.node_info
            layer = layer_of(node.resource_type, node.node_path)
            self.add(layer, time.process_time() - self._started)

    def add(self, layer: str, seconds: float) -> None:
        """Count one more node of a layer."""
        cost = self.layers.setdefault(layer, {"nodes": 0, "cpu_seconds": 0.0})
        cost["nodes"] += 1
        cost["cpu_seconds"] += seconds


def main() -> int:
    """Run dbt, write the file, and return 1 where the build failed."""
    from dbt.cli.main import dbtRunner

    out, *words = sys.argv[1:]
    costs = LayerCosts()
    done = dbtRunner(callbacks=[costs]).invoke([*words, *ONE_THREAD])
    Path(out).write_text(json.dumps(costs.layers, indent=1) + "\n")
    return int(not done.success)


if __name__ == "__main__":
    sys.exit(main())
