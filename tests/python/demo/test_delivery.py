"""The delivery that goes wrong lacks orders, and nothing else."""

from pathlib import Path

import duckdb
import pytest

from segmentation.demo.delivery import TABLES, write_broken, write_whole
from segmentation.demo.plan import Plan


def counts(folder: Path) -> dict[str, int]:
    """Return the rows of each file."""
    with duckdb.connect() as files:
        return {
            name: files.execute(
                f"select count(*) from '{folder}/{name}.parquet'"
            ).fetchone()[0]
            for name in TABLES
        }


def test_orders_go_missing_with_their_lines(tmp_path: Path) -> None:
    """If lines stay, the run stops for lines without orders, not for the loss."""
    plan = Plan(customers=200)
    whole = write_whole(plan, tmp_path / "whole")
    broken = write_broken(plan, whole, tmp_path / "broken")
    before, after = counts(whole), counts(broken)
    assert after["orders"] / before["orders"] == pytest.approx(0.6, abs=0.05)
    for name in ("customers", "returns", "events", "tickets"):
        assert after[name] == before[name]
    with duckdb.connect() as files:
        strangers = files.execute(
            f"select count(*) from '{broken}/order_lines.parquet' where order_id in ("
            f"select order_id from '{whole}/orders.parquet' except "
            f"select order_id from '{broken}/orders.parquet')"
        ).fetchone()[0]
    assert strangers == 0
