"""Relations that a Python model narrows, returns, or makes of rows."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from adapter_project import AdapterProject

from dbt.adapters.postgrespython.session import Relation, Session

NewProject = Callable[..., AdapterProject]
ROWS = """
    select * from (
        values
            (1, 'a', date '2024-01-01', 1.50), (2, 'it''s \\', date '2024-01-02', 2.5),
            (3, null, null, null)
    ) as v (id, "Word", day, amount)
"""


@pytest.fixture
def rows(session: Session) -> Relation:
    """Return a relation of three rows."""
    return session.sql(ROWS)


CONDITIONS = {
    "greater": (lambda r: r.id > 1, [2, 3]),
    "at least": (lambda r: r.id >= 2, [2, 3]),
    "less": (lambda r: r.id < 2, [1]),
    "at most": (lambda r: r.id <= 2, [1, 2]),
    "not equal": (lambda r: r.id != 2, [1, 3]),
    "a text with a quote": (lambda r: r.Word == "it's \\", [2]),
    "a date": (lambda r: r.day == date(2024, 1, 1), [1]),
    "an instant": (lambda r: r.day < datetime(2024, 1, 1, 12), [1]),
    "a decimal": (lambda r: r.amount == Decimal("1.50"), [1]),
    "a negative number": (lambda r: r.id > -1, [1, 2, 3]),
    "two columns": (lambda r: r.amount > r.id, [1, 2]),
    "both": (lambda r: (r.id > 1) & (r.id < 3), [2]),
    "either": (lambda r: (r.id < 2) | (r.id > 2), [1, 3]),
    "opposite": (lambda r: ~(r.id == 2), [1, 3]),
    "text of SQL": (lambda r: '"Word" is null', [3]),
}


@pytest.mark.parametrize(("condition", "ids"), CONDITIONS.values(), ids=CONDITIONS)
def test_a_condition_keeps_its_rows(
    condition: Callable, ids: list[int], rows: Relation
) -> None:
    """If not, a model reads rows that it excluded."""
    assert rows.filter(condition(rows)).df()["id"].tolist() == ids


def test_an_unknown_column_is_named(rows: Relation) -> None:
    """If not, a misspelt column is searched for in a message of the server."""
    with pytest.raises(AttributeError, match="no method and the query no column 'ido'"):
        rows.filter(rows.ido > 1)


def test_words_of_python_are_rejected(rows: Relation) -> None:
    """If not, `a and b` silently means `b`."""
    with pytest.raises(TypeError, match="Combine conditions with &"):
        rows.filter(rows.id > 1 and rows.id < 3)


def test_a_value_of_another_kind_is_rejected(rows: Relation) -> None:
    """If not, a list becomes SQL that means something else."""
    with pytest.raises(TypeError, match="cannot be compared with a value of type list"):
        rows.filter(rows.id == [1])


def test_a_returned_relation_becomes_the_table_exactly(new_project: NewProject) -> None:
    """If not, a decimal loses digits on a way through pandas that it need not take."""
    project = new_project(
        {
            "models/amounts.sql": """
                select 12345678901234567.89 as amount, 1 as "Number", array[1, 2] as n
                union all select 0.1, 2, null
                """,
            "models/few.py": """
                def model(dbt, session):
                    amounts = dbt.ref("amounts")
                    return amounts.filter(amounts.amount > 1).limit(5)
                """,
            "models/few.yml": """
                models:
                  - name: few
                    columns: [{name: Number, data_type: bigint}]
                """,
        }
    )
    project.dbt("run")
    assert project.types("few") == {
        "amount": "numeric",
        "Number": "bigint",
        "n": "integer[]",
    }
    rows = project.query("select * from {schema}.few")
    assert rows == [(Decimal("12345678901234567.89"), 1, [1, 2])]


def test_rows_are_made_into_a_frame(session: Session) -> None:
    """If not, a model that was written for Spark or Snowflake does not run."""
    frame = session.createDataFrame([(1, "a")], ["id", "word"])
    assert frame.to_dict("records") == [{"id": 1, "word": "a"}]
