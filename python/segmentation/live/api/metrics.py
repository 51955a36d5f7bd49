"""What Prometheus reads of the API."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# Seconds: the bars are 3 and 50 ms.
BUCKETS = (0.001, 0.002, 0.003, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)

# What the database counts of events, for all processes.
STATE = {
    "held_back": "1 while too many customers move and nothing is told on.",
    "waiting": "Events whose customer or order is not known yet.",
    "rejected": "Events rejected within a day.",
    "undelivered": "Changes that no receiver has taken yet.",
    "undelivered_seconds": "Age of the oldest of them, in seconds.",
}


@dataclass
class Metrics:
    """Counters of one process, in a registry of their own."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)

    def __post_init__(self) -> None:
        self.requests = Counter(
            "segmentation_api_requests",
            "Requests by route, status and name of the token.",
            ["route", "status", "client"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "segmentation_api_request_seconds",
            "Seconds from the first byte asked to the last answered.",
            ["route"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.events = Counter(
            "segmentation_api_events",
            "Events by outcome: accepted, duplicate, waiting or rejected.",
            ["outcome"],
            registry=self.registry,
        )
        self.changed = Counter(
            "segmentation_api_segments_changed",
            "Customers whom events moved to another segment.",
            registry=self.registry,
        )
        self.is_up = Gauge(
            "segmentation_api_database_up",
            "1 if the database answered when this was read, else 0.",
            registry=self.registry,
        )
        self.state = {
            name: Gauge(f"segmentation_events_{name}", text, registry=self.registry)
            for name, text in STATE.items()
        }
        self.published = Gauge(
            "segmentation_api_published_as_of_seconds",
            "as_of of the published run, in seconds since 1970.",
            registry=self.registry,
        )

    def count_events(self, answer: Mapping[str, Any]) -> None:
        """Count what became of events."""
        for event in answer["events"]:
            self.events.labels(event["outcome"]).inc()
        self.changed.inc(answer["changed"])

    def show_state(self, state: Mapping[str, Any] | None) -> None:
        """Show what the database counts; not a number where it does not."""
        for name, gauge in self.state.items():
            value = (state or {}).get(name, 0 if state else math.nan)
            gauge.set(bool(value) if name == "held_back" and state else value or 0)
