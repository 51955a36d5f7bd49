"""The other side: an HTTP server that keeps members and fails in every way.

It is written from the documentation alone and shares no code with what it checks.
"""

import hashlib
import hmac
import json
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FAULTS = (
    "too_many",
    "too_many_until",
    "unavailable",
    "lost_answer",
    "cut_answer",
    "cut_request",
    "slow",
)


@dataclass
class Sink:
    """Members by key, and everybody who ever arrived.

    Parameters
    ----------
    faults
        Name of the fault of each request, in order; none after the last.
    rejects
        Returns a reason for a row that is not taken, or nothing.
    before
        Called with each request before anything is done about it.
    """

    faults: list[str] = field(default_factory=list)
    rejects: Callable[[dict], str] = lambda _: ""
    before: Callable[["Sink"], None] = lambda _: None
    secret: str = "s3cret"
    members: dict[str, dict] = field(default_factory=dict)
    arrived: list[tuple[float, str]] = field(default_factory=list)
    answers: dict[str, dict] = field(default_factory=dict)
    count_repeats: int = 0
    bodies: list[dict] = field(default_factory=list)
    status: int = 0
    headers: list[dict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._guard = threading.Lock()
        sink = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # noqa: N802
                body = self.rfile.read(int(self.headers["Content-Length"]))
                sink.handle(self, body)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                """Say nothing of clients that went away."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/rows"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> "Sink":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def handle(self, request: BaseHTTPRequestHandler, content: bytes) -> None:
        with self._guard:
            self.before(self)
            self.headers.append(dict(request.headers))
            self._check_signature(request, content)
            if self.status:
                answer(request, self.status, {"message": "no"})
                return
            fault = self.faults.pop(0) if self.faults else ""
            if fault == "too_many":
                answer(request, 429, {}, {"Retry-After": "0.2"})
            elif fault == "too_many_until":
                then = formatdate(time.time() + 1, usegmt=True)
                answer(request, 429, {}, {"Retry-After": then})
            elif fault == "unavailable":
                answer(request, 503, {})
            elif fault == "cut_request":
                request.connection.close()
            else:
                self._do(request, json.loads(content), fault)

    def _do(self, request: BaseHTTPRequestHandler, body: dict, fault: str) -> None:
        key = request.headers["Idempotency-Key"]
        if key in self.answers:
            self.count_repeats += 1
        else:
            self.answers[key] = self._take(body)
        said = self.answers[key]
        if fault == "lost_answer":
            answer(request, 502, {})
        elif fault == "cut_answer":
            text = json.dumps(said).encode()
            request.send_response(200)
            request.send_header("Content-Type", "application/json")
            request.send_header("Content-Length", str(len(text)))
            request.end_headers()
            request.wfile.write(text[: len(text) // 2])
            request.wfile.flush()
            request.connection.close()
        else:
            time.sleep(0.5 if fault == "slow" else 0)
            answer(request, 200, said)

    def _take(self, body: dict) -> dict:
        self.bodies.append(body)
        rejected = []
        for row in body["rows"]:
            key = row.get("customer_id") or row["hashed_email"]
            if reason := self.rejects(row):
                rejected.append({"customer_id": key, "reason": reason})
            elif body["action"] == "remove":
                self.members.pop(key, None)
            else:
                self.members[key] = row
                self.arrived.append((time.time(), key))
        return {"rejected": rejected}

    def _check_signature(self, request: BaseHTTPRequestHandler, content: bytes) -> None:
        at = request.headers["X-Segmentation-Timestamp"]
        message = f"{at}.".encode() + content
        wanted = hmac.new(self.secret.encode(), message, hashlib.sha256).hexdigest()
        assert request.headers["X-Segmentation-Signature"] == f"sha256={wanted}"


def answer(
    request: BaseHTTPRequestHandler,
    status: int,
    body: dict,
    headers: dict[str, str] | None = None,
) -> None:
    text = json.dumps(body).encode()
    request.send_response(status)
    for name, value in (headers or {}).items():
        request.send_header(name, value)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(text)))
    request.end_headers()
    request.wfile.write(text)


def random_faults(seed: int, count: int, share: float) -> list[str]:
    chance = random.Random(seed)
    return [
        chance.choice(FAULTS) if chance.random() < share else "" for _ in range(count)
    ]
