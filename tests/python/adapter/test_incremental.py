"""Incremental Python models take dbt's own strategies."""

from collections.abc import Callable

import pytest
from adapter_project import AdapterProject

pytestmark = pytest.mark.slow

NewProject = Callable[..., AdapterProject]
ROWS = [(1, "a", "old"), (2, "b", "old")]
MODEL = """
    import pandas as pd

    def model(dbt, session):
        dbt.config(materialized="incremental"{config})
        if dbt.is_incremental:
            known = session.sql(f"select max(k) as k from {{dbt.this}}").df()["k"][0]
            assert known == 2
            return pd.DataFrame({{"k": [2, 3], "g": ["b", "b"], "v": ["new", "new"]}})
        return pd.DataFrame({{"k": [1, 2], "g": ["a", "b"], "v": ["old", "old"]}})
"""
STRATEGIES = {
    "append": ("", [*ROWS, (2, "b", "new"), (3, "b", "new")]),
    "one key": (
        ', unique_key="k"',
        [ROWS[0], (2, "b", "new"), (3, "b", "new")],
    ),
    "two keys": (
        ', unique_key=["k", "g"], incremental_strategy="delete+insert"',
        [ROWS[0], (2, "b", "new"), (3, "b", "new")],
    ),
    "merge": (
        ', unique_key="k", incremental_strategy="merge"',
        [ROWS[0], (2, "b", "new"), (3, "b", "new")],
    ),
}


@pytest.mark.parametrize(("config", "expected"), STRATEGIES.values(), ids=STRATEGIES)
def test_new_rows_join_the_old(
    config: str, expected: list, new_project: NewProject
) -> None:
    """If not, the second run loses, doubles or overwrites rows."""
    project = new_project({"models/grown.py": MODEL.format(config=config)})
    project.dbt("run")
    query = "select k, g, v from {schema}.grown order by k, v desc"
    assert project.query(query) == ROWS
    project.dbt("run")
    assert project.query(query) == expected
    project.dbt("run", "--full-refresh")
    assert project.query(query) == ROWS


CHANGING = """
    import pandas as pd

    def model(dbt, session):
        dbt.config(materialized="incremental", on_schema_change="{change}")
        if dbt.is_incremental:
            return pd.DataFrame({{"a": [2], "b": ["x"]}})
        return pd.DataFrame({{"a": [1]}})
"""


@pytest.mark.parametrize(
    ("change", "expected"),
    [("ignore", [(1,), (2,)]), ("append_new_columns", [(1, None), (2, "x")])],
)
def test_a_new_column_is_treated_as_configured(
    change: str, expected: list, new_project: NewProject
) -> None:
    """If not, a column appears, or is lost, without anybody's decision."""
    project = new_project({"models/grown.py": CHANGING.format(change=change)})
    project.dbt("run")
    project.dbt("run")
    assert project.query("select * from {schema}.grown order by a") == expected


def test_a_new_column_fails_where_it_must(new_project: NewProject) -> None:
    """If not, a promised set of columns changes unseen."""
    project = new_project({"models/grown.py": CHANGING.format(change="fail")})
    project.dbt("run")
    assert "out of sync" in project.dbt("run", fails=True)
    assert project.query("select * from {schema}.grown") == [(1,)]


def test_a_run_without_rows_changes_nothing(new_project: NewProject) -> None:
    """If not, a quiet day fails, because an empty column has no type."""
    project = new_project(
        {
            "models/grown.py": """
                import datetime as dt
                import pandas as pd

                def model(dbt, session):
                    dbt.config(materialized="incremental", unique_key="a")
                    rows = [] if dbt.is_incremental else [1]
                    days = [dt.date(2024, 1, 1) for _ in rows]
                    return pd.DataFrame({"a": rows, "day": days}, dtype=object)
                """
        }
    )
    project.dbt("run")
    before = project.types("grown")
    assert before == {"a": "bigint", "day": "date"}
    project.dbt("run")
    assert project.types("grown") == before
    assert project.query("select a from {schema}.grown") == [(1,)]


def test_a_failing_run_keeps_all_rows(new_project: NewProject) -> None:
    """If not, rows are deleted for keys that are never inserted again."""
    project = new_project(
        {
            "models/grown.py": """
                import pandas as pd

                def model(dbt, session):
                    dbt.config(materialized="incremental", unique_key="a")
                    first = not dbt.is_incremental
                    return pd.DataFrame({"a": [1] if first else [1, 2], "b": first})
                """,
            "models/grown.yml": """
                models:
                  - name: grown
                    config:
                      post_hook: "select 1 / (2 - count(*)) from {{ this }}"
                """,
        }
    )
    project.dbt("run")
    assert "division by zero" in project.dbt("run", fails=True)
    assert project.query("select * from {schema}.grown") == [(1, True)]
