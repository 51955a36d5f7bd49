"""The run of the published tables is that of the gate's verdict."""

from datetime import datetime

import duckdb

from segmentation.publish.published_run import read_run


def test_the_run_is_counted():
    """If not, the table publication tells nonsense."""
    with duckdb.connect() as session:
        verdict = "select timestamp '2026-03-02' as as_of, 'warned' as verdict"
        tables = {
            "run_verdict": session.sql(verdict),
            "customers": session.sql("select 1 as id where false"),
        }
        boards = {"board_run_marks": session.sql("select unnest([1, 2, 3]) as id")}
        run = read_run(session, {"": tables, "boards": boards})
    assert (run.as_of, run.is_rejected) == (datetime(2026, 3, 2), False)
    assert run.as_row("place")["count_tables"] == 3
    assert run.as_row("place")["count_rows"] == 4
