"""Every table that a build made on Spark, beside the same one on DuckDB."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from segmentation.warehouse.base import Warehouse
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


def unlike_tables(
    root: Path, manifest: Path, *, is_rejected: bool = False
) -> Comparison:
    """Compare each seed, model and snapshot of a manifest, by value.

    After a rejected run DuckDB's views are left out: those that were not made anew read
    tables of two days, where Spark has a table of the day before. Nobody reads them, as
    nothing is published.

    Columns that are marked ``wall_clock`` are left out, and tables that neither
    engine built. The engines are those that the environment names; DuckDB's file is
    only read.
    """
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
    unlike, count, count_empty = {}, 0, 0
    with (
        duckdb.connect(os.environ["SEGMENTATION_DUCKDB_PATH"], read_only=True) as left,
        open_warehouse(root, "spark") as right,
    ):
        views = _views(left) if is_rejected else set()
        for node in sorted(compared, key=lambda node: node["name"]):
            if node["alias"] in views:
                continue
            name = f"{node['schema']}.{node['alias']}"
            query = f"select * from {name}"
            expected, found = _left(left, query), _right(right, query)
            if expected is None and found is None:
                continue
            count += 1
            if expected is None or found is None:
                unlike[name] = ["only one engine has it"]
                continue
            lines = differences(_rows(expected, node), _rows(found, node))
            count_empty += not expected.num_rows
            if lines:
                unlike[name] = lines
    return Comparison(count, count_empty, unlike)


def _views(connection: duckdb.DuckDBPyConnection) -> set[str]:
    query = "select view_name from duckdb_views() where not internal"
    return {name for (name,) in connection.execute(query).fetchall()}


def _left(connection: duckdb.DuckDBPyConnection, query: str) -> pa.Table | None:
    try:
        return connection.execute(query).fetch_arrow_table()
    except duckdb.CatalogException:
        return None


def _right(warehouse: Warehouse, query: str) -> pa.Table | None:
    from dbt_common.exceptions import DbtDatabaseError

    try:
        return warehouse.arrow(query)
    except DbtDatabaseError:
        return None


def _rows(table: pa.Table, node: dict) -> pd.DataFrame:
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
        is_clock = [str(name).endswith("_seconds") for name in frame["name"]]
        frame = frame[~pd.Series(is_clock, index=frame.index, dtype=bool)]
    return sorted_rows(frame.drop(columns=clocks, errors="ignore"))
