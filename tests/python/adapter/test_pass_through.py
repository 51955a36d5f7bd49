"""All that is not a Python model runs through dbt-postgres as before."""

import json
from collections.abc import Callable

import pytest
from adapter_project import AdapterProject

from support.postgres import connect

pytestmark = pytest.mark.slow
NewProject = Callable[..., AdapterProject]
FILES = {
    "seeds/orders.csv": "order_id,amount\n1,2.50\n2,3.00\n",
    "models/large_orders.sql": """
        select order_id, cast(amount as numeric(18, 4)) as amount
        from {{ ref('orders') }}
        where amount >= 3
        """,
    "models/history.sql": """
        {{ config(materialized='incremental', unique_key='order_id') }}
        select order_id, amount from {{ ref('orders') }}
        """,
    "models/models.yml": """
        models:
          - name: large_orders
            config: {contract: {enforced: true}, grants: {select: [pg_monitor]}}
            columns:
              - name: order_id
                data_type: int
                constraints: [{type: not_null}]
                data_tests: [unique, not_null]
              - {name: amount, data_type: "numeric(18, 4)"}
        unit_tests:
          - name: three_is_large
            model: large_orders
            given:
              - input: ref('orders')
                rows: [{order_id: 1, amount: 2}, {order_id: 2, amount: 3}]
            expect: {rows: [{order_id: 2, amount: 3}]}
        """,
    "models/scored.py": """
        def model(dbt, session):
            frame = dbt.ref("large_orders").df()
            frame["score"] = frame["amount"] / 3
            return frame
        """,
    "models/scored.yml": """
        models:
          - name: scored
            columns: [{name: score, data_tests: [not_null]}]
        """,
    "models/after.sql": "select score + 1 as score from {{ ref('scored') }}",
    "snapshots/order_history.yml": """
        snapshots:
          - name: order_history
            relation: ref('scored')
            config: {unique_key: order_id, strategy: check, check_cols: all}
        """,
}
TOUCH = """
    def model(dbt, session):
        return session.sql("select 1 as a").df()
"""


def test_a_project_with_everything_builds_twice(new_project: NewProject) -> None:
    """If not, teams must choose between Python models and the rest of dbt."""
    project = new_project(FILES)
    for _ in range(2):
        printed = project.dbt("build")
        assert "ERROR=0 SKIP=0" in printed
        assert "PASS three_is_large" in printed.replace("large_orders::", "")
    assert project.query("select * from {schema}.after") == [(2.0,)]
    assert len(project.query("select * from {schema}.order_history")) == 1
    assert len(project.query("select * from {schema}.history")) == 2


def test_docs_show_and_compile(new_project: NewProject) -> None:
    """If not, the docs site lacks the Python models or cannot be built."""
    project = new_project(FILES)
    project.dbt("build")
    project.dbt("docs", "generate")
    catalog = json.loads((project.folder / "target" / "catalog.json").read_text())
    columns = catalog["nodes"]["model.shop.scored"]["columns"]
    assert columns["score"]["type"] == "double precision"
    shown = project.dbt("show", "--select", "after", "--output", "json")
    assert '"score": 2.0' in shown
    assert "def model(dbt, session)" in project.dbt("compile", "--select", "scored")
    project.dbt("debug")


def test_dbt_refuses_what_it_refuses_elsewhere(new_project: NewProject) -> None:
    """If not, the limits that the documentation states are wrong."""
    project = new_project({"models/m.py": TOUCH})
    project.dbt("show", "--select", "m", fails=True)
    project.write({"models/m.yml": "models: [{name: m, config: {materialized: view}}]"})
    assert "view" in project.dbt("run", fails=True)
    contract = "{name: m, config: {contract: {enforced: true}}, columns: [{name: a}]}"
    project.write({"models/m.yml": f"models: [{contract}]"})
    assert "Expected 'sql' but found 'python'" in project.dbt("run", fails=True)


def test_a_contract_that_is_broken_stops_an_sql_model(
    new_project: NewProject,
) -> None:
    """If not, the checks of dbt-postgres were lost on the way."""
    project = new_project(FILES)
    project.write(
        {"models/large_orders.sql": "select 'x' as order_id, 1.5::numeric as amount"}
    )
    project.dbt("seed")
    assert "contract" in project.dbt("run", "-s", "large_orders", fails=True)


def test_role_and_search_path_are_dbts(new_project: NewProject) -> None:
    """If not, tables belong to the wrong owner, or names are not found."""
    project = new_project(
        {
            "models/whose.py": """
                def model(dbt, session):
                    return session.sql(
                        "select current_user::text as me, a from looked_up"
                    ).df()
                """
        },
        role="builder",
        search_path="elsewhere, public",
        keepalives_idle=30,
        application_name="a_test",
        sslmode="prefer",
    )
    handle = connect(project.server)
    with handle, handle.cursor() as cursor:
        cursor.execute(
            "drop schema if exists elsewhere cascade; drop role if exists builder;"
            "create role builder; create schema elsewhere authorization builder;"
            "create table elsewhere.looked_up as select 1 as a;"
            "alter table elsewhere.looked_up owner to builder;"
            f"create schema {project.schema} authorization builder"
        )
    handle.close()
    project.dbt("run")
    assert project.query("select me, a from {schema}.whose") == [("builder", 1)]
    owner = "select tableowner from pg_tables where schemaname = '{schema}'"
    assert project.query(owner) == [("builder",)]


def test_sslmode_is_dbts(new_project: NewProject) -> None:
    """If not, customers' data travels in the clear to a server that allows it."""
    project = new_project({"models/m.py": TOUCH}, sslmode="no such mode")
    assert 'invalid sslmode value: "no such mode"' in project.dbt("run", fails=True)


def test_autocommit_connections_work(new_project: NewProject) -> None:
    """If not, users of connection poolers cannot use Python models."""
    project = new_project(FILES, autocommit=True)
    project.dbt("build")
    assert project.query("select * from {schema}.after") == [(2.0,)]
