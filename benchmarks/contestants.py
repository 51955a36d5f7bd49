"""The contestants, each a process of its own: two builds, notebook, floor."""

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks import meter
from benchmarks.deliveries import AS_OF, NEXT_AS_OF, Deliveries
from benchmarks.nodes import time_of_nodes
from benchmarks.workbench import Workbench, copy_of

LOAD = "load"
FIRST_BUILD = "first_build"
NEXT_DAY = "next_day"
NOTEBOOK = "notebook"
FLOOR = "floor"
LAYERS = "layers"

Result = dict[str, Any]


@dataclass(frozen=True)
class Contest:
    """A workbench and a shop on it.

    Parameters
    ----------
    workbench
        An empty warehouse.
    shop
        The raw files.
    logs
        Folder for what the processes say.
    """

    workbench: Workbench
    shop: Deliveries
    logs: Path

    def load(self, folder: Path) -> Result:
        """Replace the raw tables by the files of a folder; no part of a contest."""
        words = ["-m", "segmentation.cli", "load", "--from", folder]
        words += ["--raw-schema", "raw", "--project-dir", self.workbench.project_dir]
        result = self._measure(LOAD, words)
        return result | {"disk_bytes": self.workbench.disk_bytes()}

    def first_build(self) -> Result:
        """Build everything as of the first day, with a cold start of dbt."""
        return self._build(FIRST_BUILD, AS_OF)

    def next_day(self) -> Result:
        """Build everything as of one day later."""
        return self._build(NEXT_DAY, NEXT_AS_OF)

    def notebook(self) -> Result:
        """Run the notebook on the raw files; it needs no warehouse."""
        out = self.workbench.folder / "notebook.parquet"
        words = ["-m", "benchmarks.notebook", self.shop.first, out, AS_OF]
        result = self._measure(NOTEBOOK, words)
        return result | {"disk_bytes": out.stat().st_size}

    def floor(self) -> Result:
        """Run the hand-written script on the raw tables, then drop what it made."""
        bench = self.workbench
        place = copy_of(bench, "floor.duckdb") if bench.engine == "duckdb" else "-"
        before = _size(place, bench)
        seeds = bench.project_dir / "seeds"
        words = ["-m", "benchmarks.by_hand", bench.engine, place, seeds, AS_OF]
        result = self._measure(FLOOR, words)
        result["disk_bytes"] = _size(place, bench) - before
        if isinstance(place, Path):
            place.unlink()
        else:
            bench.execute("drop schema by_hand cascade")
        return result

    def layers(self) -> Result:
        """Build everything in one thread; return nodes and CPU seconds by layer."""
        out = self.workbench.folder / "layers.json"
        words = ["-m", "benchmarks.layer_costs", out, *self._build_words(LAYERS)]
        self._measure(LAYERS, words, SEGMENTATION_AS_OF=str(AS_OF))
        return json.loads(out.read_text())

    def _build(self, name: str, as_of: date) -> Result:
        before = self.workbench.disk_bytes()
        words = ["-m", "dbt.cli.main", *self._build_words(name)]
        # Not a variable: the second day keeps what the first parsed.
        result = self._measure(name, words, SEGMENTATION_AS_OF=str(as_of))
        result["disk_bytes"] = self.workbench.disk_bytes() - before
        return result | time_of_nodes(self._target, result["wall_seconds"])

    @property
    def _target(self) -> Path:
        return self.workbench.folder / "target"

    def _build_words(self, name: str) -> list[Any]:
        return [
            *("--no-use-colors", "build"),
            *("--project-dir", self.workbench.project_dir),
            *("--target-path", self._target, "--log-path", self.logs / name),
            *("--vars", yaml.safe_dump({"raw_schema": "raw"})),
        ]

    def _measure(self, name: str, words: list[Any], **settings: str) -> Result:
        return meter.measure(
            [sys.executable, *map(str, words)],
            self.logs / f"{name}.log",
            folder=self.workbench.project_dir,
            environment={**self.workbench.environment, **settings},
            server=self.workbench.server,
        ).as_dict()


def _size(place: Path | str, bench: Workbench) -> int:
    return place.stat().st_size if isinstance(place, Path) else bench.disk_bytes()
