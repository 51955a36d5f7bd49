"""What Prometheus reads of a consumer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge


@dataclass
class StreamMetrics:
    """Counters of one consumer, in a registry of their own."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)

    def __post_init__(self) -> None:
        self.events = Counter(
            "segmentation_stream_events",
            "Messages by outcome: accepted, duplicate, waiting or rejected.",
            ["outcome"],
            registry=self.registry,
        )
        self.changed = Counter(
            "segmentation_stream_segments_changed",
            "Customers whom messages moved to another segment.",
            registry=self.registry,
        )
        self.lag = Gauge(
            "segmentation_stream_lag",
            "Messages of a partition that are not stored yet.",
            ["topic", "partition"],
            registry=self.registry,
        )

    def count(self, answer: Mapping[str, Any]) -> None:
        """Count what became of messages."""
        for event in answer["events"]:
            self.events.labels(event["outcome"]).inc()
        self.changed.inc(answer["changed"])

    def show_lag(self, topic: str, partition: int, count: int) -> None:
        """Show how many messages of a partition are not stored yet."""
        self.lag.labels(topic, partition).set(count)
