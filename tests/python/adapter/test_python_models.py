"""Python models run on PostgreSQL as they do on other warehouses."""

from collections.abc import Callable

from adapter_project import AdapterProject

NewProject = Callable[..., AdapterProject]
ORDERS = "select 1 as order_id, 2.5::numeric(18, 4) as amount, 'a' as customer"
TOTALS = """
    def model(dbt, session):
        orders = dbt.ref("orders").df()
        orders["doubled"] = orders["amount"] * 2
        return orders
"""


def test_a_table_is_made_from_a_frame(new_project: NewProject) -> None:
    """If not, nothing else of the adapter works."""
    project = new_project({"models/orders.sql": ORDERS, "models/totals.py": TOTALS})
    project.dbt("build")
    assert project.query("select * from {schema}.totals") == [(1, 2.5, "a", 5.0)]
    project.dbt("build")
    assert project.query("select * from {schema}.totals") == [(1, 2.5, "a", 5.0)]


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
