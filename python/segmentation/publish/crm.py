"""The table of a CRM: a schema of its own, for roles of its own."""

from collections.abc import Sequence
from typing import Any

from dbt.adapters.postgrespython.session import Session
from segmentation.errors import InputError
from segmentation.publish.postgres_schema import publish_schema

SUFFIX = "crm"
TABLE = "customers"


def publish_crm(
    session: Any, customers: Any, schema: str, roles: Sequence[str]
) -> None:
    """Publish addresses and segments of who has consented, for these roles alone.

    Parameters
    ----------
    session
        What dbt hands to a Python model.
    customers
        The relation that is copied.
    schema
        Target schema; ``_crm`` is added to it.
    roles
        Who may read it.

    Raises
    ------
    InputError
        If the engine is not PostgreSQL, where a file has no roles.
    """
    if not isinstance(session, Session):
        raise InputError(
            "crm_roles needs PostgreSQL: a DuckDB file has no roles, and its readers "
            "would all see the addresses. Use segmentation activate or segmentation "
            "list, or leave the variable out for this target."
        )
    publish_schema(session, {TABLE: customers}, f"{schema}_{SUFFIX}", roles, schema)
