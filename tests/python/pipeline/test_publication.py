"""What is published is always one whole, accepted run."""

import json
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest

from pipeline.test_gate import POISON
from support import reader
from support.copies import copy_of
from support.project import Warehouse

FIRST_DAY, NEXT_DAY, BAD_DAY = "2026-01-01", "2026-01-02", "2026-01-03"


@pytest.fixture
def changing(demo: Warehouse, shared_folder: Path) -> Warehouse:
    """Give a copy of the demo with its publication."""
    folder = shared_folder / f"publication_{demo.engine}"
    return copy_of(demo, folder, "publication")


@pytest.fixture
def role(changing: Warehouse) -> Iterator[str]:
    """Give a role of the server; on DuckDB a name that nobody asks for."""
    name = f"bi_{uuid.uuid4().hex[:8]}"
    if changing.engine == "duckdb":
        yield name
        return
    changing.execute(f"create role {name}")
    yield name
    changing.execute(f"drop owned by {name}; drop role {name}")


def place_of(warehouse: Warehouse) -> str:
    """Return where readers look: a copy of a file has its own folder."""
    if warehouse.engine == "duckdb":
        return str(warehouse.folder / "published")
    return warehouse.query("select place from segmentation.publication").iloc[0, 0]


@contextmanager
def reading(warehouse: Warehouse, place: str) -> Iterator[list]:
    """Let another process read in a loop; what it saw is in the list at the end."""
    seen = []
    with subprocess.Popen(
        [sys.executable, reader.__file__, warehouse.engine, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=warehouse.environment or None,
        text=True,
    ) as process:
        assert process.stdout.readline() == "reading\n", process.stderr.read()
        yield seen
        out, errors = process.communicate()
    assert process.returncode == 0, errors
    seen += json.loads(out)


def days(seen: list) -> list[list[str]]:
    """Return the different sights, as days."""
    return sorted({tuple(one[:10] for one in sight) for sight in seen})


def test_readers_see_whole_accepted_runs_only(changing: Warehouse, role: str) -> None:
    """If not, a dashboard adds up half of yesterday and half of a broken feed."""
    with reading(changing, place_of(changing)) as seen:
        changing.dbt("run", "--vars", f"{{as_of: {NEXT_DAY}, bi_roles: [{role}]}}")
        for statement in POISON:
            changing.execute(statement)
        rejected = changing.dbt("run", "--vars", f"as_of: {BAD_DAY}", check=False)
    assert rejected.returncode != 0
    assert "not published" in rejected.stdout
    assert days(seen) == [(FIRST_DAY,), (NEXT_DAY,)]
    if changing.engine == "postgres":
        assert_role_reads_the_published_only(changing, role)


def assert_role_reads_the_published_only(warehouse: Warehouse, role: str) -> None:
    """Fail if BI cannot read the copies, or can read anything else."""
    published = "segmentation_published.customers"
    assert len(warehouse.query(f"set role {role}; select * from {published}"))
    others = [
        "segmentation.customers",
        "segmentation_staging.stg_shop__customers",
        "raw.customers",
    ]
    for other in others:
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            warehouse.query(f"set role {role}; select * from {other}")


def test_a_role_that_is_not_there_stops_the_run_at_once(
    demo_of: Callable[[str], Warehouse],
) -> None:
    """If not, a typing error is found after an hour's build."""
    words = ["run", "--select", "publication", "--vars", "bi_roles: [nobody_at_all]"]
    done = demo_of("postgres").dbt(*words, check=False)
    assert done.returncode != 0
    assert "bi_roles names the role 'nobody_at_all'" in done.stdout
    assert "START python table model" not in done.stdout
