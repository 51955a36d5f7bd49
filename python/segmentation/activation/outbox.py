"""Changes of segments and fired triggers, to whom they are of use: at least once.

Each has a key by which a receiver knows a repetition. They are sent in the order in
which they were written, and marked when the other side has taken them.
"""

import hashlib
import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from segmentation.activation.definition import Definition
from segmentation.activation.destinations.contract import Chunk
from segmentation.activation.destinations.http import send_json
from segmentation.activation.retry import Patience, TryAgain
from segmentation.errors import InputError
from segmentation.live.events.calls import Calls

MOST = 100
# Seconds until it is looked again whether there is something.
PAUSE = 1.0
TOKEN, SECRET = "SEGMENTATION_OUTBOX_TOKEN", "SEGMENTATION_OUTBOX_SECRET"
Row = tuple[int, str, Mapping[str, Any]]


class Receiver(ABC):
    """Takes rows of the outbox."""

    @abstractmethod
    def take(self, rows: Sequence[Row]) -> None:
        """Return when all rows are taken.

        Raises
        ------
        TryAgain
            If they could not be taken now.
        InputError
            If they never will be.
        """


class Webhook(Receiver):
    """Posts rows as ``{"events": [...]}``.

    Parameters
    ----------
    url
        Address that takes JSON.
    environment
        May hold a token, sent as ``Authorization: Bearer``, and a secret by which
        requests are signed.
    """

    def __init__(self, url: str, environment: Mapping[str, str]) -> None:
        if not url.startswith(("https://", "http://")):
            raise InputError("--to must be an address that begins with https://.")
        names = {"token_env": TOKEN, "secret_env": SECRET}
        settings = {key: name for key, name in names.items() if environment.get(name)}
        self.url = url
        self.definition = Definition(
            "outbox", "http_json", settings=settings, environment=environment
        )

    def take(self, rows: Sequence[Row]) -> None:
        """Send rows as one request; errors are those of the contract."""
        keys = "\n".join(key for _, key, _ in rows)
        chunk = Chunk(
            action="add",
            members=(),
            idempotency_key=hashlib.sha256(keys.encode()).hexdigest(),
            as_of=datetime.now(UTC),
        )
        body = {"events": [content for *_, content in rows]}
        send_json(self.definition, "POST", self.url, body, chunk)


class Topic(Receiver):
    """Writes rows to a topic of Kafka, with the customer as the key.

    Parameters
    ----------
    brokers, topic
        Where to write.
    properties
        Further settings of librdkafka.
    """

    def __init__(self, brokers: str, topic: str, properties: Mapping[str, str]) -> None:
        from confluent_kafka import Producer

        settings = {"acks": "all", "max.in.flight": 1, **properties}
        self.producer = Producer({**settings, "bootstrap.servers": brokers})
        self.topic = topic

    def take(self, rows: Sequence[Row]) -> None:
        """Write rows and wait for all of them; errors are those of the contract."""
        failed = []
        for _, key, content in rows:
            self.producer.produce(
                self.topic,
                json.dumps(content, ensure_ascii=False).encode(),
                key=content["customer_id"].encode(),
                headers={"key": key},
                on_delivery=lambda error, _: failed.append(error) if error else None,
            )
        left = self.producer.flush(30)
        if left or failed:
            reason = failed[0] if failed else "no answer within 30 seconds"
            raise TryAgain(f"{self.topic} did not take all: {reason}")


def deliver(
    calls: Calls,
    receiver: Receiver,
    patience: Patience,
    is_stopped: Callable[[], bool],
    pause: float | None,
) -> int:
    """Deliver what there is, oldest first; return how many rows were taken.

    Parameters
    ----------
    calls
        The functions of the live schema.
    receiver
        Who takes them.
    patience
        How often one request is tried.
    is_stopped
        Asked before each request.
    pause
        Seconds before it is looked again; None ends when nothing is left.

    Raises
    ------
    InputError
        If the other side does not take a row.
    """
    count = 0
    while not is_stopped():
        rows = calls.take(MOST)
        if rows:
            _take(receiver, rows, patience)
            calls.mark([number for number, *_ in rows])
            count += len(rows)
        elif pause is None:
            break
        else:
            time.sleep(pause)
    return count


def _take(receiver: Receiver, rows: Sequence[Row], patience: Patience) -> None:
    attempt = 1
    while True:
        try:
            receiver.take(rows)
            return
        except TryAgain as error:
            time.sleep(patience.wait_before(attempt, error))
            attempt += 1
