"""How DuckDB goes about the queries of the project, as its own plans say."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from support.project import Warehouse, Warehouses

# Each row of one side beside each row of the other.
ALL_PAIRS = {"BLOCKWISE_NL_JOIN", "NESTED_LOOP_JOIN"}
# A few segments, days or settings beside each customer are no harm.
FEW = 100


@pytest.mark.recipe("demo", "duckdb")
def test_no_join_compares_all_pairs_of_rows(built: Warehouses) -> None:
    """If one does, a shop of 200 thousand customers waits for hours of a million's.

    DuckDB has no other way for an outer join with a condition on its left side alone
    (``on a.id = b.id and a.kind = 'x'``): the condition belongs into the key, such as
    ``on case when a.kind = 'x' then a.id end = b.id``.
    """
    warehouse = built("duckdb", "demo")
    plans = dict(plans_of(warehouse))
    assert len(plans) > 300
    found = {
        name: joins
        for name, plan in plans.items()
        if (joins := [join for join in nodes(plan) if compares_all_pairs(join)])
    }
    assert not found


def plans_of(warehouse: Warehouse) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of each compiled query, and its plan as a tree."""
    compiled = warehouse.folder / "target" / "compiled" / "customer_segmentation"
    with duckdb.connect(str(warehouse.duckdb_path), read_only=True) as connection:
        for folder in ("models", "tests"):
            for file in sorted((compiled / folder).rglob("*.sql")):
                if is_a_query(file):
                    query = f"explain (format json) {file.read_text()}"
                    ((_, plan),) = connection.execute(query).fetchall()
                    yield file.stem, {"name": "", "children": json.loads(plan)}


def is_a_query(file: Path) -> bool:
    """Tell whether it reads the warehouse's tables; a unit test reads a few rows.

    dbt keeps unit tests below a folder of the file that lists them.
    """
    of_rows = ".yml/models/" in file.as_posix()
    return not of_rows and bool(file.read_text().strip())


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a node of a plan, and all below it."""
    yield plan
    for child in plan["children"]:
        yield from nodes(child)


def compares_all_pairs(node: dict[str, Any]) -> bool:
    """Tell whether it is a join of many rows with many, without a key."""
    return node["name"].strip() in ALL_PAIRS and all(
        int(child["extra_info"].get("Estimated Cardinality", 0)) > FEW
        for child in node["children"]
    )
