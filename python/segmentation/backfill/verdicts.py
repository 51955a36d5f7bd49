"""What the gate said of a day, and which models were fitted."""

from datetime import date

from segmentation.backfill.process import Failure
from segmentation.warehouse.base import Warehouse


def verdict_of(warehouse: Warehouse, failures: tuple[Failure, ...]) -> str:
    """Return accepted, warned or rejected; failed if something else broke.

    Parameters
    ----------
    warehouse
        Open warehouse, just built.
    failures
        What failed in the build.
    """
    if failures:
        is_rejected = any(failure.is_of_gate for failure in failures)
        return "rejected" if is_rejected else "failed"
    table = warehouse.name(warehouse.schema, "run_verdict")
    return warehouse.rows(f"select verdict from {table}")[0][0]


def count_fits(warehouse: Warehouse, first: date, last: date) -> int:
    """Return how many models were fitted for days in a range.

    Parameters
    ----------
    warehouse
        Open warehouse.
    first, last
        The range of as_of, both ends included.
    """
    if "segment_models" not in warehouse.table_names(warehouse.schema):
        return 0
    table = warehouse.name(warehouse.schema, "segment_models")
    return warehouse.rows(
        f"select count(distinct model_id) from {table}"
        f" where cast(as_of as date) between '{first}' and '{last}'"
    )[0][0]
