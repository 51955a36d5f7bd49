"""A delivery whose rows break a rule is rejected with a verdict, and says why."""

import pytest

from scenarios.deliveries import YESTERDAY
from support.project import Warehouse, Warehouses

TODAY = "2025-12-02"
GATE = ["+source_drift", "source_findings", "run_findings", "run_verdict"]
TESTS = ["rejected_shares_stay_below_the_bound", "a_rejected_run_is_not_published"]
WORDS = ["--exclude", "test_type:unit", "--vars", f"as_of: {TODAY}"]
ZLOTY = "update raw.orders set currency = 'PLN' where md5(order_id) < '1'"


@pytest.fixture(params=["duckdb", "postgres"])
def shop(request: pytest.FixtureRequest, copied: Warehouses) -> Warehouse:
    """Return a shop whose run of yesterday was accepted, and orders in a new money."""
    warehouse = copied(request.param, "scenarios")
    warehouse.execute(ZLOTY)
    return warehouse


@pytest.mark.slow
@pytest.mark.xdist_group("scenarios_trace")
def test_rows_that_cannot_be_used_reject_the_run_and_leave_a_trace(
    shop: Warehouse,
) -> None:
    """If not, the ledger and the pages say that all is well after a stopped run."""
    assert YESTERDAY < TODAY
    partial = ["--select", "+source_drift", TESTS[0]]
    stopped = shop.dbt("build", *partial, *WORDS, check=False)
    # Without the gate a failed test fails, as everywhere in dbt.
    assert "FailFast Error in test rejected_shares" in stopped.stdout
    words = ["--select", *GATE, "run_violations", *TESTS]
    done = shop.dbt("build", *words, *WORDS, check=False)
    assert done.returncode == 1
    assert "This run is not published: Too many rejected rows in raw." in done.stdout
    found = shop.query(
        "select verdict, reason from segmentation.run_verdict where as_of = "
        f"timestamp '{TODAY}'"
    )
    assert list(found["verdict"]) == ["rejected"]
    assert found["reason"][0].startswith("Too many rejected rows in raw.orders")
    assert "PLN" in found["reason"][0]
    advice = shop.query("select what_to_do from segmentation.run_violations")
    assert advice["what_to_do"].notna().all()
