"""What every destination can do."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from segmentation.activation.addresses import normalised
from segmentation.activation.definition import Definition
from segmentation.activation.members import Entry, Member
from segmentation.activation.retry import Patience

CHUNK_SIZE = 100


@dataclass(frozen=True)
class Chunk:
    """What is sent at once.

    Parameters
    ----------
    action
        ``add``, ``change`` or ``remove``; ``replace`` where the whole audience is
        written.
    members
        The rows, sorted by key; those to remove have no payload.
    idempotency_key
        Equal when the same chunk is sent again because its answer was lost.
    as_of
        as_of of the published run.
    """

    action: str
    members: Sequence[Member]
    idempotency_key: str
    as_of: datetime


class Destination(ABC):
    """A place that takes members; made from its definition.

    Parameters
    ----------
    definition
        As destinations.yml has it.
    """

    # Whether an audience is written whole, and not its changes.
    is_whole = False

    def __init__(self, definition: Definition) -> None:
        self.definition = definition

    @property
    def chunk_size(self) -> int:
        """Most members in a chunk."""
        return self.definition.settings.get("chunk_size", CHUNK_SIZE)

    @property
    def patience(self) -> Patience:
        """How often a chunk is tried."""
        given = self.definition.settings
        usual = Patience()
        return Patience(
            given.get("max_attempts", usual.attempts),
            given.get("backoff_seconds", usual.backoff),
            given.get("max_wait_seconds", usual.longest),
        )

    @property
    def fields(self) -> Mapping[str, str]:
        """Name there to field of ours."""
        return self.definition.fields

    @property
    def address_rule(self) -> str | None:
        """How addresses are normalised; None where none is sent."""
        return "plain" if "email" in self.fields.values() else None

    def key_of(self, customer_id: str, email: str | None) -> str | None:
        """Return the key of a customer there, None where one cannot be made."""
        if self.address_rule and normalised(email) is None:
            return None
        return customer_id

    @abstractmethod
    def send(self, chunk: Chunk) -> dict[str, str]:
        """Send a chunk; return the keys that were rejected, with the reason.

        Raises
        ------
        TryAgain
            If the same chunk may be accepted later, or perhaps was.
        InputError
            If the destination does not take such chunks.
        """

    def seen(
        self, ledger: Mapping[str, Entry], wanted: Mapping[str, Member]
    ) -> Mapping[str, Entry]:
        """Return the ledger as the other side shows it, where it can be asked."""
        return ledger

    def busy(self) -> int:
        """Return how many rows were left because others had them locked."""
        return 0

    def request_row(self, member: Member) -> dict[str, Any]:
        """Return a member as one JSON object."""
        return {"customer_id": member.customer_id, **member.payload}
