"""Unit tests cast their values to the types that the columns really have."""

from dbt.adapters.postgrespython.describing import describe
from dbt.adapters.postgrespython.session import Session

TYPES = {
    "count": "integer",
    "amount": "numeric(18,4)",
    "share": "numeric",
    "whole": "numeric(38,0)",
    "words": "text",
    "instant": "timestamp without time zone",
    "score": "double precision",
    "tags": "integer[]",
}


def test_types_are_those_of_the_columns_scale_and_all(session: Session) -> None:
    """Without the scale, a unit test finds 10.5 where the model says 10.5000."""
    columns = ", ".join(f"cast(null as {kind}) as {n}" for n, kind in TYPES.items())
    with session.cursor() as cursor:
        cursor.execute(f"select {columns} limit 0")
        assert describe(cursor) == list(TYPES.items())
