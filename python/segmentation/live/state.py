"""What the live functions read, and they, in the publication's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segmentation.errors import InputError
from segmentation.live.events.publish import (
    EventSettings,
    end_events,
    hold_events,
    publish_events,
)
from segmentation.live.events.refresh import models_of_events
from segmentation.live.events.sources import sources
from segmentation.live.functions import SUFFIX, functions, publish_function
from segmentation.live.statement import constants, models_of
from segmentation.publish.postgres_schema import publish_schema
from segmentation.warehouse.base import quoted

PREVIOUS = "previous_customer_segments"
PREVIOUS_TIERS = "previous_tiers"
# What is older decides nothing, but the first event and the last of each type.
EVENT_DAYS = 91
KEPT = {
    "stg_app__events": f"""
        select * from ({{rows}}) as events
        where
            occurred_at >= (select max(as_of) from ({{published}}) as run)
            - interval '1' day * {EVENT_DAYS}
            or (customer_id, occurred_at) in (
                select customer_id, min(occurred_at) from ({{rows}}) as firsts
                group by 1
                union
                select customer_id, max(occurred_at) from ({{rows}}) as lasts
                group by customer_id, event_type
            )
    """,
    # Of an address only whether it looks like one is asked.
    "stg_shop__customers": """
        select
            customer_id,
            case when email like '%_@_%._%' then 'a@b.cd' end as email,
            country,
            birth_year,
            acquisition_channel,
            acquisition_cost,
            signed_up_at,
            deleted_at,
            time_zone,
            marketing_consent
        from ({rows}) as customers
    """,
    "int_returns_allocated": "select * from ({rows}) as given where order_id is null",
    # A margin is kept against what was published, as tonight's build will.
    PREVIOUS: "select customer_id, segment_id, as_of from ({rows}) as published",
    PREVIOUS_TIERS: """
        select customer_id, segment_id, tier from ({rows}) as published
        where tier is not null
    """,
    # They say what an order was worth on a past day, which is not asked.
    "int_returns_named": "select * from ({rows}) as given where false",
    # Its rows are in the tables that are computed from them.
    "segment_fits": "select * from ({rows}) as given where false",
}


@dataclass(frozen=True)
class LiveSettings:
    """What the project's variables say of the live schema.

    Parameters
    ----------
    roles
        Who may call the functions, and nothing else.
    events
        What holds for events; None where none are taken.
    """

    roles: Sequence[str]
    events: EventSettings | None = None


def publish_live(
    session: Any,
    tables: Mapping[str, Any],
    compiled: Mapping[str, str],
    schema: str,
    settings: LiveSettings,
) -> None:
    """Replace what the functions read, and them, in the open transaction.

    Parameters
    ----------
    session
        What dbt hands to a Python model, on PostgreSQL.
    tables
        What the query starts from, by the name of the model that it stands for;
        for ``previous_customer_segments`` that is ``customer_segments``.
    compiled
        Name of a model to its SQL as the build ran it.
    schema
        Target schema; ``_live`` is added to it.
    settings
        What the project's variables say.

    Raises
    ------
    InputError
        If the build ran only a part of the project.
    """
    try:
        models_of(compiled)
        if settings.events:
            models_of_events(compiled)
    except KeyError as error:
        raise InputError(
            f"live: true needs a whole build: {error.args[0]} was not part of this "
            "one. Run segmentation run, or dbt build without --select."
        ) from error
    name = f"{schema}_{SUFFIX}"
    queries = {**_kept(tables), **constants(compiled)}
    if settings.events:
        hold_events(session, name)
        queries |= sources(session, compiled)
    rows = {key: session.sql(query) for key, query in queries.items()}
    publish_schema(session, rows, name, [], schema)
    with session.cursor() as cursor:
        for function in functions(compiled, schema):
            publish_function(cursor, quoted(name), function, settings.roles)
    if settings.events:
        segments = tables[PREVIOUS].sql_query()
        publish_events(session, compiled, name, settings.events, segments)
    else:
        end_events(session, name)


def compiled_models(folder: Path) -> dict[str, str]:
    """Return the SQL of each model as dbt wrote it while it ran.

    Parameters
    ----------
    folder
        ``compiled`` in dbt's target folder.
    """
    files = folder.glob("*/models/**/*.sql")
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def _kept(tables: Mapping[str, Any]) -> dict[str, str]:
    published = tables[PREVIOUS].sql_query()
    tables = {**tables, PREVIOUS_TIERS: tables[PREVIOUS]}
    return {
        name: KEPT.get(name, "{rows}").format(
            rows=table.sql_query(), published=published
        )
        for name, table in tables.items()
        if table is not None
    }
