"""The macro that writes numbers into sentences, on both engines."""

from contextlib import closing

import duckdb
import pytest
from jinja2 import Environment

from support.postgres import connect
from support.project import ROOT

MACRO = ROOT / "macros" / "text" / "number_text.sql"
CASES = [
    ("cast(0.5 as double precision)", {}, "1"),
    ("cast(-0.5 as double precision)", {}, "-1"),
    ("cast(2 as numeric(38, 4))", {}, "2"),
    ("cast(4.1 as double precision)", {"decimals": 1}, "4.1"),
    ("cast(0.285 as double precision)", {"decimals": 2}, "0.29"),
    ("cast(0.63 as double precision)", {"percent": True}, "63 %"),
    ("cast(-0.044 as double precision)", {"percent": True, "sign": True}, "-4 %"),
    ("cast(0 as double precision)", {"percent": True, "sign": True}, "+0 %"),
    ("cast(null as double precision)", {"percent": True, "sign": True}, None),
    ("cast(0 as bigint)", {"thousands": True}, "0"),
    ("cast(999 as bigint)", {"thousands": True}, "999"),
    ("cast(1234567 as bigint)", {"thousands": True}, "1,234,567"),
    ("cast(-12000 as bigint)", {"thousands": True}, "-12,000"),
    ("cast(12000 as bigint)", {"thousands": True, "sign": True}, "+12,000"),
    (
        "cast(123456789012.346 as double precision)",
        {"thousands": True, "decimals": 2},
        "123,456,789,012.35",
    ),
]


def query() -> str:
    """Return a query with a column per case."""
    environment = Environment(autoescape=False)  # noqa: S701
    environment.globals["as_text"] = "cast({} as text)".format
    number_text = environment.from_string(MACRO.read_text()).module.number_text
    return "select " + ", ".join(number_text(value, **how) for value, how, _ in CASES)


@pytest.fixture(params=["duckdb", "postgres"])
def texts(request: pytest.FixtureRequest) -> tuple:
    """Return the texts that an engine writes."""
    if request.param == "duckdb":
        return duckdb.sql(query()).fetchone()
    server = request.getfixturevalue("postgres")
    with closing(connect(server)) as session, session.cursor() as cursor:
        cursor.execute(query())
        return cursor.fetchone()


def test_a_number_reads_the_same_on_both_engines(texts: tuple) -> None:
    """If not, a finding is rounded one way on the page and another in the log."""
    assert texts == tuple(text for _, _, text in CASES)
