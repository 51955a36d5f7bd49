"""The routes of the API."""

import math
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import Response
from prometheus_client import generate_latest

from segmentation.live.api.answers import (
    CustomerId,
    EventAnswers,
    Events,
    Outcome,
    Problem,
    PublishedSegment,
    Question,
    Readiness,
    Segment,
    Segments,
    Source,
)
from segmentation.live.api.database import Database, UnavailableError
from segmentation.live.api.doorkeeper import EVENTS, Doorkeeper
from segmentation.live.api.metrics import Metrics
from segmentation.live.api.problems import NotKnownError, add_problems
from segmentation.live.events.sendable import as_json

SECONDS_OF_A_DAY = 86400
PROBLEMS = {
    code: {"model": Problem, "description": text}
    for code, text in {
        401: "No known token",
        404: "No such customer",
        422: "Something asked cannot be read",
        403: "The token may not send events",
        429: "More requests than the token may make",
        503: "The database does not answer",
    }.items()
}


@dataclass(frozen=True)
class Settings:
    """What the service is told when it starts.

    Parameters
    ----------
    tokens
        Name to token of who may ask; empty lets everybody ask.
    event_tokens
        The same of who may send events.
    max_days
        Age of the published run beyond which the service is not ready, days.
    per_second
        Requests per second of a name; twice as many may come at once.
    """

    tokens: dict[str, str]
    event_tokens: dict[str, str]
    max_days: float
    per_second: float = 500.0


def create_app(
    database: AbstractAsyncContextManager[Database], settings: Settings
) -> FastAPI:
    """Return the API.

    Parameters
    ----------
    database
        Opened when the service starts, closed when it ends.
    settings
        Tokens and bounds.
    """
    metrics = Metrics()

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        async with database as functions:
            app.state.database = functions
            yield

    # Its pages of documentation would load scripts from elsewhere; /openapi.json stays.
    app = FastAPI(
        title="Segment of now", lifespan=opened, docs_url=None, redoc_url=None
    )
    app.add_middleware(
        Doorkeeper,
        tokens=settings.tokens,
        event_tokens=settings.event_tokens,
        per_second=settings.per_second,
        metrics=metrics,
    )
    add_problems(app)
    _add_answers(app)
    _add_events(app, metrics)
    _add_states(app, settings, metrics)
    return app


def _add_answers(app: FastAPI) -> None:
    # The fields that a published answer does not have are left out. Ids may hold "/".
    short = {"responses": PROBLEMS, "response_model_exclude_unset": True}

    @app.get("/v1/customers/{customer_id:path}/segment", **short)
    async def segment(
        request: Request,
        customer_id: Annotated[CustomerId, Path()],
        source: Annotated[Source, Query()] = Source.LIVE,
        as_of: Annotated[
            datetime | None,
            Query(description="Of live answers: an instant; the next UTC midnight."),
        ] = None,
    ) -> Segment:
        """Return the segment of one customer."""
        found = await _segments(request, [customer_id], source, as_of)
        if not found:
            raise NotKnownError(f"No customer {customer_id!r} is published.")
        return found[0]

    @app.post("/v1/customers/segments", **short)
    async def segments(request: Request, question: Question) -> Segments:
        """Return the segments of up to 500 customers."""
        ids = list(dict.fromkeys(question.customer_ids))
        found = await _segments(request, ids, question.source, None)
        known = {one.customer_id for one in found}
        return Segments(
            customers=found,
            unknown_customer_ids=[one for one in ids if one not in known],
        )

    @app.get("/v1/segments", responses=PROBLEMS)
    async def published_segments(request: Request) -> list[PublishedSegment]:
        """Return the published segments with what to do."""
        rows = await request.app.state.database.segments()
        return [PublishedSegment(**_zoned(row)) for row in rows]


def _add_events(app: FastAPI, metrics: Metrics) -> None:
    taken = {422: {"model": EventAnswers, "description": "No event could be taken"}}

    @app.post(EVENTS, responses={**PROBLEMS, **taken}, response_model_exclude_none=True)
    async def events(
        request: Request, response: Response, given: Events
    ) -> EventAnswers:
        """Take events: purchases, returns, customers, tickets, what people do."""
        source = {"client": request.scope["client_name"]}
        text = as_json(given.events, [source] * len(given.events))
        answer = await request.app.state.database.accept(text)
        metrics.count_events(answer)
        found = EventAnswers(**answer)
        if all(one.outcome is Outcome.REJECTED for one in found.events):
            response.status_code = 422
            found.detail = found.events[0].detail
        return found


def _add_states(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    @app.get("/health")
    async def health() -> dict[str, str]:
        """Say that the process runs; nothing else is asked."""
        return {"status": "ok"}

    @app.get("/ready", responses={503: {"model": Problem}})
    async def ready(request: Request) -> Readiness:
        """Say whether answers rest on a run that is young enough."""
        as_of = await _published_as_of(request.app.state.database)
        age = (datetime.now(UTC) - as_of).total_seconds() / SECONDS_OF_A_DAY
        if age > settings.max_days:
            raise UnavailableError(
                f"The published run is of {as_of:%Y-%m-%d}, {age:.1f} days old; "
                f"max_days_since_run is {settings.max_days:g}."
            )
        return Readiness(
            is_ready=True,
            published_as_of=as_of,
            age_days=round(age, 3),
            max_days_since_run=settings.max_days,
        )

    @app.get("/metrics", response_class=Response)
    async def read_metrics(request: Request) -> Response:
        """Return counters, latencies and the day of the published run."""
        database = request.app.state.database
        try:
            metrics.published.set((await _published_as_of(database)).timestamp())
            metrics.show_state(await database.event_state())
            metrics.is_up.set(1)
        except UnavailableError:
            # Just now the counters of this process are wanted.
            metrics.is_up.set(0)
            metrics.published.set(math.nan)
            metrics.show_state(None)
        return Response(generate_latest(metrics.registry), media_type="text/plain")


async def _segments(
    request: Request, ids: list[str], source: Source, as_of: datetime | None
) -> list[Segment]:
    database: Database = request.app.state.database
    is_live = source is Source.LIVE
    if is_live:
        rows = await database.live(ids, _utc(as_of))
    else:
        rows = await database.published(ids)
    return [Segment(is_live=is_live, **_zoned(row)) for row in rows]


async def _published_as_of(database: Database) -> datetime:
    segments = await database.segments()
    if not segments:
        raise UnavailableError("No run is published yet: run segmentation run.")
    return segments[0]["as_of"].replace(tzinfo=UTC)


def _utc(instant: datetime | None) -> datetime | None:
    """Return an instant in UTC without a zone, as the warehouse has them."""
    if instant is None or instant.tzinfo is None:
        return instant
    return instant.astimezone(UTC).replace(tzinfo=None)


def _zoned(row: dict) -> dict:
    """Return a row whose instants say that they are UTC."""
    return {
        name: value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
        for name, value in row.items()
    }
