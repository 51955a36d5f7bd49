"""What is wanted, and what the other side has, as both are at this moment."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from segmentation.activation.audience import Audience, Excluded, read_audience
from segmentation.activation.destinations.contract import Destination
from segmentation.activation.ledger import Ledger
from segmentation.activation.members import Entry
from segmentation.errors import LockedError
from segmentation.warehouse.base import Connect, Warehouse

# A build may have the DuckDB file for this long, in seconds, while we send.
PATIENCE_WITH_BUILDS = 600.0
SECONDS_BETWEEN_LOOKS = 1.0


@dataclass
class Result:
    """What a sync did.

    Parameters
    ----------
    as_of
        as_of of the published run.
    counts
        Members by action, and ``rejected``.
    reasons
        Customers who are left out, by reason.
    count_members
        Members at the destination now, as the ledger has it.
    count_busy
        Rows that others had locked.
    """

    as_of: datetime | None = None
    counts: Counter = field(default_factory=Counter)
    reasons: Counter = field(default_factory=Counter)
    count_members: int = 0
    count_busy: int = 0


@dataclass
class Sides:
    """The warehouse and a destination; nothing of either is kept between looks.

    Parameters
    ----------
    connect
        Opens the warehouse, which is held only while it is read or written.
    project_dir
        Folder that holds ``dbt_project.yml``.
    destination
        Where to send.
    excluded
        Returns which of some customers are erased, of an open warehouse.
    sleep
        Waits this many seconds.
    """

    connect: Connect
    project_dir: Path
    destination: Destination
    excluded: Callable[[Warehouse], Excluded | None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    result: Result = field(default_factory=Result)

    @contextmanager
    def open(self) -> Iterator[Warehouse]:
        """Yield the warehouse; wait while a build has it."""
        until = time.monotonic() + PATIENCE_WITH_BUILDS
        while True:
            try:
                warehouse = self.connect()
                break
            except LockedError:
                if self.result.as_of is None or time.monotonic() > until:
                    raise
                self.sleep(SECONDS_BETWEEN_LOOKS)
        with warehouse:
            yield warehouse

    def look(self, warehouse: Warehouse) -> tuple[Audience, Mapping[str, Entry]]:
        """Return who is wanted, and what the destination has, by key."""
        ledger = self.ledger(warehouse)
        audience = self.audience(warehouse)
        seen = self.destination.seen(ledger.entries(), audience.members)
        return audience, seen

    def ledger(self, warehouse: Warehouse) -> Ledger:
        """Return the destination's ledger, made if it is not there."""
        ledger = Ledger(warehouse, self.destination.definition.name)
        ledger.prepare()
        return ledger

    def audience(
        self, warehouse: Warehouse, ids: Collection[str] | None = None
    ) -> Audience:
        """Return who is wanted, of all customers or of some."""
        excluded = self.excluded(warehouse)
        return read_audience(
            warehouse, self.project_dir, self.destination, ids, excluded
        )
