"""Why the build would reject the rows of new events."""

from collections.abc import Mapping

from segmentation.live.chain import chain, expressions, named
from segmentation.live.events.refresh import (
    CHECKED,
    EVENTS,
    beside,
    streamed,
    streamed_lines,
)

# A raw row has no place for the event that brought it, so it takes this column.
BEARER = "jsonb_build_object('loaded_at', inbox.event_id)"
NEW = f"inbox.event_id = any({EVENTS})"
LINES = "stg_shop__order_lines_normalized"
ACTIVITY = "stg_app__events_normalized"


def faults(compiled: Mapping[str, str], place: str) -> str:
    """Return the query of events that are rejected: id, number of a line, reason.

    Parameters
    ----------
    compiled
        Name of a model to its SQL.
    place
        The quoted live schema.
    """
    models = chain(compiled, CHECKED, _starts(place), CHECKED)
    parts = [_rejected(name) for name in CHECKED if name not in (LINES, ACTIVITY)]
    parts.append(
        _rejected(LINES, "cast(line_number as int)")
        + " and reject_reason <> 'stock_adjustment'"
    )
    parts.append(
        "select events.loaded_at, null, coalesce(reject_reason, 'unknown_customer')"
        f" from {named(ACTIVITY)} as events"
        f" left join {named('stg_shop__customers')} as customers"
        " on events.customer_id = customers.customer_id"
        " where reject_reason is not null or customers.customer_id is null"
    )
    return f"with\n\n{expressions(models)}\n\n{' union all '.join(parts)}"


def _rejected(name: str, line: str = "cast(null as int)") -> str:
    return (
        f"select loaded_at, {line}, reject_reason from {named(name)}"
        " where reject_reason is not null"
    )


def _starts(place: str) -> dict[str, str]:
    body = f"inbox.body || {BEARER}"
    kinds = {
        "base_shop__customers": "customer",
        "base_shop__orders": "order",
        "base_shop__returns": "return",
        "base_support__tickets": "ticket",
    }
    found = beside(place) | {
        name: streamed(place, name, kind, NEW, body) for name, kind in kinds.items()
    }
    return found | {
        "base_shop__order_lines": streamed_lines(place, NEW, f"line || {BEARER}"),
        "base_app__events": (
            "select given.* from " + place + ".inbox as inbox cross join lateral"
            f" jsonb_to_record({body}) as given (event_id text, customer_id text,"
            " event_type text, occurred_at_ms bigint, updated_at text, loaded_at text)"
            f" where type = 'activity' and {NEW}"
        ),
        "stg_shop__customers": (
            f'select * from {place}."stg_shop__customers" where customer_id = any('
            f"array(select customer_id from {place}.inbox as inbox where {NEW}))"
        ),
        "stg_shop__order_status": (
            "select order_id, customer_id, cast(null as text) as reject_reason"
            f' from {place}."int_orders_placed" where order_id = any('
            f"array(select order_id from {place}.inbox as inbox where {NEW}))"
        ),
    }
