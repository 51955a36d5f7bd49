"""The benchmark's script by hand reaches what the project reaches."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from benchmarks.by_hand import script_of
from support.project import ROOT, Warehouse

# Rules that are simpler by hand than in the project touch a few customers: returns
# without an order, what to keep of duplicates that contradict each other, and the night
# in which a zone changes its offset.
TOLERANCES = {
    "customer_id": 0.0,
    "tenure_days": 0.001,
    "days_since_last_login": 0.0,
    "active_days_90d": 0.0,
    "active_engagement_score": 0.0,
    "count_orders": 0.15,
    "gross_spend": 0.10,
    "net_spend": 0.15,
    "return_share": 0.10,
}


@pytest.mark.recipe("demo", "duckdb")
def test_script_by_hand_computes_the_same_features(built, tmp_path: Path):
    """A floor that does less work than the project is no floor but a straw man."""
    demo: Warehouse = built("duckdb", "demo")
    copy = shutil.copy(demo.duckdb_path, tmp_path / "floor.duckdb")
    as_of = demo.query("select max(as_of) from segmentation.customer_features")
    day: date = as_of.iloc[0, 0].date()
    differences = ", ".join(
        "avg(case when theirs.customer_id is not null and ours.customer_id is not null "
        f"and ({is_same(name)}) then 0 else 1 end)"
        for name in TOLERANCES
    )
    with duckdb.connect(copy) as connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute(script_of("duckdb", ROOT / "seeds", day))
        shares = connection.execute(
            f"select {differences} from segmentation.customer_features as ours "
            "full join by_hand.customer_features as theirs using (customer_id)"
        ).fetchone()
        columns = {
            row[0]
            for row in connection.execute(
                "from (describe by_hand.customer_features)"
            ).fetchall()
        }
        segments = connection.execute(
            "select count(distinct segment_id) from by_hand.customer_segments"
        ).fetchone()
    found = dict(zip(TOLERANCES, shares, strict=True))
    assert {k: v for k, v in found.items() if v > TOLERANCES[k]} == {}
    ours = set(demo.query("select * from segmentation.customer_features limit 0"))
    assert ours - columns == {"as_of", "data_quality_score"}
    assert segments[0] >= 5


def is_same(name: str) -> str:
    if name == "customer_id":
        return "true"
    ours, theirs = (f"cast({side}.{name} as double)" for side in ("ours", "theirs"))
    return f"abs({ours} - {theirs}) <= 0.01 + 0.0001 * abs({ours})"
