"""What the Spark adapter does without Spark; `make test-spark` runs it with it."""

import importlib.util
import subprocess
import sys
from types import ModuleType

import pytest

from support.project import ROOT

FOLDER = ROOT / "python" / "dbt" / "adapters" / "sparkpython"
WITHOUT_PYSPARK = """
import sys

sys.modules["pyspark"] = None
import dbt.adapters.sparkpython
"""


def loaded(name: str) -> ModuleType:
    """Return a module of the adapter, whose package wants dbt-spark."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("sql", "statements"),
    [
        ("select 1", ["select 1"]),
        ("select 1;\n", ["select 1"]),
        (
            "begin; delete from a; insert into b; commit;",
            ["delete from a", "insert into b"],
        ),
        ("/* of dbt; */ begin; select 1", ["select 1"]),
        ("select ';' || 'it\\'s;'; select 2", ["select ';' || 'it\\'s;'", "select 2"]),
        (
            "select 1 -- it's one; of them\n; -- the end",
            ["select 1 -- it's one; of them"],
        ),
        ("select `a;b` from c", ["select `a;b` from c"]),
        (" ; ;", []),
    ],
)
def test_statements_run_one_at_a_time(sql: str, statements: list[str]) -> None:
    """If a text were cut, a reason with a semicolon would stop the last hook."""
    assert loaded("statements").statements_of(sql) == statements


def catalog(uri: str, **options: str) -> dict[str, str]:
    """Return the settings of a session with a JDBC catalog."""
    prefix = "spark.sql.catalog.lake"
    return {
        "spark.sql.defaultCatalog": "lake",
        f"{prefix}.uri": uri,
        **{f"{prefix}.jdbc.{name}": value for name, value in options.items()},
    }


@pytest.mark.parametrize(
    ("parameters", "place"),
    [
        (
            catalog("jdbc:postgresql://db:6432/lake", user="me", password="pw"),
            ("db", 6432, "lake", "me", "pw"),
        ),
        (
            catalog("jdbc:postgresql://db/lake?user=me&password=p%26w&sslmode=require"),
            ("db", 5432, "lake", "me", "p&w"),
        ),
        (
            catalog("jdbc:postgresql:///lake", user="me"),
            ("localhost", 5432, "lake", "me", ""),
        ),
        (catalog("jdbc:postgresql://[::1]:5433/lake"), ("::1", 5433, "lake", "", "")),
    ],
)
def test_the_lock_is_held_where_the_catalog_is(
    parameters: dict[str, str], place: tuple
) -> None:
    """If not, two runs write the same tables at once."""
    found = loaded("catalog").postgres_of(parameters)
    got = (found.host, found.port, found.database, found.user, found.password)
    assert got == place


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        catalog("jdbc:sqlite:file.db"),
        catalog("thrift://metastore:9083"),
        {"spark.sql.catalog.lake.uri": "jdbc:postgresql://db/lake"},
    ],
)
def test_a_catalog_of_another_kind_holds_no_lock(parameters: dict[str, str]) -> None:
    """If one were made up, a run would wait for a server that is not there."""
    assert loaded("catalog").postgres_of(parameters) is None


def test_without_the_extra_a_sentence_says_what_to_install() -> None:
    """If not, whoever writes the type into a profile gets a traceback of imports."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PYSPARK],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "needs the extra `spark`" in done.stderr.splitlines()[-1] or ()
