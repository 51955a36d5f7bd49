"""`dbt build --select +model` works on a new warehouse: engineers try a part first."""

from pathlib import Path

import pytest

from support.project import Warehouse

# One worker, which parses the project once for all of them.
pytestmark = pytest.mark.xdist_group("manifest")

# Parts that tests look at together with what is built later.
PARTS = ["int_orders_valued", "customer_features", "segment_sizes"]
BUILT = ("model", "seed", "snapshot")


@pytest.mark.parametrize("model", PARTS)
def test_no_selected_test_reads_a_model_that_is_not_selected(
    model: str, manifest: dict, tmp_path: Path
) -> None:
    """The first build of a part fails at a table that nobody asked for."""
    words = ["--select", f"+{model}", "--output", "json", "--output-keys", "unique_id"]
    listed = Warehouse("duckdb", tmp_path).dbt("list", "--quiet", *words).stdout
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
