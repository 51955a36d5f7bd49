"""`dbt build --select +model` works on a new warehouse: engineers try a part first."""

import pytest

from support.project import Warehouses

# One worker, which parses the project once for all of them.
pytestmark = pytest.mark.xdist_group("manifest")

# Parts that tests look at together with what is built later.
PARTS = ["int_orders_valued", "stg_shop__orders", "customer_features", "segment_sizes"]
BUILT = ("model", "seed", "snapshot")


@pytest.mark.parametrize("model", PARTS)
def test_no_selected_test_reads_a_model_that_is_not_selected(
    model: str, manifest: dict, new_warehouse: Warehouses
) -> None:
    """The first build of a part fails at a table that nobody asked for."""
    warehouse = new_warehouse("duckdb", f"part_{model}")
    words = ["--quiet", "list", "--select", f"+{model}", "--output", "json"]
    words += ["--output-keys", "unique_id"]
    listed = warehouse.command("dbt", *words).stdout
    selected = {line.split('"')[3] for line in listed.splitlines() if "{" in line}
    tests = {name for name in selected if name.startswith("test.")}
    read = {
        (test.split(".")[2], parent)
        for test in tests
        for parent in manifest["nodes"][test]["depends_on"]["nodes"]
        if parent.startswith(BUILT) and parent not in selected
    }
    assert tests, "its own tests run with it"
    assert not read
