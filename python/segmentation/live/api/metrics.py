"""What Prometheus reads of the API."""

from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# Seconds: the bars are 3 and 50 ms.
BUCKETS = (0.001, 0.002, 0.003, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)


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
        self.published = Gauge(
            "segmentation_api_published_as_of_seconds",
            "as_of of the published run, in seconds since 1970.",
            registry=self.registry,
        )
