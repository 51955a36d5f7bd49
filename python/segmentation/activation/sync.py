"""Bring a destination in step with the published run, and never send what is past."""

import time
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from segmentation.activation.audience import Audience, Excluded, read_audience
from segmentation.activation.destinations.contract import Chunk, Destination
from segmentation.activation.destinations.http import RowsRejected
from segmentation.activation.holding import HeldError, hold_lost, hold_removals
from segmentation.activation.ledger import Ledger, now
from segmentation.activation.members import (
    ACTIONS,
    ADD,
    CHANGE,
    REMOVE,
    Entry,
    Member,
    changes,
    digest,
    pieces,
)
from segmentation.activation.retry import TryAgain
from segmentation.contract import project_variable
from segmentation.errors import InputError, LockedError
from segmentation.warehouse.base import Advance, Connect, Warehouse

REPLACE = "replace"
# Each pass takes what changed while the one before was sent.
MAX_PASSES = 5
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
class Sync:
    """One run of the changes of one destination.

    Parameters
    ----------
    connect
        Opens the warehouse, which is held only while it is read or written.
    project_dir
        Folder that holds ``dbt_project.yml``.
    destination
        Where to send.
    expect, advance
        Told how many members a pass has, and how many are done.
    excluded
        Returns which of some customers are erased, of an open warehouse.
    accept_removals
        Whether a person has accepted what would be held.
    sleep
        Waits this many seconds.
    """

    connect: Connect
    project_dir: Path
    destination: Destination
    expect: Advance = lambda _: None
    advance: Advance = lambda _: None
    excluded: Callable[[Warehouse], Excluded | None] = lambda _: None
    accept_removals: bool = False
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self.result = Result()
        # What was rejected in this run is tried again in the next.
        self._rejected: set[str] = set()
        self._id = uuid.uuid4().hex

    def preview(self) -> Result:
        """Return what would be sent, and send nothing.

        Raises
        ------
        HeldError
            If it would be held.
        """
        with self.open() as warehouse:
            audience, entries = self._look(warehouse)
        found = changes(audience.members, entries)
        self.result.counts.update({action: len(found[action]) for action in ACTIONS})
        self._finish(audience, len(entries))
        self._hold(found, entries, audience)
        return self.result

    def run(self) -> Result:
        """Send the changes; return what was done.

        Raises
        ------
        HeldError
            If more is to be removed than may be without acceptance.
        InputError
            If the destination takes no more; what was accepted is in the ledger.
        """
        started = now()
        self._record(started, "running", "")
        try:
            self._passes()
        except InputError as error:
            outcome = "held" if isinstance(error, HeldError) else "failed"
            self._record(started, outcome, error.message, now())
            raise
        self._record(started, "done", "", now())
        return self.result

    def remove(self, customers: Collection[str]) -> int:
        """Remove customers who may not be sent; return how many members they were.

        Parameters
        ----------
        customers
            Ids of erased customers, which `excluded` leaves out.

        Raises
        ------
        InputError
            If the other side rejects one of them.
        """
        with self.open() as warehouse:
            entries = self._ledger(warehouse).entries()
            audience = self._audience(warehouse)
        self.result.as_of = audience.as_of
        keys = sorted(
            entry.key for entry in entries.values() if entry.customer_id in customers
        )
        if self.destination.is_whole and keys:
            self._send_whole({REMOVE: keys, CHANGE: [], ADD: []})
        for piece in pieces(keys, self.destination.chunk_size):
            if not self.destination.is_whole:
                self._send(REMOVE, piece, audience.ids)
        if self._rejected:
            raise InputError(
                f"{self.destination.definition.name} rejected to remove "
                f"{len(self._rejected)} of them; the reason is in rejected_rows."
            )
        return len(keys)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from this destination.

        Raises
        ------
        LockedError
            If another one is at it.
        """
        with self.open() as warehouse:
            lock = warehouse.named_lock(
                f"activation of {self.destination.definition.name}"
            )
        with lock:
            yield

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

    def _passes(self) -> None:
        for _ in range(MAX_PASSES):
            with self.open() as warehouse:
                audience, entries = self._look(warehouse)
            self.result.as_of = audience.as_of
            found = self._untried(changes(audience.members, entries))
            self._finish(audience, len(entries))
            if not any(found.values()):
                with self.open() as warehouse:
                    self._ledger(warehouse).forget_rejected(self._rejected)
                return
            self._hold(found, entries, audience)
            self.expect(sum(map(len, found.values())))
            if self.destination.is_whole:
                self._send_whole(found)
                continue
            for action in ACTIONS:
                for keys in pieces(found[action], self.destination.chunk_size):
                    self._send(action, keys, audience.ids)
                    self.advance(len(keys))

    def _look(self, warehouse: Warehouse) -> tuple[Audience, Mapping[str, Entry]]:
        ledger = self._ledger(warehouse)
        audience = self._audience(warehouse)
        seen = self.destination.seen(ledger.entries(), audience.members)
        return audience, seen

    def _ledger(self, warehouse: Warehouse) -> Ledger:
        ledger = Ledger(warehouse, self.destination.definition.name)
        ledger.prepare()
        return ledger

    def _audience(
        self, warehouse: Warehouse, ids: Collection[str] | None = None
    ) -> Audience:
        excluded = self.excluded(warehouse)
        return read_audience(
            warehouse, self.project_dir, self.destination, ids, excluded
        )

    def _untried(self, found: Mapping[str, list[str]]) -> dict[str, list[str]]:
        return {
            action: [key for key in keys if key not in self._rejected]
            for action, keys in found.items()
        }

    def _finish(self, audience: Audience, count_entries: int) -> None:
        self.result.as_of = audience.as_of
        self.result.reasons = audience.reasons
        self.result.count_members = count_entries

    def _hold(
        self,
        found: Mapping[str, list[str]],
        entries: Mapping[str, Entry],
        audience: Audience,
    ) -> None:
        """Stop what would empty an audience, unless somebody has accepted it."""
        if self.accept_removals:
            return
        name = self.destination.definition.name
        share = project_variable(self.project_dir, "max_lost_share", 0.01)
        hold_removals(name, len(found[REMOVE]), len(entries))
        hold_lost(name, audience, share)

    def _send(self, action: str, keys: list[str], ids: Mapping[str, set[str]]) -> None:
        """Send what is still true of some keys, each time it is tried."""
        attempt = 0
        while True:
            attempt += 1
            with self.open() as warehouse:
                members, before, count = self._true_now(warehouse, action, keys, ids)
            if not members:
                return
            chunk = self._chunk(action, members, count)
            try:
                rejected = self.destination.send(chunk)
            except TryAgain as error:
                self.sleep(self.destination.patience.wait_before(attempt, error))
                continue
            except RowsRejected as error:
                without = [one for one in members if one.key in error.rejected]
                self._accept(action, without, error.rejected, before)
                keys = [key for key in keys if key not in error.rejected]
                continue
            self._accept(action, members, rejected, before)
            return

    def _true_now(
        self,
        warehouse: Warehouse,
        action: str,
        keys: list[str],
        ids: Mapping[str, set[str]],
    ) -> tuple[list[Member], Mapping[str, Entry], int]:
        """Return what is to be sent at this moment, noted as on its way."""
        ledger = self._ledger(warehouse)
        before = ledger.entries(keys)
        customers = set().union(*(ids.get(key, set()) for key in keys))
        customers |= {entry.customer_id for entry in before.values()}
        wanted = self._audience(warehouse, customers).members
        if action == REMOVE:
            gone = [key for key in keys if key not in wanted]
            members = [
                Member(key, before[key].customer_id if key in before else key)
                for key in gone
            ]
        else:
            members = [wanted[key] for key in keys if key in wanted]
        if members:
            ledger.intend(members)
        return members, before, ledger.count_chunks()

    def _accept(
        self,
        action: str,
        members: list[Member],
        rejected: Mapping[str, str],
        before: Mapping[str, Entry],
    ) -> None:
        with self.open() as warehouse:
            self._ledger(warehouse).accept(action, members, rejected, before)
        self._rejected |= set(rejected)
        self.result.counts[action] += len(members) - len(rejected)
        self.result.counts["rejected"] += len(rejected)
        self.result.count_busy = self.destination.busy()

    def _send_whole(self, found: Mapping[str, list[str]]) -> None:
        attempt = 0
        while True:
            attempt += 1
            with self.open() as warehouse:
                audience = self._audience(warehouse)
                count = self._ledger(warehouse).count_chunks()
            members = [audience.members[key] for key in sorted(audience.members)]
            chunk = self._chunk(REPLACE, members, count)
            try:
                self.destination.send(chunk)
                break
            except TryAgain as error:
                self.sleep(self.destination.patience.wait_before(attempt, error))
        with self.open() as warehouse:
            self._ledger(warehouse).replace(members)
        self.result.counts.update({action: len(found[action]) for action in ACTIONS})
        self.advance(sum(map(len, found.values())))

    def _chunk(self, action: str, members: list[Member], count: int) -> Chunk:
        """Return a chunk whose key is that of the same one sent before, if it was.

        The count of accepted chunks is in it: to add, remove and add again is
        three chunks, not two.
        """
        name = self.destination.definition.name
        contents = [one.content for one in members]
        key = digest([name, action, count, contents])
        return Chunk(action, members, key, self.result.as_of)

    def _record(
        self,
        started: datetime,
        outcome: str,
        message: str,
        ended: datetime | None = None,
    ) -> None:
        counts, result = self.result.counts, self.result
        with self.open() as warehouse:
            ledger = self._ledger(warehouse)
            ledger.record(
                self._id,
                started_at=started,
                ended_at=ended,
                as_of=result.as_of,
                outcome=outcome,
                message=message,
                count_members=len(ledger.entries()),
                count_added=counts[ADD],
                count_changed=counts[CHANGE],
                count_removed=counts[REMOVE],
                count_rejected=counts["rejected"],
                count_left_out=sum(result.reasons.values()),
            )
