"""Python models run on PostgreSQL as they do on other warehouses."""

from collections.abc import Callable
from decimal import Decimal

from adapter_project import AdapterProject

NewProject = Callable[..., AdapterProject]
ORDERS = "select 1 as order_id, 2.5::numeric(18, 4) as amount, 'a' as customer"
TOTALS = """
    def model(dbt, session):
        orders = dbt.ref("orders").df()
        orders["doubled"] = orders["amount"] * 2
        return orders
"""


def test_a_table_is_made_and_made_again(new_project: NewProject) -> None:
    """If not, nothing else of the adapter works."""
    project = new_project({"models/orders.sql": ORDERS, "models/totals.py": TOTALS})
    assert "OK created python table model" in project.dbt("build")
    assert project.query("select * from {schema}.totals") == [(1, 2.5, "a", 5.0)]
    project.dbt("build")
    assert project.query("select * from {schema}.totals") == [(1, 2.5, "a", 5.0)]
    left = project.query(
        "select tablename from pg_tables where schemaname = '{schema}'"
        " or tablename like '%__dbt_rows'"
    )
    assert sorted(left) == [("orders",), ("totals",)]


def test_a_model_that_raises_keeps_the_table_and_names_its_line(
    new_project: NewProject,
) -> None:
    """If not, one bad night empties a table, and nobody finds the line."""
    project = new_project({"models/orders.sql": ORDERS, "models/totals.py": TOTALS})
    project.dbt("build")
    project.write(
        {
            "models/totals.py": """

            import pandas as pd

            def model(dbt, session):
                orders = dbt.ref("orders").df()
                raise ValueError("no such thing")
                return orders
            """
        }
    )
    printed = project.dbt("run", "--select", "totals", fails=True)
    path = project.folder / "models" / "totals.py"
    assert f'File "{path}", line 7, in model' in printed
    assert 'raise ValueError("no such thing")' in printed
    assert "adapters/postgrespython" not in printed
    assert project.query("select * from {schema}.totals") == [(1, 2.5, "a", 5.0)]


def test_a_frame_that_cannot_be_stored_keeps_the_table(
    new_project: NewProject,
) -> None:
    """If not, the model is right, the copy fails, and the table is gone."""
    project = new_project({"models/orders.sql": ORDERS, "models/totals.py": TOTALS})
    project.dbt("build")
    project.write(
        {"models/totals.py": 'def model(dbt, session):\n    return {"a": [1]}\n'}
    )
    printed = project.dbt("run", "--select", "totals", fails=True)
    assert "'totals' must return a pandas DataFrame, a pyarrow Table" in printed
    assert len(project.query("select * from {schema}.totals")) == 1


def test_all_of_dbts_object_is_there(new_project: NewProject) -> None:
    """If not, a model written for another warehouse does not run here."""
    project = new_project(
        {
            "models/orders.sql": ORDERS,
            "models/models.yml": """
                sources:
                  - name: raw
                    schema: "{{ target.schema }}"
                    tables: [{name: events}]
                models:
                  - name: facts
                    config:
                      alias: facts_table
                      factor: 3
                      meta: {owner: "O'Neil"}
                """,
            "models/facts.py": """
                import pandas as pd

                def model(dbt, session):
                    events = dbt.source("raw", "events")
                    orders = dbt.ref("orders").project("amount, order_id")
                    newest = session.sql("select 4 as a")
                    factor = dbt.config.get("factor")
                    absent = dbt.config.get("absent", "default")
                    owner = dbt.config.meta_get("owner")
                    return pd.DataFrame([{
                        "events": len(events.df()),
                        "columns": ",".join(orders.columns),
                        "factor": factor,
                        "absent": absent,
                        "owner": owner,
                        "this": dbt.this.identifier,
                        "full": str(dbt.this),
                        "is_incremental": dbt.is_incremental,
                        "newest": newest.df()["a"][0],
                    }])
                """,
        }
    )
    project.execute("create schema {schema}")
    project.execute("create table {schema}.events as select 1 as a union select 2")
    project.dbt("run")
    database = project.server["PGDATABASE"]
    assert project.query("select * from {schema}.facts_table") == [
        (
            2,
            "amount,order_id",
            3,
            "default",
            "O'Neil",
            "facts_table",
            f'"{database}"."{project.schema}"."facts_table"',
            False,
            4,
        )
    ]


def test_declared_types_make_the_table(new_project: NewProject) -> None:
    """If not, money becomes a float, and an empty day changes the types."""
    project = new_project(
        {
            "models/typed.yml": """
                models:
                  - name: typed
                    description: One row per thing.
                    config:
                      persist_docs: {relation: true, columns: true}
                      indexes: [{columns: [thing_id], unique: true}]
                      post_hook: "insert into {{ target.schema }}.hooks values ('post')"
                      pre_hook: "create table {{ target.schema }}.hooks (a text)"
                      grants: {select: ["pg_monitor"]}
                    columns:
                      - {name: thing_id, data_type: int, description: The key.}
                      - {name: amount, data_type: "numeric(18, 4)"}
                      - {name: seen_at, data_type: timestamp}
                """,
            "models/typed.py": """
                import pandas as pd

                def model(dbt, session):
                    return pd.DataFrame({
                        "thing_id": [1, 2], "amount": [0.1 + 0.2, None],
                        "seen_at": [None, None], "other": [1.5, 2.5],
                    })
                """,
        }
    )
    project.dbt("run")
    assert project.types("typed") == {
        "thing_id": "integer",
        "amount": "numeric(18,4)",
        "seen_at": "timestamp without time zone",
        "other": "double precision",
    }
    assert project.query("select amount from {schema}.typed where thing_id = 1") == [
        (Decimal("0.3000"),)
    ]
    assert project.query("select * from {schema}.hooks") == [("post",)]
    table = f"'{project.schema}.typed'::regclass"
    comments = f"select obj_description({table}), col_description({table}, 1)"
    assert project.query(comments) == [("One row per thing.", "The key.")]
    index = f"select indisunique from pg_index where indrelid = {table}"
    assert project.query(index) == [(True,)]
    granted = f"select has_table_privilege('pg_monitor', {table}, 'select')"
    assert project.query(granted) == [(True,)]


def test_a_failing_model_undoes_its_hooks(new_project: NewProject) -> None:
    """If not, the model ran in another transaction than dbt's."""
    project = new_project(
        {
            "models/failing.py": """
                def model(dbt, session):
                    hooks = session.table(f"{dbt.this.schema}.hooks").df()
                    raise ValueError(f"hook seen, {len(hooks)} rows")
                    return None
                """,
            "models/failing.yml": """
                models:
                  - name: failing
                    config: {pre_hook: "create table {{ this.schema }}.hooks (a int)"}
                """,
        }
    )
    assert "hook seen, 0 rows" in project.dbt("run", fails=True)
    assert project.query("select to_regclass('{schema}.hooks')") == [(None,)]


def test_models_on_two_threads_do_not_mix(new_project: NewProject) -> None:
    """If not, a name that one model defines is seen, or overwritten, by another."""
    code = """
        import time
        from dataclasses import dataclass

        import pandas as pd

        NUMBER = {number}

        @dataclass
        class Row:
            a: "int"

        def model(dbt, session):
            assert not hasattr(pd, "leaked") and "OTHER" not in globals()
            globals()["OTHER"] = NUMBER
            time.sleep(0.2)
            pid = session.sql("select pg_backend_pid() as pid").df()["pid"][0]
            return pd.DataFrame({{"a": [Row(NUMBER).a], "pid": [pid]}})
        """
    numbers = range(6)
    files = {f"models/m{n}.py": code.format(number=n) for n in numbers}
    project = new_project(files, threads=3)
    project.dbt("run")
    rows = [project.query(f"select a, pid from {{schema}}.m{n}")[0] for n in numbers]
    assert [row[0] for row in rows] == list(numbers)
    assert len({row[1] for row in rows}) > 1


def test_models_import_from_the_project_and_from_packages(
    new_project: NewProject,
) -> None:
    """If not, all logic must be written into the model's file."""
    project = new_project(
        {
            "models/imports.py": """
                from segmentation import __name__ as package
                import pandas as pd

                def model(dbt, session):
                    return pd.DataFrame({"a": [package]})
                """
        }
    )
    project.dbt("run")
    assert project.query("select a from {schema}.imports") == [("segmentation",)]


def test_a_view_in_the_way_is_replaced(new_project: NewProject) -> None:
    """If not, turning a view into a Python model needs a hand at the database."""
    project = new_project(
        {"models/orders.sql": "{{ config(materialized='view') }} " + ORDERS}
    )
    project.dbt("run")
    (project.folder / "models" / "orders.sql").unlink()
    project.write(
        {
            "models/orders.py": """
                import pyarrow as pa

                def model(dbt, session):
                    return pa.table({"a": [1]})
                """
        }
    )
    project.dbt("run")
    assert project.query("select a from {schema}.orders") == [(1,)]
