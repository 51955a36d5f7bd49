"""Whether changes are held back because too many customers moved."""

from segmentation.live.functions import SUFFIX
from segmentation.warehouse.base import Warehouse, quoted


def held_back(warehouse: Warehouse) -> str | None:
    """Return the sentence that says so, None while changes are told on.

    Parameters
    ----------
    warehouse
        Open warehouse; where no events are taken nothing is held back.
    """
    schema = f"{warehouse.schema}_{SUFFIX}"
    if warehouse.engine != "postgres" or "breaker" not in warehouse.table_names(schema):
        return None
    rows = warehouse.rows(f"select sentence from {quoted(schema, 'breaker')}")
    return rows[0][0] if rows else None
