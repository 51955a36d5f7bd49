"""The metrics file says what the tables say, and the alerts read it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from segmentation.live.api.metrics import STATE
from support.project import ROOT, Warehouse, Warehouses

ALERTS = ROOT / "alerts" / "segmentation_alerts.yml"


def metrics(warehouse: Warehouse, path: Path) -> dict[str, list]:
    """Write the file; return name -> samples."""
    words = ["metrics", "--target", warehouse.engine, "--out", str(path)]
    warehouse.command("segmentation", *words)
    families = text_string_to_metric_families(path.read_text())
    return {family.name: family.samples for family in families}


def test_the_file_says_what_the_tables_say(demo: Warehouse, tmp_path: Path) -> None:
    """If not, a chart of the operations shows other sizes than the dashboards."""
    found = metrics(demo, tmp_path / "segmentation.prom")

    sizes = demo.query(
        "select segment_id, count_customers from segmentation.segment_sizes"
    )
    samples = found["segmentation_segment_customers"]
    assert {s.labels["segment_id"]: s.value for s in samples} == dict(
        zip(sizes["segment_id"], sizes["count_customers"], strict=True)
    )
    newest = demo.query("select max(as_of) as as_of from segmentation.segment_sizes")
    (as_of,) = found["segmentation_accepted_run_as_of_timestamp_seconds"]
    utc = datetime.fromtimestamp(as_of.value, UTC).replace(tzinfo=None)
    assert utc == newest["as_of"][0]
    assert sum(s.value for s in found["segmentation_run_verdict"]) == 1
    shares = [s.value for s in found["segmentation_segment_share"]]
    assert sum(shares) == pytest.approx(1)


@pytest.mark.recipe("demo", "duckdb")
def test_every_alert_reads_metrics_that_are_there(
    built: Warehouses, tmp_path: Path
) -> None:
    """If not, a metric was renamed and its alert can never fire."""
    used = set(re.findall(r"segmentation_[a-z_]+(?=[\s{)])", ALERTS.read_text()))
    found = metrics(built("duckdb", "demo"), tmp_path / "segmentation.prom")
    # The others are counted by the API.
    of_events = {f"segmentation_events_{name}" for name in STATE}
    assert len(used) > 5
    assert used <= set(found) | of_events
    assert [path.name for path in tmp_path.iterdir()] == ["segmentation.prom"]
