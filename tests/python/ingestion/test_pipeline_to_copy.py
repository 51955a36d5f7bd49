"""The pipeline brings the rows that `segmentation load` brings, whatever happens."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from live.broker import broker, kafka, new_topic
from support.project import ROOT, Warehouse, Warehouses

pytestmark = [pytest.mark.slow, pytest.mark.postgres]
pytest.importorskip("dlt", reason="pip install 'customer-segmentation[ingest]'")
TABLES = ("customers", "orders", "order_lines", "returns", "events", "tickets")
KEYS = {
    "customers": "customer_id",
    "orders": "order_id",
    "order_lines": "order_id, line_number",
    "returns": "return_id",
    "events": "event_id",
    "tickets": "ticket_id",
}
ADDRESS = ("HOST", "PORT", "USER", "DATABASE")
TOKEN = "a-token-of-the-shop"
RUN = """
import os, sys
from pathlib import Path
from types import SimpleNamespace
from ingest.pipeline import pipeline_of, run, shop
names = {one.lower(): os.environ[f"PG{one}"] for one in ("HOST", "PORT", "USER")}
place = SimpleNamespace(
    type="postgres", database=os.environ["PGDATABASE"], password="", **names
)
run(pipeline_of(place, "ingested", Path(sys.argv[2])), shop(sys.argv[1], "shop"))
"""


@pytest.fixture(scope="module")
def pipeline() -> Any:
    sys.path.insert(0, str(ROOT))
    import ingest.pipeline

    yield ingest.pipeline
    sys.path.remove(str(ROOT))


@pytest.fixture(scope="module")
def loaded(new_warehouse: Warehouses) -> Warehouse:
    """Return a shop as `segmentation load` brings it."""
    found = new_warehouse("postgres", "shop_to_ingest")
    found.load("--dataset", "synthetic", "--customers", "60", "--end", "2026-03-01")
    return found


@pytest.fixture
def source(loaded: Warehouse) -> Warehouse:
    """Return the server with a shop whose rows were written within two years."""
    statements = ["drop schema if exists shop cascade", "create schema shop"]
    statements += ["drop schema if exists ingested cascade"]
    for table in TABLES:
        statements += [
            f"create table shop.{table} as table raw.{table}",
            f"alter table shop.{table} drop column if exists updated_at",
            f"alter table shop.{table} drop column if exists loaded_at",
            f"alter table shop.{table} add updated_at timestamp",
            f"update shop.{table} as given set updated_at = now() at time zone 'UTC'"
            " - interval '1 day' * (1 + abs(hashtext(given::text)) % 500)",
        ]
    loaded.execute("; ".join(statements))
    return loaded


def url_of(source: Warehouse) -> str:
    place = source.environment
    return (
        f"postgresql+psycopg2://{place['PGUSER']}@/{place['PGDATABASE']}"
        f"?host={place['PGHOST']}&port={place['PGPORT']}"
    )


def into(pipeline: Any, folder: Path) -> Any:
    place = SimpleNamespace(type="duckdb", path=folder / "ingested.duckdb")
    return pipeline.pipeline_of(place, "raw", folder / "dlt")


def rows_of(folder: Path, table: str, columns: str) -> list[tuple]:
    with duckdb.connect(str(folder / "ingested.duckdb"), read_only=True) as connection:
        rows = connection.execute(f"select {columns} from raw.{table}").fetchall()
    return sorted(map(str, rows))


def test_a_database_arrives_as_if_it_was_loaded(pipeline, source, tmp_path):
    """If not, the segments depend on how the rows came."""
    names = {one.lower(): source.environment[f"PG{one}"] for one in ADDRESS}
    place = SimpleNamespace(
        **{"type": "postgres", "password": "", "database": names.pop("database")},
        **names,
    )

    def load() -> dict[str, int]:
        own = pipeline.pipeline_of(place, "ingested", tmp_path / "dlt")
        return pipeline.run(own, pipeline.shop(url_of(source), "shop"))

    first = load()
    for table in TABLES:
        given = source.query(f"select * from ingested.{table} limit 0").columns
        loaded = source.query(f"select * from raw.{table} limit 0").columns
        # What is null in all rows has no column, and is read as null.
        columns = ", ".join(one for one in loaded if one in given)
        assert len(columns) > 20
        for one, other in (("raw", "ingested"), ("ingested", "raw")):
            assert source.query(
                f"select {columns} from {one}.{table}"
                f" except all select {columns} from {other}.{table}"
            ).empty
    # Those of the last hour come again.
    assert sum(load().values()) < 0.02 * sum(first.values())


def test_a_row_of_the_year_2999_stops_nothing(pipeline, source, tmp_path):
    """If not, one wrong clock ends the deliveries, and no word is said."""
    orders = ("orders",)

    def load() -> dict[str, int]:
        return pipeline.run(
            into(pipeline, tmp_path), pipeline.shop(url_of(source), "shop", orders)
        )

    load()
    source.execute(
        "insert into shop.orders (order_id, updated_at) values ('far', '2999-01-01');"
        " alter table shop.orders add colour text default 'red'"
    )
    again = load().get("orders", 0)
    source.execute(
        "insert into shop.orders (order_id, updated_at)"
        " values ('next', now() at time zone 'UTC')"
    )
    assert load()["orders"] == again + 1
    found = rows_of(tmp_path, "orders", "order_id")
    assert "('next',)" in found
    assert "('far',)" not in found
    with duckdb.connect(str(tmp_path / "ingested.duckdb"), read_only=True) as known:
        assert "colour" not in str(known.execute("describe raw.orders").fetchall())


def test_what_was_killed_goes_on(source, tmp_path):
    """If not, a server that restarts at night ends the deliveries for good."""
    command = [sys.executable, "-c", RUN, url_of(source), str(tmp_path / "dlt")]
    environment = {**os.environ, **source.environment, "PYTHONPATH": str(ROOT)}
    for seconds in (3, 5, 7, 9):
        process = subprocess.Popen(command, cwd=ROOT, env=environment)
        time.sleep(seconds)
        process.kill()
        process.wait()
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    for table in TABLES:
        wanted, given = (
            source.query(f"select distinct {KEYS[table]} from {schema}.{table}")
            for schema in ("shop", "ingested")
        )
        assert len(given) == len(wanted)


class Pages(BaseHTTPRequestHandler):
    """Five pages of ten orders, for who has the token, in its own time."""

    count = 0

    def do_GET(self) -> None:  # noqa: N802
        Pages.count += 1
        page = int(self.path.partition("page=")[2] or 0)
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._answer(401, {})
        elif Pages.count % 3 == 0:
            self._answer(429 if Pages.count % 2 else 503, {})
        else:
            rows = [{"order_id": f"{page}-{n}"} for n in range(10)]
            place = f"http://{self.headers['Host']}/orders?page={page + 1}"
            self._answer(200, {"rows": rows, "next": place if page < 4 else None})

    def _answer(self, status: int, content: dict) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if status == 429:
            self.send_header("Retry-After", "1")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def pages() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_an_api_is_read_to_its_last_page(pipeline, pages, tmp_path):
    """If not, a busy afternoon of the shop is a day with half of its orders."""
    api = pipeline.paged_api(pages, TOKEN, {"orders": "orders"})
    assert pipeline.run(into(pipeline, tmp_path), [api])["orders"] == 50
    assert len(set(rows_of(tmp_path, "orders", "order_id"))) == 50


def test_a_topic_is_read_once(pipeline, tmp_path):
    """If not, each load brings all messages again, or one bad message ends it."""
    with broker() as address:
        new_topic(address, "orders", 2)
        producer = kafka().Producer({"bootstrap.servers": address})

        def load() -> dict[str, int]:
            orders = pipeline.topic(address, "orders", "orders")
            return pipeline.run(into(pipeline, tmp_path), [orders])

        for number in range(50):
            producer.produce("orders", json.dumps({"order_id": f"o-{number}"}))
        producer.produce("orders", b"\xff")
        producer.flush(20)
        assert load() == {"orders": 50, "orders_unreadable": 1}
        producer.produce("orders", json.dumps({"order_id": "o-next"}))
        producer.flush(20)
        assert load() == {"orders": 1}
        producer.purge()
