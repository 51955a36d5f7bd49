"""Users change names and rules in the seeds alone."""

import pytest

from support.project import Warehouse, Warehouses

NAMED = ["candidate_segments", "customer_segments", "customers", "segment_sizes"]
NAMED += ["segment_profiles"]


@pytest.mark.slow
@pytest.mark.recipe("demo", "duckdb")
def test_a_new_name_is_everywhere_without_a_refit(copied: Warehouses) -> None:
    """If not, a segment has two names on the day that marketing renames it."""
    warehouse = copied("duckdb", "demo")
    models = warehouse.query("select distinct model_id from segmentation.segment_fits")
    old = name_of(warehouse, "S01")
    warehouse.execute(
        "update segmentation_reference.segment_playbook set segment_name = 'Stars' "
        f"where segment_name = '{old}'"
    )
    between = [f"segment_fits+,+{table}" for table in NAMED]
    warehouse.dbt("build", "--select", *between, "--exclude", "test_type:unit")
    for table in NAMED:
        assert name_of(warehouse, "S01", table) == "Stars"
    assert models.equals(
        warehouse.query("select distinct model_id from segmentation.segment_fits")
    )


@pytest.mark.recipe("demo", "duckdb")
def test_a_misspelt_rule_stops_the_run_in_a_sentence(copied: Warehouses) -> None:
    """If not, the rule never holds and a name is silently out of use."""
    warehouse = copied("duckdb", "demo")
    warehouse.execute(
        "update segmentation_reference.segment_playbook_rules "
        "set feature = 'nett_spend' where playbook_key = 'high_spenders'"
    )
    done = warehouse.dbt(
        "build", "--select", "segment_rule_faults+1", "segment_playbook_faults+1",
        "--exclude", "test_type:unit", check=False,
    )  # fmt: skip
    assert done.returncode != 0
    said = (
        "segment_playbook_rules.csv, row high_spenders,nett_spend, column feature: "
        "nett_spend is no number column of customer_features"
    )
    assert said in done.stdout
    assert "SKIP relation segmentation_intermediate.segment_fit_sample" in done.stdout


def name_of(
    warehouse: Warehouse, segment_id: str, table: str = "customer_segments"
) -> str:
    """Return the one name of a segment in a table."""
    found = warehouse.query(
        f"select distinct segment_name from segmentation.{table} "
        f"where segment_id = '{segment_id}'"
    )
    assert len(found) == 1
    return found["segment_name"][0]
