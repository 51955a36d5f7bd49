"""Events as JSON that PostgreSQL can read, whatever a sender has put into them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

NO_OBJECT = 'The event is no object; accepted is {"event_id", "type", "data"}.'
NO_JSON = (
    "The event cannot be stored; accepted is JSON without the character 0, half "
    "characters, NaN and Infinity."
)


def as_json(events: Iterable[Any], sources: Iterable[Mapping[str, Any]]) -> str:
    """Return a list of events for ``accept_events``.

    Parameters
    ----------
    events
        What was sent. One that no text of PostgreSQL can hold becomes one that says
        so, and blocks no other.
    sources
        Of each, where it came from; what the event says of it itself does not count.
    """
    pairs = zip(events, sources, strict=True)
    return f"[{','.join(_one(event, source) for event, source in pairs)}]"


def unreadable(sentence: str) -> dict[str, str]:
    """Return what stands for something that is no event."""
    return {"unreadable": sentence}


def _one(event: Any, source: Mapping[str, Any]) -> str:
    given = event if isinstance(event, Mapping) else unreadable(NO_OBJECT)
    given = {**given, "source": source}
    try:
        text = json.dumps(given, ensure_ascii=False, allow_nan=False)
        text.encode()
    except (ValueError, RecursionError):
        text = "\\u0000"
    if "\\u0000" in text:
        text = json.dumps(unreadable(NO_JSON) | {"source": source})
    return text
