"""The functions of the live schema: all that an application may call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from segmentation.live.statement import live_query
from segmentation.warehouse.base import quoted, sql_text

SUFFIX = "live"
LIVE_SEGMENT = "live_segment"
PUBLISHED_SEGMENT = "published_segment"
PUBLISHED_SEGMENTS = "published_segments"
TEXTS = dict.fromkeys(
    ["customer_id", "segment_id", "segment_name", "tier"]
    + ["recommended_action", "recommended_channel"],
    "text",
)
# The answer: what the build says of a customer, and beside it what is published.
COLUMNS = {
    "customer_id": "text",
    "as_of": "timestamp",
    "segment_id": "text",
    "segment_name": "text",
    "tier": "text",
    "playbook_key": "text",
    "membership_probability": "double precision",
    "runner_up_segment_id": "text",
    "margin": "double precision",
    "is_outlier": "boolean",
    "is_held_by_margin": "boolean",
    "model_id": "text",
    "recommended_action": "text",
    "recommended_channel": "text",
    "order_probability": "double precision",
    "expected_orders": "double precision",
    "expected_spend": "double precision",
    "reasons": "text[]",
}
PUBLISHED = {
    "published_segment_id": ("segment_id", "text"),
    "published_tier": ("tier", "text"),
    "published_as_of": ("as_of", "timestamp"),
}
SEGMENT_COLUMNS = {
    "segment_id": "text",
    "segment_name": "text",
    "description": "text",
    "recommended_action": "text",
    "recommended_channel": "text",
    "count_customers": "bigint",
    "customer_share": "double precision",
    "as_of": "timestamp",
}
TONIGHT = "date_trunc('day', now() at time zone 'UTC') + interval '1' day"


@dataclass(frozen=True)
class Function:
    """A function that answers with rows.

    Parameters
    ----------
    name
        Its name in the live schema.
    arguments
        Name to SQL type, with a default where it has one.
    columns
        Name to SQL type of what it returns.
    query
        SQL whose rows it returns, in the order of the columns.
    """

    name: str
    arguments: Mapping[str, str]
    columns: Mapping[str, str]
    query: str

    def signature(self, place: str) -> str:
        """Return the name with the types, as rights are given to it."""
        types = [kind.split(" default ")[0] for kind in self.arguments.values()]
        return f"{place}.{self.name}({', '.join(types)})"


def functions(compiled: Mapping[str, str], schema: str) -> list[Function]:
    """Return the functions of a build.

    Parameters
    ----------
    compiled
        Name of a model to its SQL as the build ran it.
    schema
        Target schema, to which ``_live`` and ``_published`` are added.
    """
    place = quoted(f"{schema}_{SUFFIX}")
    published = f"{schema}_published"
    return [
        _live_segment(compiled, place, quoted(published, "customer_segments")),
        Function(
            PUBLISHED_SEGMENT,
            {"p_customer_id": "text"},
            TEXTS | {"as_of": "timestamp"},
            f"select {', '.join([*TEXTS, 'as_of'])}"
            f" from {quoted(published, 'customers')}"
            " where customer_id = p_customer_id",
        ),
        Function(
            PUBLISHED_SEGMENTS,
            {},
            SEGMENT_COLUMNS,
            f"select {', '.join(SEGMENT_COLUMNS)}"
            f" from {quoted(published, 'segment_profiles')} order by segment_id",
        ),
    ]


def publish_function(
    cursor: Any, place: str, function: Function, roles: Sequence[str]
) -> None:
    """Create a function, or replace what it does, and say who may call it.

    Parameters
    ----------
    cursor
        Of the transaction that publishes.
    place
        The quoted schema.
    function
        It runs with the rights of its owner and keeps its plan for a session.
    roles
        Names of the roles that may call it, beside its owner.
    """
    signature = function.signature(place)
    _create(cursor, place, function, signature)
    cursor.execute(f"revoke all on function {signature} from public")
    for role in map(quoted, roles):
        cursor.execute(f"grant usage on schema {place} to {role}")
        cursor.execute(f"grant execute on function {signature} to {role}")


def _create(cursor: Any, place: str, function: Function, signature: str) -> None:
    cursor.execute(
        "select pg_get_function_result(to_regprocedure(%s))",
        [signature],
    )
    (former,) = cursor.fetchone()
    result = ", ".join(f"{name} {kind}" for name, kind in function.columns.items())
    if former is not None and former != f"TABLE({_in_full(result)})":
        cursor.execute(f"drop function {signature}")
    given = ", ".join(f"{name} {kind}" for name, kind in function.arguments.items())
    body = f"#variable_conflict use_column\nbegin return query {function.query}; end"
    cursor.execute(
        f"create or replace function {place}.{function.name} ({given})"
        f" returns table ({result}) language plpgsql stable security definer"
        " set search_path = pg_catalog, pg_temp"
        " set plan_cache_mode = force_generic_plan set jit = off"
        f" as {sql_text(body)}"
    )


def _live_segment(compiled: Mapping[str, str], place: str, published: str) -> Function:
    query = live_query(
        compiled, place, "p_customer_id", f"coalesce(p_as_of, {TONIGHT})"
    )
    given = [f"live.{name}" for name in COLUMNS]
    given += [f"published.{column}" for column, _ in PUBLISHED.values()]
    return Function(
        LIVE_SEGMENT,
        {"p_customer_id": "text", "p_as_of": "timestamp default null"},
        COLUMNS | {name: kind for name, (_, kind) in PUBLISHED.items()},
        f"select {', '.join(given)} from ({query}) as live"
        f" left join {published} as published"
        " on live.customer_id = published.customer_id",
    )


def _in_full(types: str) -> str:
    """Return types as PostgreSQL writes them."""
    return types.replace(" timestamp", " timestamp without time zone")
