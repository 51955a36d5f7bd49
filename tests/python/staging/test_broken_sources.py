"""A raw table that is missing or odd stops the build with one clear sentence."""

import pytest

from support.messy import stage
from support.project import Warehouse

pytestmark = pytest.mark.xdist_group("messy_changed")
BASES = ["base_shop__orders", "base_shop__order_lines"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("drop table raw.orders", 'The required table "warehouse"."raw"."orders"'),
        (
            "alter table raw.orders drop column currency",
            'The table "warehouse"."raw"."orders" has no column `currency`',
        ),
        (
            "alter table raw.order_lines alter quantity type text",
            "is of type varchar; it must be of type numeric(28, 10), such as cast(",
        ),
    ],
)
def test_a_broken_source_is_named(messy: Warehouse, change: str, sentence: str) -> None:
    """If not, a stack trace in the middle of the night says nothing."""
    messy.execute(change)
    done = messy.dbt("run", "--select", *BASES, check=False)
    assert done.returncode == 1
    assert sentence in " ".join(done.stdout.split())


def test_optional_tables_may_be_missing(messy: Warehouse) -> None:
    """If not, a shop without a support system cannot use the project."""
    for table in ["returns", "events", "tickets"]:
        messy.execute(f"drop table raw.{table}")
    assert "raw.events does not exist" in stage(messy).stdout.replace('"', "")
    counts = messy.query("select * from segmentation.source_row_counts")
    empty = counts[counts["count_raw"] == 0]["source_table"]
    assert sorted(empty) == ["events", "returns", "tickets"]


def test_too_many_rejects_stop_the_build(messy: Warehouse) -> None:
    """If not, segments are made of the rows that happened to be readable."""
    done = stage(messy, check=False, select="+int_as_of", max_rejected_share=0.01)
    assert done.returncode == 1
    assert "SKIP relation segmentation_intermediate.int_as_of" in done.stdout
    for table in ("customers", "orders"):
        assert f"Too many rejected rows in raw.{table}" in done.stdout
    assert "unknown_time_zone" in done.stdout
    assert "guest_sale" not in done.stdout
