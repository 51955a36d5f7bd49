"""What changed reaches its receiver: in order, at least once, with a key."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from support.live import DELIVERER
from support.project import Warehouse

pytestmark = pytest.mark.recipe("live", "postgres")


class Sink(ThreadingHTTPServer):
    """Takes rows; answers with 503 or breaks off where it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[int] = []
        self.keys: list[list[str]] = []
        self.headers: list[dict[str, str]] = []


class Handler(BaseHTTPRequestHandler):
    """Answers as the sink is told."""

    def do_POST(self) -> None:  # noqa: N802
        length = int(self.headers["Content-Length"])
        content = json.loads(self.rfile.read(length))
        status = self.server.answers.pop(0) if self.server.answers else 204
        self.server.headers.append(dict(self.headers))
        if status < 300:
            self.server.keys.append([one["key"] for one in content["events"]])
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def sink() -> Iterator[Sink]:
    server = Sink()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def rows(taking: Warehouse) -> list[str]:
    """Write rows to the outbox and return their keys."""
    taking.execute(
        "delete from segmentation_live.outbox; insert into segmentation_live.outbox"
        " (key, type, customer_id, body) select 'c:' || n, 'segment_changed', 'c',"
        " jsonb_build_object('key', 'c:' || n, 'customer_id', 'c')"
        " from generate_series(1, 230) as n"
    )
    return [f"c:{number}" for number in range(1, 231)]


def deliver(taking: Warehouse, address: str, check: bool = True) -> str:
    done = taking.command(
        *("segmentation", "live", "outbox", "--once", "--target", "postgres"),
        *("--to", address),
        PGUSER=DELIVERER,
        SEGMENTATION_OUTBOX_SECRET="a secret of both",
        check=check,
    )
    return done.stdout + done.stderr


def test_all_rows_are_delivered_in_order(taking, sink, rows):
    """If not, a CRM has the segment before last as the newest one."""
    sink.answers = [503, 204, 429]
    said = deliver(taking, f"http://127.0.0.1:{sink.server_port}/in")
    assert "230 rows were delivered." in said
    assert [key for keys in sink.keys for key in keys] == rows
    assert all("X-Segmentation-Signature" in one for one in sink.headers)
    assert deliver(taking, "http://127.0.0.1:1/in").startswith("0 rows")


def test_what_was_not_taken_stays(taking, sink, rows):
    """If not, a receiver that is being mended never learns of these customers."""
    sink.answers = [204, 404]
    said = deliver(taking, f"http://127.0.0.1:{sink.server_port}/in", check=False)
    assert "answered 404" in said
    assert "nothing more is sent" in said
    left = taking.query(
        "select key from segmentation_live.outbox where delivered_at is null"
        " order by number"
    )
    assert list(left["key"]) == rows[100:]
