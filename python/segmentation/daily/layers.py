"""A line per layer of a build while it runs, a bar where a person looks on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

# What dbt builds; tests run beside the tables that they test.
KINDS = ("seed", "model", "snapshot")
READING = (
    "Reading the project (seconds; half a minute after a change of settings or "
    "warehouse) ..."
)


def layer_of(resource_type: str, path: str) -> str:
    """Return the layer of a node: the folder of a model, else its kind.

    >>> layer_of("model", "staging/shop/orders/base_shop__orders.sql")
    'staging'
    >>> layer_of("seed", "time_zones.csv")
    'seeds'
    """
    return path.split("/")[0] if resource_type == "model" else f"{resource_type}s"


@dataclass
class Layers:
    """Listens to dbt and says when a layer is done.

    Parameters
    ----------
    console
        Where lines and bar are written.
    """

    console: Console
    left: Counter = field(default_factory=Counter)
    started: dict[str, float] = field(default_factory=dict)
    failed: Counter = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )

    def expect(self, nodes: Iterable[Any]) -> None:
        """Count the nodes of each layer before the build starts."""
        self.left = Counter(
            layer_of(node.resource_type, node.path)
            for node in nodes
            if node.resource_type in KINDS
        )
        self.total = Counter(self.left)
        self._task = self._bars.add_task("", total=self.left.total())

    def __enter__(self) -> "Layers":
        """Show the bar."""
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self._bars.stop()

    def __call__(self, event: Any) -> None:
        """Take an event of dbt, which calls from several threads."""
        if event.info.name not in ("NodeStart", "NodeFinished"):
            return
        node = event.data.node_info
        if node.resource_type not in KINDS:
            return
        layer = layer_of(node.resource_type, node.node_path)
        if event.info.name == "NodeStart":
            self.started.setdefault(layer, perf_counter())
            self._bars.update(self._task, description=node.node_name)
        else:
            self._bars.update(self._task, advance=1)
            self._finish(layer, node.node_status)

    def _finish(self, layer: str, status: str) -> None:
        self.left[layer] -= 1
        self.failed[layer] += status not in ("success", "pass")
        if self.left[layer]:
            return
        seconds = perf_counter() - self.started[layer]
        failed = self.failed[layer]
        missing = f", {failed} not built" if failed else ""
        self.console.print(
            f"{layer:<14} {seconds:6.1f} s  {self.total[layer]} tables{missing}",
            highlight=False,
        )
