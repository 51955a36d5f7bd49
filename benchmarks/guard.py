"""Whether a layer of the build lost speed, or gained nodes, since it was committed.

A layer's cost is what it takes on a large shop beyond what it takes on a tiny one, by
the CPU seconds of the floor in the same run: dbt's own work for each node and the speed
of the machine are no part of it. Nodes are counted apart.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segmentation.errors import InputError

# As much as a cost may be worse.
MOST_LOSS = 0.30
# CPU seconds of the floor that a layer may lose whatever it cost: less is noise.
LEAST_LOSS = 0.10


@dataclass(frozen=True)
class LayerChange:
    """A layer as it was committed and as it is now; costs in floors."""

    layer: str
    nodes_before: int
    nodes_now: int
    cost_before: float
    cost_now: float

    @property
    def is_slower(self) -> bool:
        """Whether it costs more than what noise explains."""
        loss = self.cost_now - self.cost_before
        return loss > max(MOST_LOSS * self.cost_before, LEAST_LOSS)

    @property
    def is_larger(self) -> bool:
        """Whether it has more nodes."""
        return self.nodes_now > self.nodes_before

    @property
    def sentence(self) -> str:
        """What is the case, in words."""
        verdicts = {"slower": self.is_slower, "more nodes": self.is_larger}
        verdict = " and ".join(word for word, so in verdicts.items() if so) or "fine"
        return (
            f"{self.layer}: {self.nodes_now} nodes (committed {self.nodes_before}), "
            f"{self.cost_now:.2f} of the floor's CPU seconds "
            f"(committed {self.cost_before:.2f}): {verdict}"
        )


def layer_changes(
    committed: dict[str, Any], result: dict[str, Any]
) -> list[LayerChange]:
    """Return how each layer is to the committed one; a new one had no nodes.

    Parameters
    ----------
    committed, result
        ``floor_cpu_seconds``, and ``large`` and ``tiny``: layer -> ``nodes`` and
        ``cpu_seconds``, as `layer_costs` writes them.
    """
    nothing = {"nodes": 0, "cpu_seconds": 0.0}
    return [
        LayerChange(
            layer,
            committed["large"].get(layer, nothing)["nodes"],
            result["large"].get(layer, nothing)["nodes"],
            _cost(committed, layer),
            _cost(result, layer),
        )
        for layer in sorted({*committed["large"], *result["large"]})
    ]


def _cost(result: dict[str, Any], layer: str) -> float:
    """Return what a layer took for rows, in CPU seconds of the floor."""
    large, tiny = (
        result[size].get(layer, {}).get("cpu_seconds", 0.0)
        for size in ("large", "tiny")
    )
    return max(large - tiny, 0.0) / result["floor_cpu_seconds"]


def guarded(
    committed: dict[str, Any], measure: Callable[[], dict[str, Any]]
) -> tuple[list[LayerChange], bool]:
    """Measure, and once more if a layer was slower; return the last comparison.

    Noise makes one run slow, a real loss makes both slow: only what is slower in both
    fails. Nodes know no noise.

    Parameters
    ----------
    committed
        As `measure` returned it.
    measure
        Measures again.

    Returns
    -------
    tuple
        Layers, of the second run if there was one, and whether all is well.
    """
    changes = layer_changes(committed, measure())
    if slower := {item.layer for item in changes if item.is_slower}:
        changes = layer_changes(committed, measure())
        slower &= {item.layer for item in changes if item.is_slower}
    return changes, not slower and not any(item.is_larger for item in changes)


def read_committed(file: Path) -> dict[str, Any]:
    """Return committed numbers.

    Raises
    ------
    InputError
        If the file is missing, or holds something else.
    """
    try:
        committed = json.loads(file.read_text())
        layer_changes(committed, committed)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{file} holds no costs of layers; make it with "
            f"python -m benchmarks --guard {file} --commit."
        ) from error
    return committed
