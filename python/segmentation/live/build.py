"""What the model ``publication`` calls where the variable ``live`` is true."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dbt.flags import get_flags

from dbt.adapters.postgrespython.session import Session
from segmentation.errors import InputError
from segmentation.live.state import compiled_models, publish_live


def publish_of_build(
    session: Any, tables: Mapping[str, Any], schema: str, roles: Sequence[str]
) -> None:
    """Publish the function of the segment of this moment with all other tables.

    Parameters
    ----------
    session
        What dbt hands to a Python model.
    tables
        What the function starts from, by name.
    schema
        Target schema; ``_live`` is added to it.
    roles
        Who may call the function.

    Raises
    ------
    InputError
        If the engine is not PostgreSQL, or only a part of the project was built.
    """
    if not isinstance(session, Session):
        raise InputError(
            "live: true needs PostgreSQL: a DuckDB file has one writer, and no other "
            "process could ask it. Leave the variable out for this target."
        )
    flags = get_flags()
    folder = Path(flags.PROJECT_DIR or ".") / flags.TARGET_PATH / "compiled"
    publish_live(session, tables, compiled_models(folder), schema, roles)
