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

    unlike, count, count_empty = {}, 0, 0
    with (
        duckdb.connect(os.environ["SEGMENTATION_DUCKDB_PATH"], read_only=True) as left,
        open_warehouse(root, "spark") as right,
    ):
        nodes = _compared(json.loads(manifest.read_text()))
        kinds = _kinds_in_duckdb(left)
        on_spark = {
            (schema, table)
            for schema in {node["schema"] for node in nodes}
            for table in right.table_names(schema)
        }
        for node in nodes:
            key = (node["schema"], node["alias"])
            if key not in kinds.keys() | on_spark:
                continue
            if is_rejected and kinds.get(key) == "VIEW":
                continue
            count += 1
            if key not in kinds.keys() & on_spark:
                unlike[".".join(key)] = ["only one engine has it"]
                continue
            query = f"select * from {'.'.join(key)}"
            expected = left.execute(query).fetch_arrow_table()
            count_empty += not expected.num_rows
            if lines := _lines(expected, right, query, node):
                unlike[".".join(key)] = lines
    return Comparison(count, count_empty, unlike)


def _compared(manifest: dict) -> list[dict]:
    nodes = [
        node
        for node in manifest["nodes"].values()
        if node["resource_type"] in ("seed", "model", "snapshot")
        and node["config"]["materialized"] != "ephemeral"
        and node["name"] not in LEFT_OUT
    ]
    return sorted(nodes, key=lambda node: node["name"])


def _kinds_in_duckdb(
    connection: duckdb.DuckDBPyConnection,
) -> dict[tuple[str, str], str]:
    """Return whether each schema and name is a ``BASE TABLE`` or a ``VIEW``."""
    query = "select table_schema, table_name, table_type from information_schema.tables"
    found = connection.execute(query).fetchall()
    return {(schema, name): kind for schema, name, kind in found}


def _lines(
    expected: pa.Table, warehouse: Warehouse, query: str, node: dict
) -> list[str]:
    """Return what differs; what Spark says where it cannot read the table."""
    from dbt_common.exceptions import DbtDatabaseError

    try:
        found = warehouse.arrow(query)
    except DbtDatabaseError as error:
        return [str(error)]
    return differences(_rows(expected, node), _rows(found, node))


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
