"""A topic of Kafka into ``accept_events``, each message once in its effect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaException, TopicPartition

from segmentation.errors import InputError
from segmentation.live.events.calls import Calls
from segmentation.live.stream.messages import events_of, offsets_of
from segmentation.live.stream.metrics import StreamMetrics

# Messages of one transaction; the next are asked for when they are stored, so that a
# slow database slows the reading down and nothing piles up here.
MOST = 500
# Seconds that a round waits for messages.
WAIT = 1.0
KILOBYTES_AHEAD = 4096


@dataclass
class Stream:
    """Reads a topic as a member of a group.

    Parameters
    ----------
    calls
        The functions of the live schema.
    brokers
        host:port, several with commas.
    topic, group
        What is read, and under which name its offsets are stored.
    properties
        Further settings of librdkafka, such as those of TLS.
    metrics
        Where messages are counted.
    """

    calls: Calls
    brokers: str
    topic: str
    group: str
    properties: Mapping[str, str] = field(default_factory=dict)
    metrics: StreamMetrics = field(default_factory=StreamMetrics)

    def run(self, is_stopped: Callable[[], bool]) -> None:
        """Read until it is stopped.

        The offsets are stored with the events in one transaction, and reading goes on
        at the stored ones: what was read and not stored is read again.

        Raises
        ------
        InputError
            If the broker or the database cannot be reached.
        """
        consumer = Consumer(self._settings())
        consumer.subscribe([self.topic], on_assign=self._go_on)
        try:
            while not is_stopped():
                self._round(consumer)
        except KafkaException as error:
            raise InputError(f"Kafka at {self.brokers}: {error.args[0]}.") from error
        finally:
            consumer.close()

    def _round(self, consumer: Consumer) -> None:
        messages = consumer.consume(MOST, WAIT)
        for message in messages:
            if message.error() and not message.error().retriable():
                raise KafkaException(message.error())
        messages = [one for one in messages if not one.error()]
        if messages:
            offsets = offsets_of(messages, self.group)
            answer = self.calls.accept(events_of(messages), offsets)
            self.metrics.count(answer)
        self._show_lag(consumer)

    def _go_on(self, consumer: Consumer, partitions: list[TopicPartition]) -> None:
        """Go on where the database says, whatever the broker remembers."""
        stored = self.calls.offsets(self.group, self.topic)
        for one in partitions:
            one.offset = stored.get(one.partition, OFFSET_BEGINNING)
        consumer.assign(partitions)

    def _show_lag(self, consumer: Consumer) -> None:
        for one in consumer.position(consumer.assignment()):
            _, high = consumer.get_watermark_offsets(one, cached=True)
            if high >= 0 and one.offset >= 0:
                self.metrics.show_lag(one.topic, one.partition, high - one.offset)

    def _settings(self) -> dict[str, Any]:
        return {
            **self.properties,
            "bootstrap.servers": self.brokers,
            "group.id": self.group,
            "enable.auto.commit": False,
            "enable.auto.offset.store": False,
            "auto.offset.reset": "earliest",
            "queued.max.messages.kbytes": KILOBYTES_AHEAD,
        }
