"""What is asked and answered, as OpenAPI shows it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

# Ids of one question, and characters of an id.
MOST_IDS = 500
LONGEST_ID = 200
# Events of one request: they are scored in one transaction.
MOST_EVENTS = 500


def _storable(text: str) -> str:
    """Return a text that PostgreSQL can hold."""
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("an id is text without control character 0 or half characters")
    return text


CustomerId = Annotated[
    str, Field(min_length=1, max_length=LONGEST_ID), AfterValidator(_storable)
]


class Source(StrEnum):
    """Computed from the rows of this moment, or as the last build published it."""

    LIVE = "live"
    PUBLISHED = "published"


class Segment(BaseModel):
    """The segment of a customer, as tonight's build will say it or as published."""

    customer_id: str
    as_of: datetime
    segment_id: str | None
    segment_name: str | None
    tier: str | None
    is_live: bool
    recommended_action: str | None = None
    recommended_channel: str | None = None
    membership_probability: float | None = None
    runner_up_segment_id: str | None = None
    is_outlier: bool | None = None
    order_probability: float | None = None
    expected_orders: float | None = None
    expected_spend: float | None = None
    reasons: list[str] | None = None
    model_id: str | None = None
    published_segment_id: str | None = None
    published_tier: str | None = None
    published_as_of: datetime | None = None


class Question(BaseModel):
    """Customers to ask for at once."""

    model_config = ConfigDict(extra="forbid")

    customer_ids: list[CustomerId] = Field(min_length=1, max_length=MOST_IDS)
    source: Source = Source.LIVE


class Segments(BaseModel):
    """The answers for customers, and those that are not known."""

    customers: list[Segment]
    unknown_customer_ids: list[str]


class Outcome(StrEnum):
    """What became of an event; who waits counts once its customer or order is known."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    WAITING = "waiting"
    REJECTED = "rejected"


class Events(BaseModel):
    """Events to take: each an object with event_id, type and data."""

    model_config = ConfigDict(extra="forbid")

    events: list[Any] = Field(min_length=1, max_length=MOST_EVENTS)


class EventAnswer(BaseModel):
    """What became of one event, and why."""

    event_id: str | None = None
    outcome: Outcome
    detail: str | None = None


class EventAnswers(BaseModel):
    """What became of events, in the order in which they were sent."""

    detail: str | None = None
    changed: int
    is_emitting: bool
    events: list[EventAnswer]


class PublishedSegment(BaseModel):
    """A segment with what to do, and how many customers are in it."""

    segment_id: str
    segment_name: str
    description: str | None
    recommended_action: str | None
    recommended_channel: str | None
    count_customers: int
    customer_share: float | None
    as_of: datetime


class Problem(BaseModel):
    """What went wrong, in a sentence."""

    detail: str


class Readiness(BaseModel):
    """Whether answers rest on a run that is young enough."""

    is_ready: bool
    published_as_of: datetime
    age_days: float
    max_days_since_run: float
