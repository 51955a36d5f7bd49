"""What surrounds the database: clocks, texts that cannot be stored, settings."""

import json
from pathlib import Path

import pytest

from segmentation.commands.live_events import properties_of
from segmentation.errors import InputError
from segmentation.live.events.refresh import CHECKED, up_to_now
from segmentation.live.events.sendable import as_json
from segmentation.live.stream.messages import events_of, offsets_of

AHEAD = "when ordered_at_utc > timestamp '2026-01-02 03:00:00'\n then 'in_the_future'"


class Message:
    """A message as confluent-kafka gives it."""

    def __init__(self, value: bytes | None, offset: int, partition: int = 0) -> None:
        self.value = lambda: value
        self.offset = lambda: offset
        self.partition = lambda: partition
        self.topic = lambda: "shop"


def test_the_clock_of_an_event_is_that_of_its_day():
    """If not, a consumer that runs for days rejects all events as of the future."""
    found = up_to_now(dict.fromkeys(CHECKED, AHEAD))
    assert all(
        text.startswith("when ordered_at_utc > (now() at time zone 'UTC') + interval")
        for text in found.values()
    )


def test_a_model_that_says_the_future_otherwise_stops_the_publication():
    """If not, nobody learns of it before the second day."""
    models = dict.fromkeys(CHECKED, AHEAD.replace("> timestamp", ">= timestamp"))
    with pytest.raises(ValueError, match="says in another way what is in the future"):
        up_to_now(models)


@pytest.mark.parametrize("event", ["text", 7, None, {"a": "\0"}, {"a": "\ud800"}])
def test_what_cannot_be_stored_blocks_no_other(event):
    """If not, one broken message ends the reading of all."""
    good = {"event_id": "1"}
    found = json.loads(as_json([good, event], [{"client": "till"}] * 2))
    assert found[0] == good | {"source": {"client": "till"}}
    assert found[1]["source"] == {"client": "till"}
    assert "accepted is" in found[1]["unreadable"]


def test_an_event_does_not_say_itself_where_it_comes_from():
    """If not, a sender hides behind another one."""
    text = as_json([{"event_id": "1", "source": "me"}], [{"client": "till"}])
    assert json.loads(text)[0]["source"] == {"client": "till"}


def test_messages_bear_their_place():
    """If not, a message that is none is found by nobody again."""
    messages = [Message(b"{}", 4), Message(None, 5), Message(b"[", 6, 1)]
    found = json.loads(events_of(messages))
    assert [one["source"]["offset"] for one in found] == [4, 5, 6]
    assert "empty" in found[1]["unreadable"]
    assert offsets_of(messages, "us") == [
        {"consumer": "us", "topic": "shop", "partition_number": 0, "next_offset": 6},
        {"consumer": "us", "topic": "shop", "partition_number": 1, "next_offset": 7},
    ]


def test_settings_of_kafka_are_read_by_line(tmp_path: Path):
    """If not, a misspelt line of TLS is silently no TLS."""
    file = tmp_path / "kafka.properties"
    file.write_text("# of the till\nsecurity.protocol=SSL\n\nssl.key.password = a=b\n")
    assert properties_of(file) == {
        "security.protocol": "SSL",
        "ssl.key.password": "a=b",
    }
    file.write_text("security.protocol\n")
    with pytest.raises(InputError, match="line 1: security.protocol is not accepted"):
        properties_of(file)
