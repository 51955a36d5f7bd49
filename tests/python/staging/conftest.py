"""Two warehouses with the same messy raw tables, staged once per run."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import yaml
from support.project import ROOT, Warehouse, postgres_database

RAW = Path(__file__).parent / "raw"
SOURCES = ROOT / "models" / "staging"
ENGINES = ["duckdb", "postgres"]
# The bad rows are on purpose: the share of them may not stop this build.
VARIABLES = "{max_rejected_share: 1, latest_plausible_at: '2026-01-01'}"


def raw_columns() -> dict[str, dict[str, str]]:
    """Return table -> column -> type, as the YAML of the sources says."""
    documents = [yaml.safe_load(path.read_text()) for path in SOURCES.glob("*/*_sources.yml")]
    return {
        table["name"]: {c["name"]: c["data_type"] for c in table["columns"]}
        for document in documents
        for source in document["sources"]
        for table in source["tables"]
    }


def create_raw_tables(warehouse: Warehouse) -> None:
    """Make the raw tables, with a column `expected` that no model reads."""
    for table, columns in raw_columns().items():
        typed = ", ".join(f"{name} {_wide(kind)}" for name, kind in columns.items())
        warehouse.execute(
            "create schema if not exists raw;"
            f"drop table if exists raw.{table} cascade;"
            f"create table raw.{table} ({typed}, expected text, why text)"
        )
        copy_into(warehouse, table, RAW / f"{table}.csv")


def _wide(kind: str) -> str:
    return "numeric(20, 6)" if kind == "numeric" else kind


def copy_into(warehouse: Warehouse, table: str, path: Path) -> None:
    """Append a CSV file with a header to a raw table."""
    if warehouse.engine == "duckdb":
        with duckdb.connect(str(warehouse.duckdb_path)) as connection:
            connection.execute(f"copy raw.{table} from '{path}' (header, nullstr '')")
        return
    with warehouse.connect() as connection, connection.cursor() as cursor:
        text = io.StringIO(path.read_text())
        cursor.copy_expert(f"copy raw.{table} from stdin (format csv, header)", text)


def expected_outcomes(table: str, keys: list[str]) -> list[tuple]:
    """Return the sorted (key, ..., outcome) of the rows of a CSV file."""
    with (RAW / f"{table}.csv").open(newline="") as file:
        return sorted(
            (*(row[key] for key in keys), row["expected"])
            for row in csv.DictReader(file)
        )


@pytest.fixture(scope="module")
def staged_of(tmp_path_factory, postgres: dict[str, str]) -> Callable[[str], Warehouse]:
    """Return a getter of the staged warehouse of an engine."""
    staged: dict[str, Warehouse] = {}

    def get(engine: str) -> Warehouse:
        if engine not in staged:
            warehouse = Warehouse(engine, tmp_path_factory.mktemp(f"staged_{engine}"))
            if engine == "postgres":
                warehouse.environment = postgres_database(postgres, "staged")
            create_raw_tables(warehouse)
            stage(warehouse)
            staged[engine] = warehouse
        return staged[engine]

    return get


def stage(warehouse: Warehouse, *words: str, check: bool = True):
    """Build the seeds and staging."""
    return warehouse.dbt(
        "build",
        *("--select", "path:seeds", "path:models/staging", "path:tests/staging"),
        *("--vars", VARIABLES, *words),
        check=check,
    )
