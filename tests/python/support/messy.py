"""Hand-made raw rows, each with the outcome it must have (tests/python/staging/raw)."""

import csv
import io
import subprocess
from pathlib import Path

import duckdb
import yaml

from support.project import ROOT, Warehouse

RAW = ROOT / "tests" / "python" / "staging" / "raw"
KEYS = {
    "customers": ["customer_id"],
    "orders": ["order_id"],
    "order_lines": ["order_id", "line_number"],
    "returns": ["return_id"],
    "events": ["event_id"],
    "tickets": ["ticket_id"],
}
STAGED = {
    table["name"]: f"stg_{source['name']}__{table['name']}"
    for file in sorted((ROOT / "models" / "staging").glob("*/*_sources.yml"))
    for source in yaml.safe_load(file.read_text())["sources"]
    for table in source["tables"]
    if table["name"] in KEYS
}
# All raw rows of a table, each with its reject reason, if any.
REVIEWED = {
    table: f"{staged}_validated"
    if table in ("order_lines", "events")
    else f"{staged}_deduplicated"
    for table, staged in STAGED.items()
}
# The bad rows are on purpose: their share may not stop the build.
VARIABLES = {
    "max_rejected_share": 1,
    "max_conflicting_share": 1,
    "latest_plausible_at": "2026-01-01",
}


def raw_columns() -> dict[str, dict[str, str]]:
    """Return table -> column -> type, as the YAML of the sources says."""
    files = (ROOT / "models" / "staging").glob("*/*_sources.yml")
    return {
        table["name"]: {c["name"]: c["data_type"] for c in table["columns"]}
        for file in files
        for source in yaml.safe_load(file.read_text())["sources"]
        for table in source["tables"]
        if table["name"] in KEYS
    }


def create_messy_tables(warehouse: Warehouse) -> None:
    """Load the rows, with columns `expected` and `why` that no model reads."""
    warehouse.execute("create schema if not exists raw")
    for table, columns in raw_columns().items():
        # More decimals than staging keeps, as a source may have.
        wide = "numeric(20, 6)"
        typed = {k: wide if v.startswith("numeric") else v for k, v in columns.items()}
        listed = ", ".join(f"{name} {kind}" for name, kind in typed.items())
        warehouse.execute(f"drop table if exists raw.{table} cascade")
        warehouse.execute(
            f"create table raw.{table} ({listed}, expected text, why text)"
        )
        _copy(warehouse, table, RAW / f"{table}.csv")
    warehouse.execute(
        "drop table if exists raw.customer_aliases cascade;"
        " create table raw.customer_aliases as"
        " select 'la_before' as alias_id, 'la' as customer_id"
    )


def _copy(warehouse: Warehouse, table: str, path: Path) -> None:
    header = path.read_text().split("\n", 1)[0]
    if warehouse.engine == "duckdb":
        with duckdb.connect(str(warehouse.duckdb_path)) as connection:
            connection.execute(
                f"copy raw.{table} ({header}) from '{path}' (header, nullstr '')"
            )
        return
    with warehouse.connect() as connection, connection.cursor() as cursor:
        text = io.StringIO(path.read_text())
        cursor.copy_expert(
            f"copy raw.{table} ({header}) from stdin (format csv, header)", text
        )


def stage(
    warehouse: Warehouse,
    select: str = "+rejected_row_counts",
    check: bool = True,
    **variables: object,
) -> subprocess.CompletedProcess[str]:
    """Build the seeds and staging with their data tests, with other variables."""
    return warehouse.dbt(
        "build",
        # Tests that read later layers too are left to those.
        *("--select", select, "--indirect-selection", "cautious"),
        # The pipeline tests run the unit tests.
        *("--exclude-resource-type", "unit_test"),
        *("--vars", yaml.safe_dump({**VARIABLES, **variables})),
        check=check,
    )


def expected_outcomes(table: str) -> list[tuple[str, ...]]:
    """Return the sorted (key, ..., outcome) that the CSV file expects."""
    with (RAW / f"{table}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    return sorted((*(row[key] for key in KEYS[table]), row["expected"]) for row in rows)


def outcomes(warehouse: Warehouse, table: str) -> list[tuple[str, ...]]:
    """Return the sorted (key, ..., outcome) of all raw rows."""
    keys = ", ".join(f"coalesce(cast({key} as text), '')" for key in KEYS[table])
    rows = warehouse.query(
        f"select {keys}, case when is_duplicate then 'duplicate'"
        " else coalesce(reject_reason, 'accepted') end as outcome"
        f" from segmentation_staging.{REVIEWED[table]}"
    )
    return sorted(rows.itertuples(index=False, name=None))
