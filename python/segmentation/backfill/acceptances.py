"""Who accepted which day by hand: kept, because a replay writes the ledger anew."""

from datetime import date

from segmentation.warehouse.base import Warehouse

TABLE = "segmentation_acceptances"
LEDGER = "segmentation_runs"
COLUMNS = "as_of, accepted_by, accepted_because"
BY_HAND = "is_accepted_by_hand and is_published"
# Day -> the variables of dbt that say who accepted it, and why.
Acceptances = dict[date, dict[str, str]]


def remember(warehouse: Warehouse) -> Acceptances:
    """Note the days that are accepted by hand now; return all that ever were.

    Parameters
    ----------
    warehouse
        Open warehouse, before its days are replayed.
    """
    if LEDGER not in warehouse.table_names(warehouse.schema):
        return {}
    table = warehouse.name(warehouse.schema, TABLE)
    ledger = warehouse.name(warehouse.schema, LEDGER)
    by_hand = f"from {ledger} where {BY_HAND}"
    warehouse.execute(
        f"create table if not exists {table}"
        " (as_of timestamp, accepted_by text, accepted_because text);"
        f"delete from {table} where as_of in (select as_of {by_hand});"
        f"insert into {table} select {COLUMNS} {by_hand}"
    )
    return {
        row["as_of"].date(): {
            name: row[name] for name in ("accepted_by", "accepted_because") if row[name]
        }
        for row in warehouse.records(f"select {COLUMNS} from {table}")
    }


def in_words(acceptance: dict[str, str]) -> str:
    """Say who accepted a day, and why.

    >>> in_words({"accepted_by": "Ada", "accepted_because": "a merger"})
    'by Ada because: a merger'
    """
    because = acceptance.get("accepted_because")
    who = f"by {acceptance.get('accepted_by', 'somebody')}"
    return f"{who} because: {because}" if because else who
