"""Every statement of docs/bi-tools.md runs where its readers are."""

import re
from collections.abc import Callable

import pandas as pd
import pytest

from support.project import ROOT, Warehouse
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


@pytest.mark.xdist_group("duckdb")
def test_the_sql_runs_on_the_published_file(
    demo_of: Callable[[str], Warehouse],
) -> None:
    """If not, the first thing that an analyst copies fails."""
    assert len(STATEMENTS) > 10
    for sql in STATEMENTS:
        runs(Published(demo_of("duckdb")), sql)


@pytest.mark.xdist_group("postgres")
def test_the_sql_runs_on_the_published_schema(
    demo_of: Callable[[str], Warehouse],
) -> None:
    """If not, the first thing that an analyst copies fails."""
    for sql in STATEMENTS:
        runs(Published(demo_of("postgres")), sql)


@pytest.mark.xdist_group("duckdb")
def test_each_published_table_is_one_parquet_file(
    demo_of: Callable[[str], Warehouse],
) -> None:
    """If not, tools without DuckDB read other rows than tools with it."""
    published = Published(demo_of("duckdb"))
    for table in ("segment_sizes", "customers"):
        rows = pd.read_parquet(published.file.with_name(f"{table}.parquet"))
        assert len(rows) == len(published.query(f"select * from {table}"))
