"""What a contestant used is what it and all its children used."""

import sys
from pathlib import Path

import pytest

from benchmarks.meter import FailedError, measure
from benchmarks.processes import server_cpu

MEGABYTE = 1_000_000
# Parent and child each hold 100 MB at the same time; the child counts.
FAMILY = """
import subprocess, sys, time
held = bytearray(b'x') * 100_000_000
child = '''
import time
held = bytearray(b"x") * 100_000_000
while time.process_time() < 0.6: pass
'''
subprocess.run([sys.executable, '-c', child])
"""


def test_children_count_in_memory_and_time(tmp_path: Path):
    """Without its children a build looks small: dbt and a server do the work."""
    command = [sys.executable, "-c", FAMILY]
    used = measure(command, tmp_path / "log", folder=tmp_path)
    assert 200 * MEGABYTE < used.peak_bytes < 300 * MEGABYTE
    assert used.cpu_seconds > 0.6
    assert used.wall_seconds >= 0.5


def test_server_is_measured_with_its_own_children(tmp_path: Path, postgres: dict):
    """A server is no child of what asks it; its work would be free of charge."""
    import psycopg2

    from benchmarks.server import postmaster

    server = postmaster(postgres)
    before = server_cpu(server)
    connection = psycopg2.connect(
        host=postgres["PGHOST"], user=postgres["PGUSER"], dbname="postgres"
    )
    with connection.cursor() as cursor:
        cursor.execute("select sum(sqrt(n)) from generate_series(1, 1000000) as n")
    during = server_cpu(server) - before
    connection.close()
    assert during > 0.05


def test_failure_names_its_log(tmp_path: Path):
    """A contestant that fails must end the run with a reason, not with a number."""
    command = [sys.executable, "-c", "raise SystemExit('no such table')"]
    with pytest.raises(FailedError, match=r"code 1 \(no such table\).*log"):
        measure(command, tmp_path / "log", folder=tmp_path)
