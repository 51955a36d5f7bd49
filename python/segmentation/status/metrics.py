"""The last run as metrics in Prometheus' text format."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Gauge, write_to_textfile

from segmentation.errors import InputError
from segmentation.status.families import FAMILIES
from segmentation.status.runs import last_accepted, last_runs
from segmentation.warehouse.base import Warehouse

PREFIX = "segmentation"
VERDICTS = ("accepted", "warned", "rejected")
Rows = Sequence[dict[str, Any]]


def write_metrics(warehouse: Warehouse, max_days: float, path: Path) -> None:
    """Replace a file by the metrics of the last run, as a whole.

    Parameters
    ----------
    warehouse
        Where the tables are.
    max_days
        Oldest age in days of the last accepted run that is in order; the alert
        rules compare with it.
    path
        The file; its folder must be there.

    Raises
    ------
    InputError
        If no run came as far as the gate yet, or the file cannot be written.
    """
    registry = CollectorRegistry()
    _add(registry, "max_days_since_run", "Oldest age in order.", [{"value": max_days}])
    for name, text, rows in _of_ledger(warehouse):
        _add(registry, name, text, rows)
    schema = warehouse.name(warehouse.schema)
    for family in FAMILIES:
        rows = warehouse.records(family.query.format(schema))
        _add(registry, family.name, family.text, rows)
    try:
        write_to_textfile(str(path), registry)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error


def _of_ledger(warehouse: Warehouse) -> Iterable[tuple[str, str, Rows]]:
    """Yield name, text and rows of what the ledger says."""
    for run in last_runs(warehouse, 1):
        verdicts = [{"verdict": v, "value": v == run.verdict} for v in VERDICTS]
        yield "run_verdict", "1 for the verdict of the last run, else 0.", verdicts
        as_of = [{"value": run.as_of}]
        yield "run_as_of_timestamp_seconds", "as_of of the last run.", as_of
    accepted = [{"value": last_accepted(warehouse)}]
    text = "as_of of the last accepted run."
    yield "accepted_run_as_of_timestamp_seconds", text, accepted


def _add(registry: CollectorRegistry, name: str, text: str, rows: Rows) -> None:
    """Add a gauge whose labels are the other columns; rows without a value are out."""
    known = [row for row in rows if row["value"] is not None]
    if not known:
        return
    labels = [column for column in known[0] if column != "value"]
    gauge = Gauge(f"{PREFIX}_{name}", text, labels, registry=registry)
    for row in known:
        values = [str(row[label]) for label in labels]
        (gauge.labels(*values) if labels else gauge).set(_number(row["value"]))


def _number(value: Any) -> float:
    """Return seconds since 1970 for an instant, which is UTC."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC).timestamp()
    return float(value)
