"""A rejected run is visible to readers, beside the tables of the accepted one."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dbt.adapters.postgrespython.session import Session
from segmentation.publish import publish, publish_ledger

VERDICT = "select timestamp '{0}' as as_of, '{1}' as verdict"
TRUST = "select timestamp '{0}' as as_of, '{1}' as answer"
CUSTOMERS = "select timestamp '{0}' as as_of, 'c1' as customer_id"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """Give a session of DuckDB, and where to publish."""
    with duckdb.connect() as session:
        yield session, tmp_path / "published"


def accepted(session, day: str, folder: Path | None = None) -> None:
    """Publish a run whose tables are of one day."""
    queries = {"run_verdict": VERDICT, "customers": CUSTOMERS}
    tables = {n: session.sql(q.format(day, "accepted")) for n, q in queries.items()}
    boards = {"board_run_trust": session.sql(TRUST.format(day, "yes"))}
    publish(session, tables, boards, "s", folder)


def judged(session, day: str, verdict: str, folder: Path | None = None) -> list:
    """Publish the ledger of a run; return count_tables and place."""
    tables = {"run_verdict": session.sql(VERDICT.format(day, verdict))}
    boards = {"board_run_trust": session.sql(TRUST.format(day, "no"))}
    row = publish_ledger(session, tables, boards, "s", folder).iloc[0]
    return [row["count_tables"], row["place"]]


def seen(path: Path) -> list[str]:
    """Return the dates that a reader of the DuckDB file sees."""
    with duckdb.connect(path / "segmentation.duckdb", read_only=True) as database:
        found = database.execute(
            "select cast(as_of as date) from customers"
            " union all select cast(as_of as date) from run_verdict"
            " union all select cast(as_of as date) from main_boards.board_run_trust"
        )
        return [str(day) for (day,) in found.fetchall()]


def test_the_ledger_changes_and_the_accepted_tables_do_not(folder):
    """If not, a rejected delivery is invisible, or moves what was accepted."""
    session, link = folder
    accepted(session, "2026-03-01", link)
    former = link.resolve()
    before = (link / "customers.parquet").read_bytes()
    assert judged(session, "2026-03-02", "rejected", link) == [2, str(link)]
    assert seen(link) == ["2026-03-01", "2026-03-02", "2026-03-02"]
    assert (link / "customers.parquet").read_bytes() == before
    assert seen(former) == ["2026-03-01"] * 3, "a reader in the middle sees both runs"
    contents = json.loads((link / "publication.json").read_text())
    assert contents["as_of"] == "2026-03-01T00:00:00"
    assert contents["ledger_as_of"] == "2026-03-02T00:00:00"
    assert contents["rows"] == dict.fromkeys(
        ("run_verdict", "customers", "board_run_trust"), 1
    )
    accepted(session, "2026-03-03", link)
    assert seen(link) == ["2026-03-03"] * 3


def test_nothing_is_copied_of_an_accepted_run_or_before_the_first(folder):
    """If not, readers see the verdict of a run without its tables."""
    session, link = folder
    assert judged(session, "2026-03-01", "rejected", link) == [0, ""]
    assert not link.exists()
    accepted(session, "2026-03-01", link)
    assert judged(session, "2026-03-02", "warned", link) == [0, ""]
    assert seen(link) == ["2026-03-01"] * 3


def test_a_schema_gets_the_ledger_within_the_transaction(connect):
    """If not, the same holds on DuckDB alone."""
    connection = connect()
    session = Session(connection)
    accepted(session, "2026-03-01")
    connection.commit()
    assert judged(session, "2026-03-02", "rejected") == [2, "s_published"]
    query = "select customers.as_of, run_verdict.as_of, board_run_trust.as_of"
    query += " from s_published.customers cross join s_published.run_verdict"
    query += " cross join s_published_boards.board_run_trust"
    with connect() as reader, reader.cursor() as cursor:
        cursor.execute(query)
        assert [str(day)[:10] for day in cursor.fetchone()] == ["2026-03-01"] * 3
        connection.commit()
        reader.rollback()
        cursor.execute(query)
        days = [str(day)[:10] for day in cursor.fetchone()]
    assert days == ["2026-03-01", "2026-03-02", "2026-03-02"]
