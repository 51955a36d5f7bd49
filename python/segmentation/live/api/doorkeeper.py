"""What every request passes: its token, its size, its turn, and the count of it."""

import time
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from segmentation.live.api.metrics import Metrics
from segmentation.live.api.problems import problem
from segmentation.live.api.tokens import Allowance, name_of

# Bytes of a body: 500 ids of 200 characters of four bytes, and their JSON.
LONGEST_BODY = 512 * 1024
# To send events is a right of its own.
EVENTS = "/v1/events"
OPEN_TO_ALL = {"/health", "/ready", "/metrics", "/openapi.json"}
NO_NAME = "-"


class Doorkeeper:
    """An ASGI application around the API.

    Parameters
    ----------
    app
        The API.
    tokens
        Name to token of who may ask; empty lets everybody ask.
    event_tokens
        The same of who may send events.
    per_second
        Requests per second of a name.
    metrics
        Where requests are counted.
    """

    def __init__(
        self,
        app: ASGIApp,
        tokens: Mapping[str, str],
        event_tokens: Mapping[str, str],
        per_second: float,
        metrics: Metrics,
    ) -> None:
        self.app = app
        self.tokens = tokens
        self.event_tokens = event_tokens
        self.allowance = Allowance(per_second)
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer in the place of the API."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500
        name, is_allowed = self._name(scope)
        scope["client_name"] = name

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._enter(scope, receive, noted, name, is_allowed)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            self.metrics.requests.labels(route, status, name or NO_NAME).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - began)

    async def _enter(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        name: str | None,
        is_allowed: bool,
    ) -> None:
        if scope["path"] in OPEN_TO_ALL:
            await self.app(scope, receive, send)
            return
        if name is None:
            answer = problem(
                401,
                "A known token is asked for: Authorization: Bearer TOKEN.",
                WWW_Authenticate="Bearer",
            )
        elif not is_allowed:
            answer = problem(
                403,
                f"{name} may not do this: SEGMENTATION_EVENT_TOKENS holds who may send "
                "events, and SEGMENTATION_API_TOKENS who may ask.",
            )
        elif seconds := self.allowance.take(name):
            answer = problem(
                429,
                f"{name} asks more than {self.allowance.per_second:g} times a second.",
                Retry_After=str(max(1, round(seconds))),
            )
        else:
            await self._limited(scope, receive, send)
            return
        await answer(scope, receive, send)

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in when its body has ended in time."""
        body = b""
        while len(body) <= LONGEST_BODY:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        if len(body) > LONGEST_BODY:
            answer = problem(413, f"A body has at most {LONGEST_BODY // 1024} KB.")
            await answer(scope, receive, send)
            return
        whole = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def again() -> Message:
            return next(whole, None) or await receive()

        await self.app(scope, again, send)

    def _name(self, scope: Scope) -> tuple[str | None, bool]:
        """Return whose request it is, None of an unknown one, and whether it may be."""
        if not self.tokens:
            return "all", True
        given = dict(scope["headers"]).get(b"authorization", b"")
        kind, _, token = given.decode("latin-1").partition(" ")
        if kind.lower() != "bearer":
            return None, False
        asks = name_of(self.tokens, token.strip())
        sends = name_of(self.event_tokens, token.strip())
        own, other = (sends, asks) if scope["path"] == EVENTS else (asks, sends)
        return own or other, own is not None
