"""The published tables as a schema of PostgreSQL."""

from collections.abc import Mapping, Sequence
from typing import Any

from dbt_common.exceptions import DbtDatabaseError

from segmentation.errors import InputError
from segmentation.publish.grants import grant_to
from segmentation.warehouse.base import first_sentence, quoted, sql_text

# A change of columns waits this long for readers of the old ones.
LOCK_TIMEOUT = "60s"
SHAPE = "pg_temp.published_shape"
# The column by which single rows are looked up.
KEY = "customer_id"
# Marks the tables that are ours to drop.
COMMENT = "Published copy"
OURS = """
    select relname from pg_class
    where
        relnamespace = to_regnamespace(%s)
        and obj_description(oid, 'pg_class') like %s
"""
# Of the same names, and somebody else's.
OTHERS = """
    select relname from pg_class
    where
        relnamespace = to_regnamespace(%s)
        and relname = any(%s)
        and coalesce(obj_description(oid, 'pg_class'), '') not like %s
"""


def publish_schema(
    session: Any,
    tables: Mapping[str, Any],
    schema: str,
    roles: Sequence[str],
    owner: str,
) -> None:
    """Replace the rows of these tables in the session's transaction.

    Readers see the old rows until it commits and the new ones after; none
    waits, open cursors go on, and views and grants stay. Only a table
    whose columns changed waits for its readers.

    Parameters
    ----------
    session
        What dbt hands to a Python model.
    tables
        Name to relation.
    schema
        The schema for the copies, made when it is not there.
    roles
        Who may read it.
    owner
        The schema whose tables are copied; noted at the copies.

    Raises
    ------
    InputError
        If a table is none of our copies, or readers or views stand in the way of
        changed columns.
    """
    with session.cursor() as cursor:
        cursor.execute(f"create schema if not exists {quoted(schema)}")
        cursor.execute(f"comment on schema {quoted(schema)} is {_owned_by(owner)}")
        _check_ours(cursor, schema, tables)
        cursor.execute(f"set local lock_timeout = '{LOCK_TIMEOUT}'")
    for name, table in tables.items():
        _replace(session, quoted(schema, name), table)
        _index(session, schema, name)
    if roles:
        grant_to(session, schema, roles)


def _owned_by(owner: str) -> str:
    return sql_text(f"Published copies of the schema {owner}.")


def _check_ours(cursor: Any, schema: str, tables: Mapping[str, Any]) -> None:
    cursor.execute(OTHERS, [quoted(schema), list(tables), f"{COMMENT}%"])
    for (name,) in cursor.fetchall():
        raise InputError(
            f"{quoted(schema, name)} is there already and is no published copy of this "
            "project; move it to another schema, or set SEGMENTATION_SCHEMA."
        )


def _replace(session: Any, target: str, table: Any) -> None:
    wanted = _shape(session, table)
    _reshape(session, target, wanted)
    columns = ", ".join(map(quoted, wanted))
    with session.cursor() as cursor:
        cursor.execute(f"delete from {target}")
        cursor.execute(
            f"insert into {target} ({columns})"
            f" select {columns} from ({table.sql_query()}) as rows_of_table"
        )
        cursor.execute(f"comment on table {target} is '{COMMENT}.'")
        cursor.execute(f"analyze {target}")


def _index(session: Any, schema: str, name: str) -> None:
    """Let one customer be found without reading all of a table that has them."""
    target = quoted(schema, name)
    if KEY not in session.types_of(target):
        return
    index = quoted(f"{name}_by_customer")
    with session.cursor() as cursor:
        cursor.execute(f"create index if not exists {index} on {target} ({KEY})")


def drop_others(session: Any, schema: str, tables: set[str]) -> None:
    """Drop what an earlier version published and this one does not."""
    for name in sorted(published_tables(session, schema) - tables):
        target = quoted(schema, name)
        _change(session, target, f"drop table {target}")


def published_tables(session: Any, schema: str) -> set[str]:
    """Return the names of the tables of a schema that are published copies."""
    with session.cursor() as cursor:
        cursor.execute(OURS, [quoted(schema), f"{COMMENT}%"])
        return {name for (name,) in cursor.fetchall()}


def _shape(session: Any, table: Any) -> dict[str, str]:
    """Return column name to SQL type."""
    with session.cursor() as cursor:
        cursor.execute(
            f"create temporary table published_shape as {table.sql_query()} limit 0"
        )
        types = session.types_of(SHAPE)
        cursor.execute(f"drop table {SHAPE}")
    return types


def _reshape(session: Any, target: str, wanted: Mapping[str, str]) -> None:
    """Create the table, or add columns; another change makes it anew."""
    existing = session.types_of(target)
    if existing.items() <= wanted.items() and existing:
        new = [(name, kind) for name, kind in wanted.items() if name not in existing]
        changes = [f"add column {quoted(name)} {kind}" for name, kind in new]
        statements = [f"alter table {target} {', '.join(changes)}"] if changes else []
    else:
        columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in wanted.items())
        statements = [f"drop table if exists {target}"] if existing else []
        statements += [f"create table {target} ({columns})"]
    for statement in statements:
        _change(session, target, statement)


def _change(session: Any, target: str, statement: str) -> None:
    try:
        with session.cursor() as cursor:
            cursor.execute(statement)
    except DbtDatabaseError as error:
        raise InputError(
            f"nothing was published: the columns of {target} changed, but "
            f"{first_sentence(error)}; end the readers or drop the views that are "
            "in the way, and run dbt build again."
        ) from error
