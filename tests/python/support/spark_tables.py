"""Every table that a build made on Spark, beside the same one on DuckDB."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from support.tables import differences, sorted_rows

# Rows of the clock on the wall, of paths and of the ids of a run.
LEFT_OUT = {
    "ledger_publication",
    "publication",
    "segmentation_run_timings",
}


@dataclass(frozen=True)
class Comparison:
    """How many tables there are, how many are equal, and what the others differ in."""

    count: int
    count_empty: int
    unlike: dict[str, list[str]]

    @property
    def count_equal(self) -> int:
        """How many tables are equal."""
        return self.count - len(self.unlike)


def unlike_tables(root: Path, manifest: Path) -> Comparison:
    """Compare each seed, model and snapshot of a manifest, by value.

    Columns that are marked ``wall_clock`` are left out. The engines are those that
    the environment names; DuckDB's file is only read.
    """
    import duckdb
    from dbt_common.exceptions import DbtDatabaseError

    from segmentation.warehouse.connect import open_warehouse

    nodes = json.loads(manifest.read_text())["nodes"].values()
    kinds = ("seed", "model", "snapshot")
    compared = [
        node
        for node in nodes
        if node["resource_type"] in kinds
        and node["config"]["materialized"] != "ephemeral"
        and node["name"] not in LEFT_OUT
    ]
    unlike, count_empty = {}, 0
    with (
        duckdb.connect(os.environ["SEGMENTATION_DUCKDB_PATH"], read_only=True) as left,
        open_warehouse(root, "spark") as right,
    ):
        for node in sorted(compared, key=lambda node: node["name"]):
            name = f"{node['schema']}.{node['alias']}"
            query = f"select * from {name}"
            expected = left.execute(query).fetch_arrow_table()
            try:
                found = right.arrow(query)
            except DbtDatabaseError as error:
                unlike[name] = [str(error)]
                continue
            lines = differences(_rows(expected, node), _rows(found, node))
            count_empty += not expected.num_rows
            if lines:
                unlike[name] = lines
    return Comparison(len(compared), count_empty, unlike)


def _rows(table: "object", node: dict) -> pd.DataFrame:
    """Return sorted rows, without what a clock said: columns, and rows of a fit."""
    clocks = [
        name
        for name, column in node["columns"].items()
        if column.get("meta", {}).get("wall_clock")
    ]
    frame = pd.DataFrame(
        {
            name: pd.Series(table[name].to_pylist(), dtype=object)
            for name in table.column_names
        }
    )
    if "_fit" in node["name"] and "name" in frame:
        frame = frame[~frame["name"].str.endswith("_seconds")]
    return sorted_rows(frame.drop(columns=clocks, errors="ignore"))
