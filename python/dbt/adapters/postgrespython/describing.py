"""The columns of a query or table with the exact types that PostgreSQL gives them."""

from collections.abc import Sequence
from typing import Any

NUMERIC = 1700
"""The number of the type ``numeric`` in ``pg_type``, the same on every server."""
FORMAT = """
    select format_type(cast(asked.oid as oid), asked.modifier)
    from unnest(%s, %s) with ordinality as asked(oid, modifier, place)
    order by asked.place
"""

COLUMNS_OF = """
    select attname, format_type(atttypid, atttypmod)
    from pg_attribute
    where attrelid = to_regclass(%s) and attnum > 0 and not attisdropped
    order by attnum
"""


def types_of(cursor: Any, relation: str) -> dict[str, str]:
    """Return SQL types by name of the columns of a table, in order.

    Parameters
    ----------
    cursor
        A cursor of psycopg2.
    relation
        The table's name, quoted as SQL needs it. Without such a table there are
        no columns.
    """
    cursor.execute(COLUMNS_OF, [relation])
    return dict(cursor.fetchall())


def describe(cursor: Any) -> list[tuple[str, str]]:
    """Return name and type of each column of the query that a cursor just ran.

    A type reads as `cast` takes it, such as ``numeric(18,4)``; of texts with a
    greatest length it leaves that out.
    """
    columns = list(cursor.description)
    numbers = [column.type_code for column in columns]
    cursor.execute(FORMAT, (numbers, [_modifier(column) for column in columns]))
    types = [kind for (kind,) in cursor.fetchall()]
    return list(zip([column.name for column in columns], types, strict=True))


def _modifier(column: Sequence) -> int:
    """Return what stands for precision and scale; -1 says that there is none."""
    if column.type_code != NUMERIC or column.precision in (None, 65535):
        return -1
    return ((column.precision << 16) | column.scale) + 4
