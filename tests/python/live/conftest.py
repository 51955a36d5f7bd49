"""A published warehouse with the live functions, and the API over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from live.serving import Api, serving
from support.copies import copy_of
from support.live import LIVE, ROLE, ROLES, SENDER
from support.project import Warehouse, Warehouses

# A server knows roles for all databases, and may have them of an earlier run.
NEW_ROLE = (
    "do $$ begin create role {} login; exception when duplicate_object then null;"
    " end $$"
)


@pytest.fixture(scope="session")
def live(built: Warehouses, shared_folder: Path) -> Warehouse:
    """Return a copy of the demo that was published with the functions."""
    copy = copy_of(built("postgres", "demo"), shared_folder / "live", "live")
    copy.execute("; ".join(NEW_ROLE.format(role) for role in ROLES))
    copy.dbt("seed", "--quiet", "--select", "live_triggers", "--vars", LIVE)
    copy.dbt("compile", "--quiet", "--vars", LIVE)
    copy.dbt("run", "--quiet", "--select", "publication", "--vars", LIVE)
    return copy


@pytest.fixture(scope="session")
def taking(live: Warehouse, shared_folder: Path) -> Warehouse:
    """Return a copy that events are sent to."""
    return copy_of(live, shared_folder / "taking", "taking")


@pytest.fixture(scope="session")
def event_api(taking: Warehouse) -> Iterator[Api]:
    """Start the service as a role that may ask and send events."""
    with serving(taking.environment | {"PGUSER": SENDER}) as found:
        yield found


@pytest.fixture(scope="session")
def api(live: Warehouse, taking: Warehouse) -> Iterator[Api]:
    """Start the service as a role that may call the functions and nothing else.

    A database that is asked cannot be copied, so that the copy comes first.
    """
    with serving(live.environment | {"PGUSER": ROLE}) as found:
        yield found
