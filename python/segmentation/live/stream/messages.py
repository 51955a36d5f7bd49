"""What a message of Kafka says, as events with the place they come from."""

import json
from collections.abc import Sequence
from typing import Any

from segmentation.live.events.sendable import as_json, unreadable

SHOWN = 60


def events_of(messages: Sequence[Any]) -> str:
    """Return messages as JSON for ``accept_events``, each with its place.

    Parameters
    ----------
    messages
        Of confluent-kafka, without errors.
    """
    sources = [
        {"topic": one.topic(), "partition": one.partition(), "offset": one.offset()}
        for one in messages
    ]
    return as_json([_event(one.value()) for one in messages], sources)


def offsets_of(messages: Sequence[Any], consumer: str) -> list[dict[str, Any]]:
    """Return where to go on after messages, by partition."""
    found = {(one.topic(), one.partition()): one.offset() + 1 for one in messages}
    return [
        {
            "consumer": consumer,
            "topic": topic,
            "partition_number": partition,
            "next_offset": offset,
        }
        for (topic, partition), offset in found.items()
    ]


def _event(value: bytes | None) -> Any:
    if value is None:
        return unreadable("The message is empty; accepted is an event as JSON.")
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return found
    shown = value[:SHOWN].decode("utf-8", "replace").replace("\0", " ")
    return unreadable(f'The message "{shown}" is no event; accepted is an object.')
