"""Users change names and rules in the seeds alone."""

import shutil
from collections.abc import Callable

import pytest

from support.project import Warehouse

NAMED = ["candidate_segments", "customer_segments", "customers", "segment_sizes"]


@pytest.mark.xdist_group("duckdb")
def test_a_new_name_is_everywhere_without_a_refit(
    demo_of: Callable[[str], Warehouse], new_warehouse: Callable[..., Warehouse]
) -> None:
    """If not, a segment has two names on the day that marketing renames it."""
    warehouse = copy_of(demo_of("duckdb"), new_warehouse("duckdb", "renamed"))
    models = warehouse.query("select distinct model_id from segmentation.segment_fits")
    old = name_of(warehouse, "S01")
    warehouse.execute(
        "update segmentation_reference.segment_playbook set segment_name = 'Stars' "
        f"where segment_name = '{old}'"
    )
    warehouse.dbt(
        "build", "--select", "segment_fits+", "--exclude", "test_type:unit",
        "resource_type:seed",
    )  # fmt: skip
    for table in [*NAMED, "segment_profiles"]:
        assert name_of(warehouse, "S01", table) == "Stars"
    assert models.equals(
        warehouse.query("select distinct model_id from segmentation.segment_fits")
    )


@pytest.mark.xdist_group("duckdb")
def test_a_misspelt_rule_stops_the_run_in_a_sentence(
    demo_of: Callable[[str], Warehouse], new_warehouse: Callable[..., Warehouse]
) -> None:
    """If not, the rule never holds and a name is silently out of use."""
    warehouse = copy_of(demo_of("duckdb"), new_warehouse("duckdb", "misspelt"))
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


def copy_of(built: Warehouse, empty: Warehouse) -> Warehouse:
    """Copy a DuckDB warehouse into an empty one."""
    shutil.copy(built.duckdb_path, empty.duckdb_path)
    return empty


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
