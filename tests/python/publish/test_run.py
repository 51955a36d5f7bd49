"""Only tables of one run are published together."""

from datetime import datetime

import duckdb
import pytest

from segmentation.errors import InputError
from segmentation.publish.run import whole_run


@pytest.fixture
def tables():
    """Give a maker of relations: name -> the as_of of its rows."""
    with duckdb.connect() as session:

        def make(**days):
            return session, {
                name: session.sql(
                    f"select cast(unnest({listed}) as timestamp) as as_of"
                )
                for name, listed in days.items()
            }

        yield make


def test_the_run_is_counted(tables):
    """If not, the table publication tells nonsense."""
    session, given = tables(
        run_verdict=["2026-03-02"],
        segment_sizes=["2026-03-01", "2026-03-02"],
        customer_segment_history=["2026-02-01"],
        customers=[],
    )
    run = whole_run(session, given)
    assert run.as_of == datetime(2026, 3, 2)
    assert run.row("place")["count_rows"] == 4


def test_a_table_of_another_run_stops_the_publication(tables):
    """If not, `dbt run --select` after a rejected run mixes two runs."""
    session, given = tables(run_verdict=["2026-03-02"], customers=["2026-03-01"])
    with pytest.raises(InputError, match="customers as of 2026-03-01"):
        whole_run(session, given)
