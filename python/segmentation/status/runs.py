"""The last runs, from the ledger."""

from dataclasses import dataclass
from datetime import datetime

from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse

LEDGER = "segmentation_runs"
REJECTED = "rejected"


@dataclass(frozen=True)
class LedgerRow:
    """One run: its date (UTC), what the gate said and why, and its model."""

    as_of: datetime
    verdict: str
    reason: str
    reasons: str
    model_id: str | None

    @property
    def is_rejected(self) -> bool:
        """Whether nothing was published."""
        return self.verdict == REJECTED


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
    if LEDGER not in warehouse.table_names(warehouse.schema):
        raise InputError(
            f"there is no {LEDGER} in schema {warehouse.schema} of "
            f"{warehouse.place}; run dbt build first."
        )
    ledger = warehouse.name(warehouse.schema, LEDGER)
    records = warehouse.records(
        "select as_of, verdict, reason, reasons, model_id "
        f"from {ledger} order by as_of desc limit {count}"
    )
    return [LedgerRow(**record) for record in records]


def last_accepted(warehouse: Warehouse) -> datetime | None:
    """Return the as_of of the newest run that was published."""
    ledger = warehouse.name(warehouse.schema, LEDGER)
    ((as_of,),) = warehouse.rows(f"select max(as_of) from {ledger} where is_published")
    return as_of
