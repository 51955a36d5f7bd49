"""Bring a destination in step with the published run, and never send what is past."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from segmentation.activation.audience import Audience
from segmentation.activation.holding import HeldError, hold_lost, hold_removals
from segmentation.activation.ledger import now
from segmentation.activation.members import (
    ACTIONS,
    ADD,
    CHANGE,
    REMOVE,
    Entry,
    changes,
)
from segmentation.activation.sending import Sending
from segmentation.activation.sides import Result, Sides
from segmentation.contract import project_variable
from segmentation.errors import InputError
from segmentation.warehouse.base import Advance

# Each pass takes what changed while the one before was sent.
MAX_PASSES = 5


@dataclass
class Sync(Sides):
    """One run of the changes of one destination, on top of what both sides say.

    Parameters
    ----------
    expect, advance
        Told how many members a pass has, and how many are done.
    accept_removals
        Whether a person has accepted what would be held.
    """

    expect: Advance = lambda _: None
    advance: Advance = lambda _: None
    accept_removals: bool = False

    def __post_init__(self) -> None:
        self._sending = Sending(self, lambda count: self.advance(count))
        self._id = uuid.uuid4().hex

    def preview(self) -> Result:
        """Return what would be sent, and send nothing.

        Raises
        ------
        HeldError
            If it would be held.
        """
        with self.open() as warehouse:
            audience, entries = self.look(warehouse)
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
            entries = self.ledger(warehouse).entries()
            audience = self.audience(warehouse)
        self.result.as_of = audience.as_of
        keys = sorted(
            entry.key for entry in entries.values() if entry.customer_id in customers
        )
        if keys:
            self._sending.send({REMOVE: keys, CHANGE: [], ADD: []}, audience.ids)
        if rejected := self._sending.rejected:
            raise InputError(
                f"{self.destination.definition.name} rejected to remove "
                f"{len(rejected)} of them; the reason is in rejected_rows."
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

    def _passes(self) -> None:
        for _ in range(MAX_PASSES):
            with self.open() as warehouse:
                audience, entries = self.look(warehouse)
            self.result.as_of = audience.as_of
            found = self._untried(changes(audience.members, entries))
            self._finish(audience, len(entries))
            if not any(found.values()):
                with self.open() as warehouse:
                    self.ledger(warehouse).forget_rejected(self._sending.rejected)
                return
            self._hold(found, entries, audience)
            self.expect(sum(map(len, found.values())))
            self._sending.send(found, audience.ids)

    def _untried(self, found: Mapping[str, list[str]]) -> dict[str, list[str]]:
        return {
            action: [key for key in keys if key not in self._sending.rejected]
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

    def _record(
        self,
        started: datetime,
        outcome: str,
        message: str,
        ended: datetime | None = None,
    ) -> None:
        counts, result = self.result.counts, self.result
        with self.open() as warehouse:
            ledger = self.ledger(warehouse)
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
