"""The functions that take events, made anew in the publication's transaction."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from segmentation.live.events.checked import faults
from segmentation.live.events.refresh import (
    ACTIVITY,
    CUSTOMERS,
    EVENTS,
    IDS,
    ORDERED,
    ORDERS,
    TICKETS,
    Part,
    replacing,
    up_to_now,
)
from segmentation.live.events.sources import index
from segmentation.warehouse.base import quoted, sql_text

# Events of one call: more would hold the rows of their customers for long.
MOST = 1000
KEYS = {
    "order": "order_id",
    "return": "return_id",
    "ticket": "ticket_id",
    "customer": "customer_id",
    "activity": "event_id",
}
REQUIRED = {
    "order": ["order_id", "customer_id", "ordered_at"],
    "line": [],
    "return": ["return_id", "refund", "returned_at"],
    "ticket": ["ticket_id", "customer_id", "opened_at"],
    "customer": ["customer_id"],
    "activity": ["customer_id", "occurred_at_ms"],
}
RAW = {
    "order": "base_shop__orders",
    "line": "base_shop__order_lines",
    "return": "base_shop__returns",
    "ticket": "base_support__tickets",
    "customer": "base_shop__customers",
}
OF_ACTIVITY = {
    **dict.fromkeys(("event_id", "customer_id", "event_type"), "text"),
    "occurred_at_ms": "bigint",
    **dict.fromkeys(("updated_at", "loaded_at"), "text"),
}
# What stands in one file is made together; the order is that of their use.
FILES = (
    *("read_event", "sentences", "triggers", "tell", "touched", "check_rows", "accept"),
    *("outbox", "takeover"),
)
# The planner knows nothing of the rows of an expression, and would compare each with
# each: 28 seconds for 100 customers where hashes need 0.2.
JOINS = "set enable_nestloop = off set enable_mergejoin = off"
# What roles may call, by the variable that names them.
ACCEPTING = (
    "accept_events(jsonb, jsonb, timestamp)",
    "offsets_of(text, text)",
    "event_state()",
)
DELIVERING = (
    "take_outbox(int)",
    "mark_delivered(bigint[])",
    "resume_telling(timestamp)",
    "event_state()",
)


@dataclass(frozen=True)
class EventSettings:
    """What the project's variables say of events.

    Parameters
    ----------
    event_roles
        Who may send events.
    outbox_roles
        Who may read and deliver what changed, and close the breaker.
    stream_days
        Days for which events stay that the raw tables do not bring.
    remembered_days
        Days for which an event is known again, and rejected or delivered ones stay.
    window
        Customers with events that the breaker looks at.
    share
        Share of them that may move to another segment.
    follows_clock
        Whether a row is in the future a day after now; else after the instant of the
        variable ``latest_plausible_at``, as in the build.
    """

    event_roles: Sequence[str] = field(default_factory=list)
    outbox_roles: Sequence[str] = field(default_factory=list)
    stream_days: int = 2
    remembered_days: int = 30
    window: int = 500
    share: float = 0.15
    follows_clock: bool = True


def end_events(session: Any, schema: str) -> None:
    """Take no more events, where the variable is false again."""
    taking = f"{quoted(schema)}.{ACCEPTING[0]}"
    with session.cursor() as cursor:
        cursor.execute("select to_regprocedure(%s) is not null", [taking])
        if cursor.fetchone()[0]:
            cursor.execute(f"drop function {taking}")


def hold_events(session: Any, schema: str) -> None:
    """Let events wait until the transaction ends; what they write is replaced."""
    with session.cursor() as cursor:
        cursor.execute(f"select pg_advisory_xact_lock({_lock(quoted(schema))})")


def publish_events(
    session: Any,
    compiled: Mapping[str, str],
    schema: str,
    settings: EventSettings,
    segments: str,
) -> None:
    """Make the tables of events, what takes them, and put them on the new rows.

    Parameters
    ----------
    session
        What dbt hands to a Python model, on PostgreSQL.
    compiled
        Name of a model to its SQL as the build ran it.
    schema
        The live schema, whose rows were replaced.
    settings
        The variables.
    segments
        Query of the segments of this run.
    """
    place = quoted(schema)
    texts = {"segments": segments, **_fields(session, schema), **_numbers(settings)}
    texts |= {"lock": _lock(place), "orders": _lock(f"{place}.orders", 4)}
    with session.cursor() as cursor:
        erased = _erased(cursor, schema)
        cursor.execute(_text("tables", place, texts))
        index(cursor, schema)
        models = up_to_now(compiled) if settings.follows_clock else compiled
        for statement in _generated(session, models, schema, erased):
            cursor.execute(statement)
        for name in FILES:
            cursor.execute(_text(name, place, texts))
        cursor.execute(f"revoke all on all functions in schema {place} from public")
        _allow(cursor, place, settings.event_roles, ACCEPTING)
        _allow(cursor, place, settings.outbox_roles, DELIVERING)
        cursor.execute(f"select {place}.take_over()")


def _text(name: str, place: str, texts: Mapping[str, str]) -> str:
    text = (files(__package__) / f"{name}.sql").read_text(encoding="utf-8")
    text = text.replace("live_schema.", f"{place}.")
    for setting, value in texts.items():
        text = text.replace(f"setting__{setting}", value)
    return text


def _numbers(settings: EventSettings) -> dict[str, str]:
    return {
        "most": str(MOST),
        "stream_days": str(settings.stream_days),
        "remembered_days": str(settings.remembered_days),
        "window": str(settings.window),
        "share": str(settings.share),
    }


def _fields(session: Any, schema: str) -> dict[str, str]:
    found = {
        kind: _given(session.types_of(quoted(schema, table)))
        for kind, table in RAW.items()
    }
    found["activity"] = OF_ACTIVITY
    return {
        "fields": sql_text(json.dumps(found)),
        "required": sql_text(json.dumps(REQUIRED)),
        "keys": sql_text(json.dumps(KEYS)),
    }


def _given(types: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a raw table; the zone of an instant is none."""
    return {
        name: kind
        for name, kind in types.items()
        if not (name.endswith("_zone") and name.removesuffix("_zone") in types)
    }


def _generated(
    session: Any, models: Mapping[str, str], schema: str, erased: str | None
) -> list[str]:
    """Return the functions that are made of the build's own SQL."""
    place = quoted(schema)

    def of_part(name: str, part: Part, more: str = "") -> str:
        columns = {
            table: list(session.types_of(quoted(schema, table)))
            for table in part.writes
        }
        return _function(
            f"{place}.refresh_{name}({IDS} text[]{more})",
            f"void language plpgsql {JOINS}",
            "begin {}; end",
            replacing(models, place, part, columns),
        )

    found = "select false"
    if erased:
        found = (
            f"select exists (select 1 from {erased}.erased_customers"
            f" where pseudonym = {erased}.pseudonym(p_id))"
        )
    return [
        of_part("customers", CUSTOMERS),
        of_part("orders", ORDERED, f", {ORDERS} text[]"),
        of_part("activity", ACTIVITY),
        of_part("tickets", TICKETS),
        _function(
            f"{place}.faults_of({EVENTS} text[])",
            "table (event_id text, line_number int, reason text)"
            f" language plpgsql {JOINS}",
            "#variable_conflict use_column\nbegin return query {}; end",
            faults(models, place),
        ),
        _function(
            f"{place}.is_erased(p_id text)", "boolean language sql stable", "{}", found
        ),
    ]


def _erased(cursor: Any, schema: str) -> str | None:
    """Return the quoted schema that remembers who was erased, if there is one."""
    place = quoted(f"{schema.removesuffix('_live')}_privacy")
    cursor.execute("select to_regclass(%s)", [f"{place}.erased_customers"])
    return place if cursor.fetchone()[0] else None


def _function(signature: str, returns: str, body: str, query: str) -> str:
    return (
        f"create or replace function {signature} returns {returns}"
        f" as {sql_text(body.format(query))}"
    )


def _allow(
    cursor: Any, place: str, roles: Sequence[str], functions: Sequence[str]
) -> None:
    for role in map(quoted, roles):
        cursor.execute(f"grant usage on schema {place} to {role}")
        for function in functions:
            cursor.execute(f"grant execute on function {place}.{function} to {role}")


def _lock(place: str, count_bytes: int = 8) -> str:
    digest = hashlib.sha256(place.encode()).digest()
    return str(int.from_bytes(digest[:count_bytes], signed=True))
