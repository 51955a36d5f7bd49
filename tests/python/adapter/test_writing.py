"""What a model returns is stored as it is, or refused with one clear sentence."""

import datetime as dt
import decimal
import uuid
from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from dbt_common.exceptions import DbtDatabaseError, DbtRuntimeError
from pandas.testing import assert_frame_equal
from test_reading import TEXTS

from dbt.adapters.postgrespython.session import Session
from dbt.adapters.postgrespython.writing import Columns, to_table, write_table

Store = Callable[..., tuple[list, dict[str, str]]]
NOON = dt.datetime(2024, 2, 29, 12, 0, 0, 1)
TAG = uuid.UUID("d9de1ffe-5cb7-4d78-981d-8762d5dc5936")


@pytest.fixture
def store(session: Session) -> Store:
    """Return a writer: (result, declared, existing) -> rows and SQL types."""

    def write(
        result: object,
        declared: dict[str, str] | None = None,
        existing: dict[str, str] | None = None,
    ) -> tuple[list, dict[str, str]]:
        columns = Columns("a_model", declared or {}, lambda: existing or {})
        table = to_table(result, "a_model")
        write_table(session, table, "pg_temp.stored", columns, drop=True)
        with session.cursor() as cursor:
            cursor.execute("select * from pg_temp.stored")
            return cursor.fetchall(), session.types_of("pg_temp.stored")

    return write


SEEN = {
    "int64": (pd.Series([1, -(2**63)]), "bigint"),
    "nullable int": (pd.Series([2**53 + 1, None], dtype="Int64"), "bigint"),
    "int32": (pd.Series([1], dtype="int32"), "integer"),
    "int16": (pd.Series([1], dtype="Int16"), "smallint"),
    "uint64": (pd.Series([2**64 - 1], dtype="uint64"), "numeric(20,0)"),
    "float": (pd.Series([0.1, 1e300, np.inf]), "double precision"),
    "float32": (pd.Series([0.5, np.nan], dtype="float32"), "real"),
    "bool": (pd.Series([True, False]), "boolean"),
    "nullable bool": (pd.Series([True, None], dtype="boolean"), "boolean"),
    "bool objects": (pd.Series([True, None], dtype=object), "boolean"),
    "str": (pd.Series([*TEXTS, None], dtype="str"), "text"),
    "str objects": (pd.Series([*TEXTS, None], dtype=object), "text"),
    "category": (pd.Series(["a", None, "b"], dtype="category"), "text"),
    "instant": (pd.Series([NOON, None]), "timestamp without time zone"),
    "instant objects": (
        pd.Series([NOON, None], dtype=object),
        "timestamp without time zone",
    ),
    "dates": (pd.Series([dt.date(1, 1, 1), None]), "date"),
    "times": (pd.Series([dt.time(23, 59, 59, 5), None]), "time without time zone"),
    "span": (pd.Series([dt.timedelta(days=-3, seconds=1), None]), "interval"),
    "decimals": (pd.Series([decimal.Decimal("1e-10"), None]), "numeric"),
    "bytes": (pd.Series([b"\x00\xff\\", None, b""]), "bytea"),
    "uuids": (pd.Series([TAG, None]), "uuid"),
    "no text": (pd.Series([], dtype="str"), "text"),
    "no instant": (
        pd.Series([], dtype="datetime64[us]"),
        "timestamp without time zone",
    ),
    "no integer": (pd.Series([], dtype="Int64"), "bigint"),
    "only null text": (pd.Series([None, None], dtype="str"), "text"),
    "only NaT": (pd.Series([pd.NaT, pd.NaT]), "timestamp without time zone"),
}


@pytest.mark.parametrize(("series", "sql_type"), SEEN.values(), ids=SEEN)
def test_types_are_seen_and_values_kept(
    series: pd.Series, sql_type: str, store: Store
) -> None:
    """If not, a value changes on its way into the warehouse."""
    rows, types = store(pd.DataFrame({"a": series}))
    assert types == {"a": sql_type}
    expected = [None if pd.isna(value) else value for value in series]
    found = [bytes(v) if isinstance(v, memoryview) else v for (v,) in rows]
    assert [str(v) for v in found] == [str(v) for v in expected] or found == expected


DECLARED = {
    "integers with a gap": ([1.0, None], "bigint", [1, None]),
    "integers from bool": ([True, None], "int", [1, None]),
    "bool from numbers": ([1.0, 0.0, None], "boolean", [True, False, None]),
    "money": ([0.1 + 0.2, None], "numeric(18,4)", [decimal.Decimal("0.3000"), None]),
    "date from instants": (
        [dt.datetime(2024, 2, 29), None],
        "date",
        [dt.date(2024, 2, 29), None],
    ),
    "instant from dates": (
        [dt.date(2024, 2, 29), None],
        "timestamp",
        [dt.datetime(2024, 2, 29), None],
    ),
    "text from numbers": ([1, 2], "text", ["1", "2"]),
    "only null": ([None, None], "numeric(18,4)", [None, None]),
    "none": ([], "timestamp", []),
    "lists as json": ([[1, 2], None], "jsonb", [[1, 2], None]),
    "dicts as json": ([{"k": "é"}, None], "jsonb", [{"k": "é"}, None]),
}


@pytest.mark.parametrize(("values", "sql_type", "expected"), DECLARED.values(),
                         ids=DECLARED)  # fmt: skip
def test_declared_types_rule(
    values: list, sql_type: str, expected: list, store: Store
) -> None:
    """If not, the type of a column changes with the rows of the day."""
    rows, _ = store(pd.DataFrame({"a": values}), {"a": sql_type})
    assert [value for (value,) in rows] == expected


def test_zones_are_counted_in_utc(store: Store) -> None:
    """If not, an instant moves by the offset of its zone."""
    summer = pd.Timestamp("2024-06-01 12:00:00", tz="America/New_York")
    frame = pd.DataFrame({"a": [summer], "b": [summer]})
    rows, types = store(frame, {"a": "timestamp"})
    assert types["b"] == "timestamp with time zone"
    assert rows[0][0] == dt.datetime(2024, 6, 1, 16)
    assert rows[0][1] == summer.to_pydatetime()


def test_dates_and_instants_may_be_mixed(store: Store) -> None:
    """If not, Arrow drops the time of day without a word."""
    mixed = pd.Series([dt.date(2024, 1, 1), NOON], dtype=object)
    rows, types = store(pd.DataFrame({"a": mixed}))
    assert types["a"].startswith("timestamp")
    assert rows == [(dt.datetime(2024, 1, 1),), (NOON,)]


def test_a_column_without_a_value_keeps_its_type(store: Store) -> None:
    """If not, a day without data turns a date column into text."""
    frame = pd.DataFrame({"a": [None, None], "b": [None, None]})
    _, types = store(frame, existing={"a": "date"})
    assert types == {"a": "date", "b": "text"}


def test_an_arrow_table_is_stored(store: Store) -> None:
    """If not, models that work in Arrow must copy into pandas first."""
    table = pa.table(
        {
            "a": pa.array([decimal.Decimal("1.5"), None]),
            "b": pa.array(["x", None]).dictionary_encode(),
            "c": pa.array([NOON, None], pa.timestamp("ns")),
            "d": pa.array([1.5, float("nan")]),
        }
    )
    rows, types = store(table)
    assert list(types.values()) == [
        "numeric", "text", "timestamp without time zone", "double precision",
    ]  # fmt: skip
    assert rows[0] == (decimal.Decimal("1.5"), "x", NOON, 1.5)
    assert rows[1][:3] == (None, None, None) and rows[1][3] != rows[1][3]


def test_odd_names_and_many_chunks(store: Store) -> None:
    """If not, large frames lose rows, or a name breaks the statement."""
    frame = pd.DataFrame({'a"b %s': range(100_000), "C d": "x,y\n"})
    rows, types = store(frame)
    assert list(types) == ['a"b %s', "C d"]
    assert len(rows) == 100_000 and rows[-1] == (99_999, "x,y\n")


REFUSED = {
    "a list": (
        [1],
        "must return a pandas DataFrame, a pyarrow Table or a relation.*list",
    ),
    "nothing": (None, "'a_model' must return .* returned a builtins.NoneType"),
    "two of a name": (
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
        "more than one column named 'a'",
    ),
    "no column": (pd.DataFrame(), "returned no column"),
    "mixed values": (pd.DataFrame({"a": [1, "x"]}), "Column 'a' .* no common type"),
    "complex": (pd.DataFrame({"a": [1j]}), "Column 'a' .* cannot be stored"),
    "lists": (pd.DataFrame({"a": [[1]]}), "Column 'a' .* data_type jsonb"),
    "NUL": (pd.DataFrame({"a": ["x", "x\0"]}), "Column 'a' .* NUL in row 2"),
    "huge": (pd.DataFrame({"a": [2**70]}), "Column 'a' .* too large"),
    "surrogate": (pd.DataFrame({"a": ["\ud800"]}, dtype=object), "Column 'a'"),
    "periods": (pd.DataFrame({"a": pd.period_range("2024", periods=1)}), "Column 'a'"),
}


@pytest.mark.parametrize(("result", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_stored_is_refused(
    result: object, message: str, store: Store
) -> None:
    """If not, the user reads a driver's error and not which column is wrong."""
    with pytest.raises(DbtRuntimeError, match=message):
        store(result)


@pytest.mark.parametrize(
    ("values", "sql_type"),
    [([2.5], "bigint"), ([NOON], "date"), ([1e30], "int"), ([np.inf], "int")],
)
def test_values_that_do_not_fit_are_refused(
    values: list, sql_type: str, store: Store
) -> None:
    """If not, digits or hours are cut off without a word."""
    with pytest.raises(DbtRuntimeError, match=f"'a' does not fit its type {sql_type}"):
        store(pd.DataFrame({"a": values}), {"a": sql_type})


def test_the_servers_error_names_row_and_column(store: Store) -> None:
    """If not, a wrong declaration is hard to find."""
    with pytest.raises(DbtDatabaseError, match='"x".*\n.*line 2, column a'):
        store(pd.DataFrame({"a": ["1", "x"]}), {"a": "bigint"})


def test_a_frame_comes_back_as_it_went(store: Store, session: Session) -> None:
    """If not, an incremental model that reads itself drifts."""
    frame = pd.DataFrame(
        {
            "a": pd.Series([1, None], dtype="Int64"),
            "b": ["x", None],
            "c": pd.Series([NOON, None], dtype="datetime64[us]"),
            "d": [True, False],
            "e": [0.1, None],
            "f": pd.Series([dt.time(1), pd.NA], dtype=object),
            "g": pd.Series([TAG, pd.NA], dtype=object),
            "h": pd.Series([dt.timedelta(1), None], dtype="timedelta64[us]"),
        }
    )
    store(frame)
    assert_frame_equal(session.table("pg_temp.stored").df(), frame)
