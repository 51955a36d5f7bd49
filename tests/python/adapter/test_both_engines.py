"""One Python model, unchanged, on DuckDB and on PostgreSQL."""

import json
from collections.abc import Callable

import duckdb
import pytest
from adapter_project import AdapterProject

pytestmark = pytest.mark.slow
FILES = {
    "models/facts.sql": """
        select
            cast(g as integer) as id,
            case when g > 1 then g end as gap,
            cast(g / 8.0 as numeric(18, 4)) as amount,
            cast('2024-01-01' as timestamp) as seen_at,
            case when g < 3 then 'a ' || g end as words,
            g = 2 as flag
        from (values (1), (2), (3)) as v (g)
        """,
    "models/none.sql": "select * from {{ ref('facts') }} where id > 3",
    "models/seen.py": """
        import pandas as pd

        def model(dbt, session):
            facts = dbt.ref("facts").df()
            none = dbt.ref("none").df()
            few = dbt.ref("facts").project("id", "amount").filter("id > 1").df()
            some = session.sql(f"select id from {dbt.this.schema}.facts").df()
            texts = [
                facts.dtypes.astype(str).to_json(), facts.to_json(date_format="iso"),
                none.dtypes.astype(str).to_json(), few.to_json(), str(len(some)),
            ]
            return pd.DataFrame({"number": range(len(texts)), "text": texts})
        """,
}


@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_a_model_sees_the_same_on_both(
    new_project: Callable[..., AdapterProject],
) -> None:
    """If not, teams that test on DuckDB publish something else on PostgreSQL."""
    project = new_project(FILES)
    project.dbt("run")
    query = "select number, text from {schema}.seen order by number"
    on_postgres = project.query(query)
    path = project.folder / "duck.duckdb"
    target = {"type": "duckdb", "path": str(path), "schema": project.schema}
    profile = {"shop": {"target": "here", "outputs": {"here": target}}}
    (project.folder / "profiles.yml").write_text(json.dumps(profile))
    project.dbt("run")
    with duckdb.connect(str(path)) as connection:
        on_duckdb = connection.sql(query.format(schema=project.schema)).fetchall()
    assert on_postgres == on_duckdb
