"""What the live function reads, and the function, in the publication's transaction."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from segmentation.errors import InputError
from segmentation.live.statement import constants, live_query, models_of
from segmentation.publish.postgres_schema import publish_schema
from segmentation.warehouse.base import quoted, sql_text

SUFFIX = "live"
FUNCTION = "live_segment"
PREVIOUS = "previous_customer_segments"
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
            deleted_at
        from ({rows}) as customers
    """,
    "int_returns_allocated": "select * from ({rows}) as given where order_id is null",
    # A margin is kept against what was published, as tonight's build will.
    PREVIOUS: "select customer_id, segment_id, as_of from ({rows}) as published",
    # Its rows are in the tables that are computed from them.
    "segment_fits": "select * from ({rows}) as given where false",
}
# The answer: what the build says of a customer, and beside it what is published.
COLUMNS = {
    "customer_id": "text",
    "as_of": "timestamp",
    "segment_id": "text",
    "segment_name": "text",
    "playbook_key": "text",
    "membership_probability": "double precision",
    "runner_up_segment_id": "text",
    "margin": "double precision",
    "is_outlier": "boolean",
    "is_held_by_margin": "boolean",
    "model_id": "text",
}
PUBLISHED = {
    "published_segment_id": ("segment_id", "text"),
    "published_tier": ("tier", "text"),
    "published_as_of": ("as_of", "timestamp"),
}


def publish_live(
    session: Any,
    tables: Mapping[str, Any],
    compiled: Mapping[str, str],
    schema: str,
    roles: Sequence[str],
) -> None:
    """Replace what the function reads, and the function, in the open transaction.

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
    roles
        Who may call the function, and nothing else.

    Raises
    ------
    InputError
        If the build ran only a part of the project.
    """
    try:
        models_of(compiled)
    except KeyError as error:
        raise InputError(
            f"live: true needs a whole build: {error.args[0]} was not part of this "
            "one. Run segmentation run, or dbt build without --select."
        ) from error
    name = f"{schema}_{SUFFIX}"
    place = quoted(name)
    queries = {**_kept(tables), **constants(compiled)}
    rows = {key: session.sql(query) for key, query in queries.items()}
    publish_schema(session, rows, name, [], schema)
    with session.cursor() as cursor:
        for statement in _function(cursor, compiled, schema, place):
            cursor.execute(statement)
        for statement in _rights(place, roles):
            cursor.execute(statement)


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
    return {
        name: KEPT.get(name, "{rows}").format(
            rows=table.sql_query(), published=published
        )
        for name, table in tables.items()
    }


def _function(
    cursor: Any, compiled: Mapping[str, str], schema: str, place: str
) -> list[str]:
    answer = COLUMNS | {name: kind for name, (_, kind) in PUBLISHED.items()}
    result = ", ".join(f"{name} {kind}" for name, kind in answer.items())
    given = [f"live.{name}" for name in COLUMNS]
    given += [f"published.{column}" for column, _ in PUBLISHED.values()]
    query = live_query(
        compiled,
        place,
        "p_customer_id",
        "coalesce(p_as_of, date_trunc('day', now() at time zone 'UTC')"
        " + interval '1' day)",
    )
    published = quoted(f"{schema}_published", "customer_segments")
    body = (
        f"begin return query select {', '.join(given)} from ({query}) as live"
        f" left join {published} as published"
        " on live.customer_id = published.customer_id; end"
    )
    name = f"{place}.{FUNCTION}"
    cursor.execute(
        "select pg_get_function_result(to_regprocedure(%s))",
        [f"{name}(text, timestamp)"],
    )
    (former,) = cursor.fetchone()
    words = ", ".join(
        f"{name} {kind} without time zone" if kind == "timestamp" else f"{name} {kind}"
        for name, kind in answer.items()
    )
    stale = former is not None and former != f"TABLE({words})"
    drop = [f"drop function {name}(text, timestamp)"] if stale else []
    return [
        *drop,
        f"create or replace function {name}"
        " (p_customer_id text, p_as_of timestamp default null)"
        f" returns table ({result}) language plpgsql stable security definer"
        " set search_path = pg_catalog, pg_temp"
        " set plan_cache_mode = force_generic_plan set jit = off"
        f" as {sql_text(f'#variable_conflict use_column{chr(10)}{body}')}",
    ]


def _rights(place: str, roles: Sequence[str]) -> list[str]:
    function = f"{place}.{FUNCTION}(text, timestamp)"
    statements = [f"revoke all on function {function} from public"]
    for role in map(quoted, roles):
        statements += [
            f"grant usage on schema {place} to {role}",
            f"grant execute on function {function} to {role}",
        ]
    return statements
