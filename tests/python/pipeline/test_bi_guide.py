"""Every statement of docs/bi-tools.md runs where its readers are."""

import re

import pandas as pd
import pytest

from support.project import ROOT, Warehouses
from support.published import Published

GUIDE = (ROOT / "docs" / "bi-tools.md").read_text()
STATEMENTS = re.findall(r"```sql\n(.*?)```", GUIDE, flags=re.S)
# Nothing of the past in a first run.
EMPTY_AT_FIRST = ("segment_outcomes", "segment_drift", "movement = 'moved'")


def runs(published: Published, sql: str) -> None:
    """Run a statement; it has rows unless it asks for the past."""
    rows = published.query(sql)
    if not any(words in sql for words in EMPTY_AT_FIRST):
        assert len(rows), sql


@pytest.mark.recipe("demo", "duckdb")
def test_the_sql_runs_on_the_published_file(
    built: Warehouses,
) -> None:
    """If not, the first thing that an analyst copies fails."""
    assert len(STATEMENTS) > 10
    for sql in STATEMENTS:
        runs(Published(built("duckdb", "demo")), sql)


@pytest.mark.recipe("demo", "postgres")
def test_the_sql_runs_on_the_published_schema(
    built: Warehouses,
) -> None:
    """If not, the first thing that an analyst copies fails."""
    for sql in STATEMENTS:
        runs(Published(built("postgres", "demo")), sql)


@pytest.mark.recipe("demo", "duckdb")
def test_each_published_table_is_one_parquet_file(
    built: Warehouses,
) -> None:
    """If not, tools without DuckDB read other rows than tools with it."""
    published = Published(built("duckdb", "demo"))
    for table in ("segment_sizes", "customers"):
        rows = pd.read_parquet(published.file.with_name(f"{table}.parquet"))
        assert len(rows) == len(published.query(f"select * from {table}"))
