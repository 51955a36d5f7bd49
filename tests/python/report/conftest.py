"""One site per engine, written once, and a browser that may not leave it."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest
from filelock import FileLock

from support.browser import Opened, find_or_skip, opened
from support.project import ROOT, Warehouse, Warehouses
from support.published import published_rows

ROLE = "site_reader"


@dataclass(frozen=True)
class Site:
    """A site, the warehouse behind it, and what the command said."""

    folder: Path
    warehouse: Warehouse
    said: str

    @property
    def pages(self) -> list[str]:
        """Paths of all HTML pages inside of the site."""
        return sorted(
            str(path.relative_to(self.folder)) for path in self.folder.rglob("*.html")
        )


def write_site(warehouse: Warehouse, link: Path) -> str:
    """Write the site as a reader does, who has no more than what is published."""
    variables = {"SEGMENTATION_DUCKDB_PATH": "no_warehouse_here.duckdb"}
    if warehouse.engine == "duckdb":
        published = str(warehouse.folder / "published")
        variables |= {"SEGMENTATION_PUBLISHED_DIR": published}
        target = "published"
    else:
        make_reader(warehouse)
        variables |= {"PGUSER": ROLE, "PGPASSWORD": ROLE}
        target = "published_postgres"
    # Relative, as in `make report`.
    site = os.path.relpath(link, ROOT)
    words = ["segmentation", "report", "--target", target, "--site", site, "--docs"]
    done = warehouse.command(*words, **variables)
    return done.stdout + done.stderr


def make_reader(warehouse: Warehouse) -> None:
    """Make a role that may read the published schemas and nothing else."""
    with contextlib.suppress(psycopg2.errors.DuplicateObject):
        warehouse.execute(f"create role {ROLE} login password '{ROLE}'")
    for schema in ("segmentation_published", "segmentation_published_boards"):
        warehouse.execute(
            f"grant usage on schema {schema} to {ROLE};"
            f"grant select on all tables in schema {schema} to {ROLE}"
        )


@pytest.fixture(scope="session")
def site_of(built: Warehouses) -> Iterator[Callable[[str], Site]]:
    """Return a getter of the site of an engine."""
    roles = []

    def get(engine: str) -> Site:
        warehouse = built(engine, "replayed")
        link, said = warehouse.folder / "site", warehouse.folder / "site_said"
        with FileLock(warehouse.folder / "site.lock"):
            if not said.exists():
                said.write_text(write_site(warehouse, link))
                if engine == "postgres":
                    roles.append(warehouse)
        return Site(link.resolve(), warehouse, said.read_text())

    yield get
    for warehouse in roles:
        warehouse.execute(f"drop owned by {ROLE}; drop role {ROLE}")


@pytest.fixture
def site(engine: str, site_of: Callable[[str], Site]) -> Site:
    """Return the site of each engine; tests only read it."""
    return site_of(engine)


@pytest.fixture
def rows(site: Site) -> Iterator[Callable[[str], list[tuple]]]:
    """Return a function that reads the published tables by their driver."""
    with published_rows(site.warehouse) as read:
        yield read


@pytest.fixture(scope="session")
def open_page() -> Iterator[Callable[..., Opened]]:
    """Return an opener of pages in a headless browser; skip where there is none."""
    with opened(find_or_skip()) as opener:
        yield opener
