"""The API through PgBouncer, which gives each transaction another connection."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from live.serving import free_port, serving
from support.live import ROLE
from support.project import Warehouse

pytestmark = [pytest.mark.recipe("live", "postgres"), pytest.mark.slow]
PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
CONFIGURATION = """
[databases]
{database} = host={host} port={port} user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {listen}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
"""


@pytest.fixture
def pooler(live: Warehouse, tmp_path: Path) -> Iterator[int]:
    """Yield the port of a PgBouncer with two connections to the server."""
    if PGBOUNCER is None:
        if os.environ.get("CI"):
            pytest.fail("PgBouncer is missing: bash scripts/system-packages.sh")
        pytest.skip("PgBouncer is missing: bash scripts/system-packages.sh")
    server = live.environment
    port = free_port()
    words = {"database": server["PGDATABASE"], "host": server["PGHOST"]}
    words |= {"port": server["PGPORT"], "user": ROLE, "listen": port}
    file = Path("/tmp") / f"pgbouncer_{port}.ini"
    file.write_text(CONFIGURATION.format(**words))
    # It does not run as root, and the socket is open to the server's owner alone.
    owner = pwd.getpwuid(Path(server["PGHOST"]).stat().st_uid).pw_name
    process = subprocess.Popen([PGBOUNCER, "-q", "-u", owner, str(file)])
    _wait(port)
    yield port
    process.terminate()
    process.wait()
    file.unlink()


def test_all_answers_come_through_a_pooler_of_transactions(live, pooler):
    """If not, the service fails where databases are shared, which is most places."""
    ids = list(
        live.query("select customer_id from segmentation.customer_segments limit 40")[
            "customer_id"
        ]
    )
    place = {"PGHOST": "127.0.0.1", "PGPORT": str(pooler), "PGUSER": ROLE}
    words = ("--connections", "8", "--behind-pooler")
    with serving(live.environment | place, *words) as api:

        def ask(customer_id: str) -> int:
            path = f"/v1/customers/{customer_id}/segment"
            return api.get(path, params={"source": "published"}).status_code

        with ThreadPoolExecutor(8) as pool:
            said = list(pool.map(ask, ids * 5))
        live_answers = [api.get(f"/v1/customers/{one}/segment") for one in ids[:8]]
    assert said == [200] * len(said)
    assert all(answer.json()["is_live"] for answer in live_answers)


def _wait(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("PgBouncer did not start")
