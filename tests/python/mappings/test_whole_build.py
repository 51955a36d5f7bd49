"""Several mappings in one real build, by dbt itself."""

from decimal import Decimal

import pytest

from mappings.test_other_tools import TOOLS
from mappings.test_shopify_fivetran import TABLES
from support.project import Warehouses

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("mappings")]
VARIABLES = (
    "{mapping: [shopify_fivetran, zendesk, klaviyo, ga4], as_of: '2025-07-01',"
    " max_rejected_share: 1}"
)
# The people of the tools are customer 7 of the shop.
PEOPLE = {"ada@x.org": "a@x.org", "ADA@x.org": "A@x.org", "'c3'": "'7'", "'c2'": "'7'"}


@pytest.mark.parametrize("engine", ["duckdb", "postgres"])
def test_a_shop_with_tickets_and_emails_is_built(
    engine: str, new_warehouse: Warehouses
) -> None:
    """If not, models that are off in every other build may not even parse."""
    tools = TOOLS
    for old, new in PEOPLE.items():
        tools = tools.replace(old, new)
    warehouse = new_warehouse(engine, f"mapped_build_{engine}")
    warehouse.execute(TABLES + tools)
    warehouse.dbt("build", "--select", "+customer_features", "--vars", VARIABLES)
    customers = warehouse.query(
        "select customer_id, count_orders, gross_spend, refunds, net_spend,"
        " count_tickets_90d, email_open_share_90d from segmentation.customer_features"
    )
    assert [tuple(row) for row in customers.itertuples(index=False)] == [
        ("7", 5, Decimal("247.9"), Decimal(118), Decimal("129.9"), 2, 1)
    ]
