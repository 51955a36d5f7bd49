"""What the model ``publication`` calls where the variable ``live`` is true."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dbt.flags import get_flags

from dbt.adapters.postgrespython.session import Session
from segmentation.errors import InputError
from segmentation.live.events.publish import EventSettings
from segmentation.live.state import LiveSettings, compiled_models, publish_live


def publish_of_build(
    session: Any, tables: Mapping[str, Any], schema: str, variables: Mapping[str, Any]
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
    variables
        ``live_roles``, and beside them what ``live_events`` asks for.

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
    settings = LiveSettings(variables["live_roles"], _events(variables))
    publish_live(session, tables, compiled_models(folder), schema, settings)


def _events(variables: Mapping[str, Any]) -> EventSettings | None:
    if not variables["live_events"]:
        return None
    return EventSettings(
        event_roles=variables["live_event_roles"],
        outbox_roles=variables["live_outbox_roles"],
        stream_days=variables["live_stream_days"],
        remembered_days=variables["live_remembered_days"],
        window=variables["live_moves_window"],
        share=variables["live_most_moved"],
        follows_clock=not variables["has_latest_plausible_at"],
    )
