"""Who may read what is published on PostgreSQL (test_gate.py: what it shows, when)."""

import uuid
from collections.abc import Iterator

import psycopg2
import pytest

from support.project import Warehouse, Warehouses

PUBLISHED = "segmentation_published.customers"
BOARD = "segmentation_published_boards.board_segment_sizes"
EVERYTHING_ELSE = [
    "segmentation.customers",
    "segmentation_staging.stg_shop__customers",
    "raw.customers",
]


@pytest.fixture
def warehouse(copied: Warehouses) -> Warehouse:
    """Give a copy of the demo on PostgreSQL."""
    return copied("postgres", "demo")


@pytest.fixture
def role(warehouse: Warehouse) -> Iterator[str]:
    """Give a role; a server keeps it beyond the database."""
    name = f"bi_{uuid.uuid4().hex[:8]}"
    warehouse.execute(f"create role {name}")
    yield name
    warehouse.execute(f"drop owned by {name}; drop role {name}")


@pytest.mark.slow
@pytest.mark.recipe("demo", "postgres")
def test_bi_roles_read_the_published_schemas_and_nothing_else(
    warehouse: Warehouse, role: str
) -> None:
    """If not, whoever may see a dashboard may see every e-mail address."""
    words = ["run", "--select", "publication", "--vars"]
    missing = warehouse.dbt(*words, "bi_roles: [nobody_at_all]", check=False)
    assert missing.returncode != 0
    assert "bi_roles names the role 'nobody_at_all'" in missing.stdout
    assert "START python table model" not in missing.stdout

    warehouse.dbt(*words, f"bi_roles: [{role}]")
    for table in (PUBLISHED, BOARD):
        assert len(warehouse.query(f"set role {role}; select * from {table}"))
    for other in EVERYTHING_ELSE:
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            warehouse.query(f"set role {role}; select * from {other}")

    # A table of another run, as after `dbt run --select` of a part.
    warehouse.execute(
        "update segmentation.segment_profiles set as_of = as_of - interval '1' day"
    )
    mixed = warehouse.dbt("run", "--select", "publication", check=False)
    assert mixed.returncode != 0
    assert "Nothing was published: the last run is as of" in mixed.stdout
    assert "but segment_profiles as of" in mixed.stdout


@pytest.mark.slow
@pytest.mark.recipe("demo", "postgres")
def test_the_crm_reads_one_table_which_bi_does_not(
    warehouse: Warehouse, role: str
) -> None:
    """If not, addresses are where every dashboard is, or the CRM reads everything."""
    models = ["crm_customers", "publication"]
    warehouse.dbt("run", "--select", *models, "--vars", f"crm_roles: [{role}]")
    found = warehouse.query(
        f"set role {role}; select * from segmentation_crm.customers"
    )
    said_yes = warehouse.query(
        "select customer_id from segmentation_published.customers"
        " where marketing_consent"
    )
    assert set(found["customer_id"]) == set(said_yes["customer_id"])
    assert found["email"].notna().any()
    for other in [PUBLISHED, BOARD, *EVERYTHING_ELSE]:
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            warehouse.query(f"set role {role}; select * from {other}")
