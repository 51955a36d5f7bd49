"""Staging keeps every raw row once, and says of one per key that it counts."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pytest
from batches import STEPS
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from staging_run import DEDUPLICATED, TYPES, Row, StagingRun

from support.postgres import new_database
from support.project import Warehouse

KEYS = {
    "events": ["event_id"],
    "orders": ["order_id"],
    "order_lines": ["order_id", "line_number"],
}
# Of the fullest copies, the one that is largest in these is kept.
NEWEST = {
    "events": ["occurred_at_ms"],
    "orders": ["ordered_at_utc", "is_cancelled"],
    "order_lines": [],
}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            engine,
            marks=[pytest.mark.xdist_group(f"duplicates_{engine}"), pytest.mark.slow],
        )
        for engine in ("duckdb", "postgres")
    ],
)
def staging(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StagingRun]:
    """Yield an engine's models over empty raw tables."""
    warehouse = Warehouse(request.param, tmp_path_factory.mktemp(request.param))
    if request.param == "postgres":
        server = request.getfixturevalue("postgres")
        warehouse.environment = new_database(server, "duplicates")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in warehouse.variables().items():
            patch.setenv(name, value)
        run = StagingRun(warehouse)
        run.prepare()
        yield run


@settings(
    max_examples=5,
    # Every example runs dbt several times: a failing one is not made smaller.
    phases=[Phase.generate],
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(steps=st.lists(STEPS, min_size=2, max_size=3))
def test_one_row_of_each_key_counts(staging: StagingRun, steps: list[dict]) -> None:
    """If not, a late copy doubles an order, or a bad one takes a good one away."""
    raw = {table: [] for table in TYPES}
    for step in steps:
        for table in TYPES:
            raw[table] = step[table].apply(raw[table])
            staging.replace_raw(table, raw[table])
        staging.run(**step["variables"])
        for table in DEDUPLICATED:
            rows = staging.staged(table)
            names = columns_of(table)
            assert counted(as_given(rows, names)) == counted(padded(raw[table], names))
            for copies in valid_by_key(rows, KEYS[table]):
                check_kept(copies, names, NEWEST[table])


def columns_of(table: str) -> list[str]:
    """Return the names of a raw table's columns."""
    columns = TYPES[table].replace("(18, 4)", "").split(",")
    return [column.split()[0] for column in columns]


def as_given(rows: list[dict], names: list[str]) -> list[Row]:
    """Return the delivered values of staged rows."""
    return [tuple(row[name] for name in names) for row in rows]


def padded(rows: list[Row], names: list[str]) -> list[Row]:
    """Return raw rows with a value for each column; empty text is missing."""
    full = [(*row, *(None for _ in names[len(row) :])) for row in rows]
    return [tuple(None if value == "" else value for value in row) for row in full]


def counted(rows: list[Row]) -> Counter:
    """Count equal rows, whichever types an engine has for their values."""
    return Counter(tuple(map(plain, row)) for row in rows)


def plain(value: object) -> object:
    """Return a value as text; numbers alike whatever their type, as are times."""
    if isinstance(value, datetime):
        return value.isoformat(" ")
    is_number = isinstance(value, int | float | Decimal)
    return str(Decimal(value).normalize() + 0) if is_number else value


def valid_by_key(rows: list[dict], keys: list[str]) -> list[list[dict]]:
    """Return the valid rows of each key; no other row is a duplicate."""
    groups = defaultdict(list)
    for row in rows:
        if row["reject_reason"] is None:
            groups[tuple(row[key] for key in keys)].append(row)
        else:
            assert not row["is_duplicate"]
    return list(groups.values())


def check_kept(copies: list[dict], names: list[str], newest: list[str]) -> None:
    """One copy is kept; none is fuller, and none that is as full is newer."""
    kept = [row for row in copies if not row["is_duplicate"]]
    assert len(kept) == 1

    def rank(row: dict) -> tuple:
        filled = sum(row[name] is not None for name in names)
        return (filled, *(row[name] for name in newest))

    assert rank(kept[0]) == max(map(rank, copies))
