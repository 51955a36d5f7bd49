"""Each messy raw row has the outcome that its `expected` column says."""

import pytest

from support.messy import KEYS, REVIEWED, STAGED, expected_outcomes, outcomes
from support.project import Warehouses
from support.tables import differences, sorted_rows

pytestmark = pytest.mark.recipe("messy")
PUBLIC = ["source_row_counts", "rejected_row_counts", *(f"rejected_{t}" for t in KEYS)]


@pytest.mark.parametrize("table", KEYS)
def test_every_row_has_its_outcome(engine: str, table: str, built: Warehouses) -> None:
    """If not, good rows are thrown away, or bad ones become features."""
    assert outcomes(built(engine, "messy"), table) == expected_outcomes(table)


@pytest.mark.parametrize(
    "table",
    [
        *(f"segmentation_staging.{name}" for name in STAGED.values()),
        *(f"segmentation_staging.{name}" for name in REVIEWED.values()),
        *(f"segmentation.{name}" for name in PUBLIC),
    ],
)
def test_both_engines_stage_the_same_rows(table: str, built: Warehouses) -> None:
    """If not, the engines disagree before the first feature is computed."""
    frames = [
        built(engine, "messy").query(f"select * from {table}")
        for engine in ("duckdb", "postgres")
    ]
    left, right = map(sorted_rows, frames)
    assert len(left) > 0
    assert differences(left, right) == []


def test_every_reason_occurs(built: Warehouses) -> None:
    """If not, a reason of the seed is dead, or no row here shows it."""
    seen = built("duckdb", "messy").query(
        "select distinct reject_reason from segmentation.rejected_row_counts"
    )
    listed = built("duckdb", "messy").query(
        "select reject_reason from segmentation_reference.reject_reasons"
    )
    # Who is erased has to be erased first: tests/python/erasure.
    assert set(seen["reject_reason"]) == set(listed["reject_reason"]) - {"erased"}
