"""A small ready shop in a warehouse of its own, for a first look at segments."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console

from segmentation.contract import read_contract
from segmentation.demo.delivery import write_whole
from segmentation.demo.plan import Plan
from segmentation.load.progress import progress_bars
from segmentation.load.run import load_directory
from segmentation.load.scratch import scratch_folder
from segmentation.warehouse.connect import open_warehouse

FILE = "tour.duckdb"
RAW_SCHEMA = "raw"
SHOP = Plan(customers=300)
# What people look at, and nothing behind it: no boards, no copies for readers.
SHOWN = "segment_profiles"
# A fit of a small shop that is only looked at needs no proof of its stability.
VARIABLES = {
    "raw_schema": RAW_SCHEMA,
    "bootstrap_refits": 5,
    "gap_references": 0,
    "challenger_algorithms": [],
}
# Of the user's own runs; another value would make another tour.
OF_OTHER_RUNS = ("SEGMENTATION_AS_OF", "DBT_PROFILE", "DBT_TARGET")


@contextmanager
def own_profile(project_dir: Path) -> Iterator[Path]:
    """Let dbt and the command line use the tour's file alone; yield its path.

    A file of an earlier tour is replaced. dbt's own files go to a folder beside
    those of the user's runs, so that these need not read the project again.
    """
    file = project_dir / FILE
    for old in (file, file.with_suffix(".duckdb.wal")):
        old.unlink(missing_ok=True)
    before = dict(os.environ)
    with scratch_folder("segmentation_tour_") as folder:
        text = yaml.safe_dump(_profile(project_dir, file))
        (folder / "profiles.yml").write_text(text)
        os.environ["DBT_PROFILES_DIR"] = str(folder)
        os.environ["DBT_TARGET_PATH"] = str(project_dir / "target" / "tour")
        for name in OF_OTHER_RUNS:
            os.environ.pop(name, None)
        try:
            yield file
        finally:
            os.environ.clear()
            os.environ.update(before)


def load_shop(project_dir: Path) -> int:
    """Fill the raw tables of the tour; return the number of their rows."""
    tables = read_contract(project_dir)
    with (
        scratch_folder("segmentation_shop_") as folder,
        progress_bars(Console(stderr=True)) as bars,
    ):
        loaded, _ = load_directory(
            write_whole(SHOP, folder / "shop"),
            tables,
            lambda: open_warehouse(project_dir, None),
            RAW_SCHEMA,
            bars,
        )
    return sum(table.count_rows for table in loaded)


def nodes_shown(manifest: Any) -> list[Any]:
    """Return the table that is shown and everything that it is made of."""
    found = {key: node for key, node in manifest.nodes.items() if node.name == SHOWN}
    left = list(found.values())
    while left:
        for key in left.pop().depends_on_nodes:
            if key in manifest.nodes and key not in found:
                found[key] = manifest.nodes[key]
                left.append(found[key])
    return list(found.values())


def _profile(project_dir: Path, file: Path) -> dict[str, Any]:
    project = yaml.safe_load((project_dir / "dbt_project.yml").read_text())
    output = {
        "type": "duckdb",
        "path": str(file),
        "schema": "segmentation",
        "threads": 2,
        "settings": {"TimeZone": "UTC"},
    }
    return {project["profile"]: {"target": "tour", "outputs": {"tour": output}}}
