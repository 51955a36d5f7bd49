"""The API in a process of its own, and who asks it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from support.project import ROOT

TOKEN = "a-token-of-the-shop"
EVENT_TOKEN = "a-token-of-the-till"
PATIENCE = 120


@dataclass
class Api:
    """A running service, and who asks it."""

    address: str
    session: requests.Session

    def get(self, path: str, **given: object) -> requests.Response:
        return self.session.get(self.address + path, timeout=30, **given)

    def post(self, path: str, **given: object) -> requests.Response:
        return self.session.post(self.address + path, timeout=30, **given)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(environment: dict[str, str], *words: str) -> Iterator[Api]:
    """Start the service on a free port, and stop it at the end."""
    port = str(free_port())
    command = [str(Path(sys.executable).with_name("segmentation")), "live", "serve"]
    process = subprocess.Popen(
        [*command, "--target", "postgres", "--port", port, *words],
        cwd=ROOT,
        env={
            **os.environ,
            **environment,
            "SEGMENTATION_API_TOKENS": f"shop:{TOKEN}",
            "SEGMENTATION_EVENT_TOKENS": f"till:{EVENT_TOKEN}",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {TOKEN}"
    found = Api(f"http://127.0.0.1:{port}", session)
    _wait(process, found)
    try:
        yield found
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen, found: Api) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            found.get("/health").raise_for_status()
            return
        except requests.ConnectionError:
            time.sleep(0.2)
    process.kill()
    pytest.fail(f"the service did not start: {process.communicate()[1]}")
