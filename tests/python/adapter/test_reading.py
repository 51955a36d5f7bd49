"""A model sees the same frame, whichever engine it reads."""

from collections.abc import Iterator
from datetime import timedelta

import duckdb
import pandas as pd
import pytest
from adapter_project import connect
from dbt_common.exceptions import DbtDatabaseError, DbtRuntimeError
from pandas.testing import assert_frame_equal

from dbt.adapters.postgrespython.session import Session

ROW = """
    select
        cast(1 as smallint) as small,
        cast(-2147483648 as integer) as middle,
        cast(9007199254740993 as bigint) as large,
        cast(0.1 as real) as short_float,
        cast(0.1 as double precision) as long_float,
        cast(12345.6789 as numeric(18, 4)) as amount,
        true as flag,
        cast('plain' as text) as words,
        cast('ab' as varchar) as letters,
        date '2024-02-29' as day,
        timestamp '0044-03-15 12:00:00.000001' as instant,
        cast('2024-06-01 12:00:00+02' as timestamp with time zone) as zoned,
        time '23:59:59.5' as clock,
        interval '3' day as span,
        cast('d9de1ffe-5cb7-4d78-981d-8762d5dc5936' as uuid) as tag
"""
NULLS = "select " + ", ".join(["null"] * 15)
QUERIES = {
    "one row": ROW,
    "no row": f"select * from ({ROW}) as rows where false",
    "a null in each": f"{ROW} union all {NULLS}",
    "only nulls": f"select * from ({ROW} union all {NULLS}) as r where middle is null",
}
TEXTS = [
    "", "\\N", "\\.", "NULL", "NaN", "null", "a,b", '"', '""', "'", "\\", "\t", "\n",
    "\r", "\r\n", "\n\\.\n", " padded ", "naïve", "日本語", "😀", "{}", "%s", "#",
]  # fmt: skip


@pytest.fixture
def duck() -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield the other engine, in UTC as the project's profile has it."""
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        yield connection


@pytest.mark.filterwarnings("ignore:The inplace keyword")
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_frames_are_equal_on_both_engines(
    query: str, session: Session, duck: duckdb.DuckDBPyConnection
) -> None:
    """If not, a model gives other results, or fails, on one of the engines."""
    assert_frame_equal(session.sql(query).df(), duck.sql(query).df())


@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_any_text_is_read_as_it_is(
    session: Session, duck: duckdb.DuckDBPyConnection
) -> None:
    """If not, a value with a line break moves all columns of a row."""
    values = ", ".join(
        f"({number}, '{text.replace(chr(39), chr(39) * 2)}')"
        for number, text in enumerate(TEXTS)
    )
    query = f"select * from (values {values}, (99, null)) as t (a, b) order by a"
    frame = session.sql(query).df()
    assert frame["b"].tolist()[:-1] == TEXTS
    assert_frame_equal(frame, duck.sql(query).df())
    only_text = session.sql(f"select b from ({query}) as q order by a").df()
    assert only_text["b"].tolist()[:-1] == TEXTS
    assert only_text["b"].isna().tolist() == [False] * len(TEXTS) + [True]


def test_values_that_only_postgresql_has(session: Session) -> None:
    """If not, such a column cannot be read, or is read wrongly."""
    frame = session.sql(
        "select 'nan'::numeric as a, '-infinity'::float8 as b, '\\x00ff'::bytea as c,"
        " '{\"k\": 1}'::jsonb as d, interval '1 day 2 hours' as e, 'x'::char(3) as f,"
        " '10.0.0.1'::inet as g"
    ).df()
    row = frame.iloc[0]
    assert pd.isna(row["a"]) and row["b"] == float("-inf")
    assert row["c"] == b"\x00\xff" and row["d"] == '{"k": 1}'
    assert row["e"] == timedelta(days=1, hours=2)
    assert row["f"] == "x" and row["g"] == "10.0.0.1/32"


@pytest.mark.parametrize(
    "setting",
    ["datestyle = 'German'", "timezone = 'Asia/Tokyo'", "bytea_output = 'escape'",
     "intervalstyle = 'sql_standard'"],
)  # fmt: skip
def test_settings_of_the_connection_change_nothing(
    setting: str, session: Session
) -> None:
    """If not, a role's defaults move instants or break the parsing."""
    query = f"select * from ({ROW}) as r where zoned = '2024-06-01 12:00:00+02'"
    expected = session.sql(query).df()
    with session.cursor() as cursor:
        cursor.execute(f"set {setting}")
    assert_frame_equal(session.sql(query).df(), expected)


def test_the_encoding_of_the_connection_changes_nothing(
    database: dict[str, str],
) -> None:
    """If not, names are garbled for teams with an old client setting."""
    handle = connect(database)
    handle.set_client_encoding("LATIN1")
    frame = Session(handle).sql("select 'é' as a, chr(8364) as b").df()
    assert frame.iloc[0].tolist() == ["é", "€"]
    handle.close()


def test_relations_bear_the_names_of_duckdb(session: Session) -> None:
    """If not, a model that runs on DuckDB fails on PostgreSQL."""
    relation = session.sql("select 1 as a, 2 as b union all select 3, 4 -- end\n;")
    assert relation.columns == ["a", "b"]
    assert relation.project("b", "a + b as c").columns == ["b", "c"]
    assert relation.filter("a > 1").df()["b"].tolist() == [4]
    assert len(relation.limit(1).df()) == 1


def test_names_may_be_odd_or_equal(session: Session) -> None:
    """If not, a join of two tables with one name in both cannot be read."""
    frame = session.sql('select 1 as "a%b", 2 as "C d", 3 as "e""f"').df()
    assert list(frame.columns) == ["a%b", "C d", 'e"f']
    twice = session.sql("select 1 as a, 2 as a, 3 as b").df()
    assert list(twice.columns) == ["a", "a_1", "b"]


def test_an_array_is_refused_with_the_remedy(session: Session) -> None:
    """If not, it arrives as text of a syntax that only PostgreSQL knows."""
    with pytest.raises(DbtRuntimeError, match="'tags' has the type text.*: cast it"):
        session.sql("select array['a'] as tags").df()


def test_a_failed_query_cannot_be_passed_over(session: Session) -> None:
    """If not, a model that catches the error works outside the transaction."""
    with pytest.raises(DbtDatabaseError, match="nowhere"):
        session.sql("select * from nowhere").df()
    with pytest.raises(DbtDatabaseError, match="transaction is aborted"):
        session.sql("select 1").df()


def test_a_large_result_is_read(session: Session) -> None:
    """If not, a model works on a sample and fails on the real table."""
    query = "select g as a, repeat('x', 100) as b from generate_series(1, 700000) as g"
    frame = session.sql(query).df()
    assert frame["a"].sum() == 700000 * 700001 // 2
    assert (frame["b"].str.len() == 100).all()


def test_types_of_an_absent_table(session: Session) -> None:
    """If not, the first run of a model fails."""
    assert session.types_of('"nowhere"."x"') == {}
