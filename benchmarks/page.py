"""``docs/benchmarks.md``, made from the numbers that were kept."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.table import (
    BUILDS,
    COLUMNS,
    COUNT_SHOWN,
    TITLES,
    contestant_rows,
)
from benchmarks.targets import Target, targets
from segmentation.errors import InputError

GUARD = "guard.json"
ENGINES = {"duckdb": "DuckDB", "postgres": "PostgreSQL"}
HEAD = """\
# Benchmarks

Written by `python -m benchmarks --render` from the files of `docs/benchmarks/`; do not
edit. Ratios are taken side by side in one run, since machines differ. *Floor* is one
script of SQL written by hand for the same features and segments, without tests,
history or dbt; *notebook* is pandas and scikit-learn on the same parquet files; the
project runs every test, snapshot and export. Memory is the peak of all processes
together, a database server among them, shared pages counted once; disk is what was
added beside the raw tables; times of nodes are added up over threads.

`make bench CUSTOMERS=1000000 ENGINE=duckdb` measures on your machine. What helped, what
did not and what is left: [speed.md](speed.md), [postgres.md](postgres.md).
"""


def read_results(folder: Path) -> list[dict[str, Any]]:
    """Return the kept numbers, by engine and size; those of the guard are left out.

    Raises
    ------
    InputError
        If there are none, or a file is none of a benchmark.
    """
    files = sorted(file for file in folder.glob("*.json") if file.name != GUARD)
    if not files:
        raise InputError(
            f"{folder} has no results; python -m benchmarks --json {folder}/NAME.json "
            "makes one."
        )
    results = [_read(file) for file in files]
    return sorted(results, key=lambda result: (result["engine"], result["customers"]))


def page(results: Sequence[dict[str, Any]]) -> str:
    """Return the whole page."""
    sections = [HEAD, "## Targets\n", _targets(targets(results)), *map(_run, results)]
    return "\n".join(sections).rstrip() + "\n"


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as a table; all columns but the first are aligned to the right.

    >>> print(markdown_table(["a", "b"], [["x", "1"]]), end="")
    | a | b |
    | --- | ---: |
    | x | 1 |
    """
    rules = ["---", *["---:"] * (len(header) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (header, rules, *rows))


def _read(file: Path) -> dict[str, Any]:
    try:
        result = json.loads(file.read_text())
        result["parts"], result["customers"], result["engine"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file} holds no numbers of a benchmark.") from error
    return result


def _targets(found: Sequence[Target]) -> str:
    rows = [[item.what, _most(item), _value(item), item.verdict] for item in found]
    return markdown_table(["Target", "at most", "measured", "verdict"], rows)


def _most(target: Target) -> str:
    return f"{target.most:g} {target.unit}".strip()


def _value(target: Target) -> str:
    return "" if target.value is None else f"{target.value:.2f} {target.unit}".strip()


def _run(result: dict[str, Any]) -> str:
    limit = result.get("memory_limit")
    engine = ENGINES[result["engine"]] + (f" with {limit} of memory" if limit else "")
    parts = result["parts"]
    return "\n".join(
        [
            f"\n## {engine}, {result['customers']:,} customers\n",
            _where(result) + "\n",
            markdown_table(["", *COLUMNS], contestant_rows(parts)),
            *(_build(name, parts[name]) for name in BUILDS if name in parts),
        ]
    )


def _where(result: dict[str, Any]) -> str:
    machine = result["machine"]
    used = ", ".join(f"{name} {number}" for name, number in result["versions"].items())
    rows = ", ".join(f"{n:,} {t.replace('_', ' ')}" for t, n in result["rows"].items())
    sentences = [
        f"{result['measured_at'][:10]}, {machine['processor']}, {machine['cores']} "
        f"cores, {machine['memory_bytes'] / 1e9:.0f} GB, {machine['kernel']}; {used}.",
        f"Raw rows: {rows}. Rounds: {result['rounds']}; the median counts.",
    ]
    if settings := result.get("server_settings"):
        listed = ", ".join(f"`{name} = {value}`" for name, value in settings.items())
        sentences.append(f"Server: {listed}.")
    if not result["includes_server"]:
        sentences.append("The server runs elsewhere: its memory and CPU are not in.")
    return "\n".join(sentences)


def _build(name: str, part: dict[str, Any]) -> str:
    layers = ", ".join(f"{key} {spent:.1f}" for key, spent in part["layers"].items())
    slow = ", ".join(
        f"`{key}` {spent:.1f}" for key, spent in part["slowest"][:COUNT_SHOWN]
    )
    return (
        f"**{TITLES[name].capitalize()}**: start-up and parsing "
        f"{part['startup_seconds']:.1f} s; {part['count_nodes']} nodes took "
        f"{part['node_seconds']:.1f} s, tests {part['tests_share']:.0%} of it.\n"
        f"Layers, in seconds: {layers}.\nSlowest nodes: {slow}.\n"
    )
