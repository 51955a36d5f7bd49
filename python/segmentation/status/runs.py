"""The last runs, from the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from segmentation.errors import InputError
from segmentation.publish.published_run import BOARDS, schema_name
from segmentation.warehouse.base import Warehouse

LEDGER = "segmentation_runs"
TIMINGS = "segmentation_run_timings"
BOARD = "board_run_ledger"
REJECTED = "rejected"
FAILED = "failed"


@dataclass(frozen=True)
class LedgerRow:
    """One run: its date (UTC), what the gate said and why, and its model."""

    as_of: datetime
    verdict: str
    reason: str
    reasons: str
    model_id: str | None
    is_accepted_by_hand: bool = False
    accepted_by: str | None = None
    accepted_because: str | None = None

    @property
    def is_rejected(self) -> bool:
        """Whether nothing was published."""
        return self.verdict == REJECTED

    @property
    def title(self) -> str:
        """The verdict in words; a run accepted by hand was not found good."""
        return f"{self.verdict} by hand" if self.is_accepted_by_hand else self.verdict

    @property
    def why(self) -> str:
        """The reason, and who accepted in spite of it."""
        if not self.is_accepted_by_hand:
            return self.reason
        because = f" because: {self.accepted_because}" if self.accepted_because else ""
        return f"by {self.accepted_by or 'somebody'}{because}; found: {self.reason}"


def has_ledger(warehouse: Warehouse) -> bool:
    """Return whether any run came as far as the gate."""
    return LEDGER in warehouse.table_names(warehouse.schema)


def last_runs(warehouse: Warehouse, count: int) -> list[LedgerRow]:
    """Return at most `count` runs, the newest date first.

    Parameters
    ----------
    warehouse
        Open warehouse.
    count
        Most runs to return.

    Raises
    ------
    InputError
        If no run came as far as the gate yet.
    """
    if not has_ledger(warehouse):
        raise InputError(
            f"there is no {LEDGER} in schema {warehouse.schema} of "
            f"{warehouse.place}; run dbt build first."
        )
    ledger = warehouse.name(warehouse.schema, LEDGER)
    records = warehouse.records(
        "select as_of, verdict, reason, reasons, model_id, is_accepted_by_hand, "
        "accepted_by, accepted_because "
        f"from {ledger} order by as_of desc limit {count}"
    )
    return [LedgerRow(**record) for record in records]


def last_accepted(warehouse: Warehouse) -> datetime | None:
    """Return the as_of of the newest run that was published."""
    ledger = warehouse.name(warehouse.schema, LEDGER)
    ((as_of,),) = warehouse.rows(f"select max(as_of) from {ledger} where is_published")
    return as_of


@dataclass(frozen=True)
class FailedBuild:
    """A build that failed without the gate: when (UTC), and what failed first."""

    started_at: datetime
    reason: str


def last_failure(warehouse: Warehouse) -> FailedBuild | None:
    """Return the last build if it failed and the gate has not said why.

    None where it went well, was rejected (the ledger has it), or was made before
    the reasons of failures were kept.
    """
    if TIMINGS not in warehouse.table_names(warehouse.schema):
        return None
    found = warehouse.records(
        f"select * from {warehouse.name(warehouse.schema, TIMINGS)}"
        " where layer = 'run' and command in ('build', 'run', 'retry')"
        " order by started_at desc limit 1"
    )
    if not found or found[0].get("verdict") != FAILED:
        return None
    return FailedBuild(found[0]["started_at"], found[0]["reason"])


def last_rejected(warehouse: Warehouse, count: int) -> list[dict[str, Any]]:
    """Return at most `count` rejected runs, the newest first, as the board has them.

    Parameters
    ----------
    warehouse
        Open warehouse.
    count
        Most runs to return.
    """
    boards = schema_name(warehouse.schema, BOARDS)
    if BOARD not in warehouse.table_names(boards):
        return []
    return warehouse.records(
        f"select * from {warehouse.name(boards, BOARD)}"
        " where verdict = 'Rejected' order by as_of desc, invocation_id"
        f" limit {count}"
    )
