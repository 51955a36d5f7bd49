"""One chunk after another: what is still true of it is sent, and then noted."""

from collections.abc import Mapping

from segmentation.activation.destinations.contract import Chunk
from segmentation.activation.destinations.http import RowsRejected
from segmentation.activation.members import (
    ACTIONS,
    REMOVE,
    Entry,
    Member,
    digest,
    pieces,
)
from segmentation.activation.retry import TryAgain
from segmentation.activation.sides import Sides
from segmentation.warehouse.base import Advance, Warehouse

REPLACE = "replace"


class Sending:
    """Sends the differences of both sides.

    Parameters
    ----------
    sides
        The warehouse and the destination.
    advance
        Told how many members are done.
    """

    def __init__(self, sides: Sides, advance: Advance) -> None:
        self._sides = sides
        self._advance = advance
        # What was rejected in this run is tried again in the next.
        self.rejected: set[str] = set()

    def send(self, found: Mapping[str, list[str]], ids: Mapping[str, set[str]]) -> None:
        """Send all differences.

        Parameters
        ----------
        found
            Action to keys.
        ids
            Key to the customers behind it.
        """
        if self._sides.destination.is_whole:
            self._send_whole(found)
            return
        for action in ACTIONS:
            for keys in pieces(found[action], self._sides.destination.chunk_size):
                self._send(action, keys, ids)
                self._advance(len(keys))

    def _send(self, action: str, keys: list[str], ids: Mapping[str, set[str]]) -> None:
        """Send what is still true of some keys, each time it is tried."""
        attempt = 0
        while True:
            attempt += 1
            with self._sides.open() as warehouse:
                members, before, count = self._true_now(warehouse, action, keys, ids)
            if not members:
                return
            chunk = self._chunk(action, members, count)
            try:
                rejected = self._sides.destination.send(chunk)
            except TryAgain as error:
                self._sides.sleep(
                    self._sides.destination.patience.wait_before(attempt, error)
                )
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
        ledger = self._sides.ledger(warehouse)
        before = ledger.entries(keys)
        customers = set().union(*(ids.get(key, set()) for key in keys))
        customers |= {entry.customer_id for entry in before.values()}
        wanted = self._sides.audience(warehouse, customers).members
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
        with self._sides.open() as warehouse:
            self._sides.ledger(warehouse).accept(action, members, rejected, before)
        self.rejected |= set(rejected)
        self._sides.result.counts[action] += len(members) - len(rejected)
        self._sides.result.counts["rejected"] += len(rejected)
        self._sides.result.count_busy = self._sides.destination.busy()

    def _send_whole(self, found: Mapping[str, list[str]]) -> None:
        attempt = 0
        while True:
            attempt += 1
            with self._sides.open() as warehouse:
                audience = self._sides.audience(warehouse)
                count = self._sides.ledger(warehouse).count_chunks()
            members = [audience.members[key] for key in sorted(audience.members)]
            chunk = self._chunk(REPLACE, members, count)
            try:
                self._sides.destination.send(chunk)
                break
            except TryAgain as error:
                self._sides.sleep(
                    self._sides.destination.patience.wait_before(attempt, error)
                )
        with self._sides.open() as warehouse:
            self._sides.ledger(warehouse).replace(members)
        self._sides.result.counts.update(
            {action: len(found[action]) for action in ACTIONS}
        )
        self._advance(sum(map(len, found.values())))

    def _chunk(self, action: str, members: list[Member], count: int) -> Chunk:
        """Return a chunk whose key is that of the same one sent before, if it was.

        The count of accepted chunks is in it: to add, remove and add again is
        three chunks, not two.
        """
        name = self._sides.destination.definition.name
        contents = [one.content for one in members]
        key = digest([name, action, count, contents])
        return Chunk(action, members, key, self._sides.result.as_of)
