"""The guard fails what costs time or nodes, and nothing that met a busy machine."""

import json
from typing import Any

import pytest

from benchmarks.guard import guarded, layer_changes, read_committed
from benchmarks.layer_costs import LayerCosts
from segmentation.errors import InputError


def costs(floor: float = 10, nodes: int = 5, **large: float) -> dict[str, Any]:
    """Return CPU seconds of layers on the large shop; on the tiny one each takes 2."""
    return {
        "floor_cpu_seconds": floor,
        "large": {
            layer: {"nodes": nodes, "cpu_seconds": spent}
            for layer, spent in large.items()
        },
        "tiny": {layer: {"nodes": nodes, "cpu_seconds": 2.0} for layer in large},
    }


COMMITTED = costs(staging=22, boards=3)


@pytest.mark.parametrize(("staging", "is_slower"), [(27.9, False), (28.1, True)])
def test_a_layer_may_lose_thirty_percent_of_what_its_rows_cost(staging, is_slower):
    """The bound is 30 %: a tighter one cries wolf, a wider one lets loss creep in."""
    changes = layer_changes(COMMITTED, costs(staging=staging, boards=3))
    assert {c.layer: c.is_slower for c in changes} == {
        "staging": is_slower,
        "boards": False,
    }


def test_what_each_node_costs_is_no_part_of_it():
    """Another release of dbt is slower in every node: no large model is to blame."""
    slower = costs(staging=32, boards=13)
    slower["tiny"] = {name: {"nodes": 5, "cpu_seconds": 12} for name in slower["tiny"]}
    assert not any(c.is_slower for c in layer_changes(COMMITTED, slower))


def test_a_tenth_of_a_second_is_no_loss():
    """Layers that hardly cost anything double by noise alone."""
    changes = layer_changes(COMMITTED, costs(staging=22, boards=3.9))
    assert not any(change.is_slower for change in changes)


def test_a_slower_machine_is_no_loss():
    """Everything twice as slow is a slower machine: only the floor counts."""
    now = costs(floor=20, staging=42, boards=4)
    assert not any(change.is_slower for change in layer_changes(COMMITTED, now))


def test_a_node_more_fails_and_is_said():
    """Each node costs every small shop a tenth of a second, every day."""
    changes, is_well = guarded(COMMITTED, lambda: costs(nodes=6, staging=22, boards=3))
    assert not is_well
    assert changes[0].sentence == (
        "boards: 6 nodes (committed 5), 0.10 of the floor's CPU seconds "
        "(committed 0.10): more nodes"
    )


@pytest.mark.parametrize(
    ("runs", "is_well", "count_runs"),
    [((22,), True, 1), ((40, 22), True, 2), ((40, 38), False, 2)],
)
def test_only_a_loss_that_comes_again_fails(runs, is_well, count_runs):
    """A slow moment of the machine must not fail a change; a real loss must."""
    left = list(runs)
    _, well = guarded(COMMITTED, lambda: costs(staging=left.pop(0), boards=3))
    assert (well, len(runs) - len(left)) == (is_well, count_runs)


def test_losses_of_two_layers_in_turn_are_noise():
    """A loss that moves from one layer to another is the machine's."""
    runs = [costs(staging=40, boards=3), costs(staging=22, boards=9)]
    assert guarded(COMMITTED, lambda: runs.pop(0))[1]


def test_layers_add_up_their_nodes():
    """If not, what a layer costs is what its last node cost."""
    listener = LayerCosts()
    listener.add("staging", 1.5)
    listener.add("staging", 0.5)
    assert listener.layers == {"staging": {"nodes": 2, "cpu_seconds": 2.0}}


@pytest.mark.parametrize("content", ["not json", "{}", json.dumps({"large": 1})])
def test_unusable_file_is_named(tmp_path, content):
    """Whoever forgot to commit the numbers reads which file, not a traceback."""
    file = tmp_path / "guard.json"
    file.write_text(content)
    with pytest.raises(InputError, match="guard.json holds no costs of layers"):
        read_committed(file)
