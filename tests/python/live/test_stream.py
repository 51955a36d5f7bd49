"""Events from Kafka: each counts once, whatever ends the process."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from live.broker import broker, kafka, new_topic
from support.live import DELIVERER, SENDER
from support.project import ROOT, Warehouse

pytestmark = [pytest.mark.recipe("live", "postgres"), pytest.mark.slow]
PATIENCE = 180
COUNT = 900
AT = "2025-12-31T10:00:00Z"


@pytest.fixture
def address() -> Iterator[str]:
    with broker() as found:
        yield found


def events(ids: list[str]) -> list[bytes]:
    """Return purchases, some of them twice, and messages that are none."""
    line = {"product_id": "p", "quantity": 1, "unit_price": "20.00"}
    found = []
    for number in range(COUNT):
        data = {
            "order_id": f"k-{number}",
            "customer_id": ids[number % len(ids)],
            "ordered_at": AT,
            "currency": "EUR",
            "lines": [line],
        }
        event = {"event_id": f"k-{number}", "type": "order", "data": data}
        found += [json.dumps(event).encode()] * (1 + (number % 10 == 0))
    return [*found[:500], b"\xff", *found[500:], b'{"event_id": "bad"}']


def consuming(taking: Warehouse, address: str, topic: str) -> subprocess.Popen:
    command = [str(Path(sys.executable).with_name("segmentation")), "live", "consume"]
    return subprocess.Popen(
        [*command, "--target", "postgres", "--brokers", address, "--topic", topic],
        cwd=ROOT,
        env={**os.environ, **taking.environment, "PGUSER": SENDER},
    )


def stored(taking: Warehouse, topic: str) -> int:
    found = taking.query(
        "select coalesce(sum(next_offset), 0) as n"
        f" from segmentation_live.stream_offsets where topic = '{topic}'"
    )
    return int(found["n"][0])


def test_every_message_counts_once_through_a_crash(taking, address):
    """If not, an order is lost or counted twice each time that a server restarts."""
    topic = f"shop-{os.getpid()}"
    new_topic(address, topic, 2)
    rows = taking.query(
        "select customer_id from segmentation_published.customer_features"
        " order by md5(customer_id) limit 30"
    )
    messages = events(list(rows["customer_id"]))
    producer = kafka().Producer({"bootstrap.servers": address})
    for number, message in enumerate(messages):
        producer.produce(topic, message, key=str(number % 7))
    assert producer.flush(30) == 0

    killed = None
    process = consuming(taking, address, topic)
    until = time.monotonic() + PATIENCE
    while stored(taking, topic) < len(messages) and time.monotonic() < until:
        if killed is None and stored(taking, topic) > 0:
            process.kill()
            process.wait()
            killed = stored(taking, topic)
            process = consuming(taking, address, topic)
        assert process.poll() is None
        time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    assert stored(taking, topic) == len(messages)
    assert killed < len(messages)
    orders = taking.query(
        "select count(*) as n from segmentation_live.int_orders_netted"
        " where order_id like 'k-%'"
    )
    assert orders["n"][0] == COUNT
    rejected = taking.query(
        "select source->>'topic' as topic, source->>'offset' as at, sentence"
        " from segmentation_live.rejected_events"
        f" where source->>'topic' = '{topic}' order by sentence"
    )
    assert len(rejected) == 2
    assert rejected["at"].notna().all()
    assert "no event; accepted is an object" in rejected["sentence"][0]


def test_changes_reach_a_topic(taking, address):
    """If not, other services ask again and again who has moved."""
    topic = f"segments-{os.getpid()}"
    new_topic(address, topic, 1)
    taking.execute(
        "delete from segmentation_live.outbox; insert into segmentation_live.outbox"
        " (key, type, customer_id, body) select 'c:' || n, 'segment_changed', 'c',"
        " jsonb_build_object('key', 'c:' || n, 'customer_id', 'c')"
        " from generate_series(1, 120) as n"
    )
    done = taking.command(
        *("segmentation", "live", "outbox", "--once", "--target", "postgres"),
        *("--brokers", address, "--topic", topic),
        PGUSER=DELIVERER,
    )
    assert "120 rows were delivered." in done.stdout
    settings = {"group.id": "reader", "auto.offset.reset": "earliest"}
    consumer = kafka().Consumer({"bootstrap.servers": address, **settings})
    consumer.subscribe([topic])
    found, until = [], time.monotonic() + PATIENCE
    while len(found) < 120 and time.monotonic() < until:
        found += [one for one in consumer.consume(200, 1) if not one.error()]
    consumer.close()
    assert [json.loads(one.value())["key"] for one in found] == [
        f"c:{number}" for number in range(1, 121)
    ]
    assert {one.key() for one in found} == {b"c"}
