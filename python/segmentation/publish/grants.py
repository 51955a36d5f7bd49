"""Who may read a schema of PostgreSQL, and nothing else."""

from collections.abc import Sequence
from typing import Any

from segmentation.warehouse.base import quoted

READERS = """
    select pg_get_userbyid(rights.grantee)
    from pg_namespace
    cross join aclexplode(nspacl) as rights
    where
        pg_namespace.oid = to_regnamespace(%s)
        and rights.grantee not in (nspowner, 0)
"""


def grant_to(session: Any, schema: str, roles: Sequence[str]) -> None:
    """Let exactly these roles read all tables of a schema.

    Roles that could and are not named lose it, as with dbt's own ``grants``.
    """
    name = quoted(schema)
    with session.cursor() as cursor:
        cursor.execute(READERS, [name])
        former = {role for (role,) in cursor.fetchall()} - set(roles)
        for role in sorted(former):
            cursor.execute(
                f"revoke all on all tables in schema {name} from {quoted(role)}"
            )
            cursor.execute(f"revoke all on schema {name} from {quoted(role)}")
        for role in roles:
            cursor.execute(f"grant usage on schema {name} to {quoted(role)}")
            cursor.execute(
                f"grant select on all tables in schema {name} to {quoted(role)}"
            )
