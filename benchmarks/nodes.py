"""Where the time of a build went: layers, slowest nodes, tests, start-up."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

KINDS = {
    "test": "tests",
    "unit_test": "unit tests",
    "seed": "seeds",
    "snapshot": "snapshots",
    "operation": "hooks",
}
TESTS = ("tests", "unit tests")
COUNT_SLOWEST = 20


def time_of_nodes(target: Path, wall_seconds: float) -> dict[str, Any]:
    """Return where the time of the last build went.

    Seconds of nodes are added up over threads, so that they may be more than the
    wall time.

    Parameters
    ----------
    target
        Folder of ``run_results.json`` and ``manifest.json``.
    wall_seconds
        Of the whole process; what dbt's own clock does not know of it is start-up
        and parsing.
    """
    run = json.loads((target / "run_results.json").read_text())
    manifest = json.loads((target / "manifest.json").read_text())
    folders = {
        name: node.get("fqn", [])
        for kind in ("nodes", "unit_tests")
        for name, node in manifest.get(kind, {}).items()
    }
    seconds = {item["unique_id"]: item["execution_time"] for item in run["results"]}
    return {
        "startup_seconds": max(wall_seconds - run["elapsed_time"], 0.0),
        "count_nodes": len(seconds),
        "node_seconds": sum(seconds.values()),
        "tests_share": tests_share(seconds),
        "layers": layers(seconds, folders),
        "slowest": slowest(seconds),
    }


def layers(
    seconds: dict[str, float], folders: dict[str, list[str]]
) -> dict[str, float]:
    """Return seconds by layer, most first: the folder of models, the kind of others."""
    total: Counter[str] = Counter()
    for name, spent in seconds.items():
        total[_layer(name, folders.get(name, []))] += spent
    return dict(total.most_common())


def tests_share(seconds: dict[str, float]) -> float:
    """Return the part of all nodes' seconds that tests took, 0 to 1.

    >>> tests_share({"model.shop.a": 3.0, "test.shop.b": 1.0})
    0.25
    """
    tests = sum(spent for name, spent in seconds.items() if _layer(name, []) in TESTS)
    return tests / (sum(seconds.values()) or 1.0)


def slowest(seconds: dict[str, float]) -> list[list[Any]]:
    """Return names and seconds of the slowest nodes, slowest first."""
    ordered = sorted(seconds.items(), key=lambda item: (-item[1], item[0]))
    return [[_short(name), spent] for name, spent in ordered[:COUNT_SLOWEST]]


def _layer(name: str, folders: list[str]) -> str:
    kind = name.split(".")[0]
    if kind in KINDS:
        return KINDS[kind]
    return folders[1] if len(folders) > 2 else "models"


def _short(name: str) -> str:
    kind, _, *rest = name.split(".")
    if kind == "model":
        return rest[0]
    return (
        f"{KINDS.get(kind, kind)[:-1]} {'.'.join(rest[: 2 if 'unit' in kind else 1])}"
    )
