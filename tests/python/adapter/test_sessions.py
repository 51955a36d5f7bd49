"""Sessions: kept from node to node, set up by the profile, clean for each node."""

from collections.abc import Callable

import pytest

NewProject = Callable[..., object]

SHOWS = """
    -- depends_on: {depends_on}
    select
        pg_backend_pid() as process,
        current_setting('work_mem') as work_mem,
        to_regclass('pg_temp.left_behind') is not null as has_leftover
"""
LEAVES = """
    {{ config(pre_hook=[
        "set work_mem = '1MB'", "create temporary table left_behind (x int)"
    ]) }}
"""


def test_a_node_takes_over_the_session_but_nothing_that_was_done_in_it(
    new_project: NewProject,
) -> None:
    """Else a small build takes a tenth longer, or a node obeys another's settings."""
    first = LEAVES + SHOWS.format(depends_on="nothing")
    second = SHOWS.format(depends_on="{{ ref('first') }}")
    project = new_project(
        {"models/first.sql": first, "models/second.sql": second},
        threads=1,
        settings={"work_mem": "7MB", "jit": ""},
    )
    project.dbt("run")
    seen = [
        project.query(f"select * from {{schema}}.{name}")[0]  # noqa: S608
        for name in ("first", "second")
    ]
    assert [row[1:] for row in seen] == [("1MB", True), ("7MB", False)]
    assert seen[0][0] == seen[1][0]


def test_a_failed_node_leaves_a_session_that_works(new_project: NewProject) -> None:
    """Else everything after the first failure fails with `transaction is aborted`."""
    project = new_project(
        {
            "models/broken.sql": "select 1 / 0 as x",
            "models/sound.sql": "select 1 as x",
        },
        threads=1,
    )
    project.dbt("run", fails=True)
    assert project.query("select x from {schema}.sound") == [(1,)]


def test_a_setting_that_the_server_refuses_is_named(new_project: NewProject) -> None:
    """Else a typing error in the profile ends in a traceback of the driver."""
    project = new_project(
        {"models/one.sql": "select 1 as x"}, settings={"wrk_mem": "64MB"}
    )
    assert "`settings` of profiles.yml: unrecognized configuration parameter" in (
        project.dbt("run", fails=True)
    )


@pytest.mark.parametrize("run", ["first", "second"])
def test_the_planner_knows_a_table_when_the_next_model_reads_it(
    new_project: NewProject, run: str
) -> None:
    """Else models on top of it sort or loop over millions of rows instead of hashing.

    Autovacuum looks once a minute; a second run adds to an incremental model.
    """
    rows = "select generate_series(1, 3000) as x"
    project = new_project(
        {
            "models/whole.sql": rows,
            "models/grows.sql": "{{ config(materialized='incremental') }}" + rows,
            "seeds/codes.csv": "code\nA\nB\n",
        }
    )
    project.dbt("build")
    if run == "second":
        project.dbt("build")
    counts = project.query(
        "select relname, reltuples from pg_class"
        " where relnamespace = '{schema}'::regnamespace and relkind = 'r'"
    )
    grown = 3000 if run == "first" else 6000
    assert dict(counts) == {"codes": 2, "whole": 3000, "grows": grown}
