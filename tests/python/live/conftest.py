"""A published warehouse with the live functions, and the API over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from live.serving import Api, serving
from support.copies import copy_of
from support.live import LIVE, ROLE
from support.project import Warehouse, Warehouses


@pytest.fixture(scope="session")
def live(built: Warehouses, shared_folder: Path) -> Iterator[Warehouse]:
    """Return a copy of the demo that was published with the functions."""
    copy = copy_of(built("postgres", "demo"), shared_folder / "live", "live")
    copy.execute(f"create role {ROLE} login")
    copy.dbt("compile", "--quiet", "--vars", LIVE)
    copy.dbt("run", "--quiet", "--select", "publication", "--vars", LIVE)
    yield copy
    copy.execute(f"drop owned by {ROLE}; drop role {ROLE}")


@pytest.fixture(scope="session")
def api(live: Warehouse) -> Iterator[Api]:
    """Start the service as a role that may call the functions and nothing else."""
    with serving(live.environment | {"PGUSER": ROLE}) as found:
        yield found
