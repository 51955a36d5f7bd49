"""What a backfill builds once and what each day, in a project around this one."""

import os
import subprocess
import sys

import pytest
import yaml

from support.outer_project import OURS, Shop, install
from support.project import Warehouses

pytestmark = pytest.mark.xdist_group("package")

MODELS = {
    "orders_so_far": """
        select orders.customer_id, count(*) as count_so_far
        from {{ ref('customer_segmentation', 'int_orders_netted') }} as orders
        inner join {{ ref('customer_segmentation', 'int_as_of') }} as int_as_of
            on orders.ordered_at < int_as_of.as_of
        group by 1
    """,
    "loyalty": "select id as customer_id, 1 as points from {{ ref('customers') }}",
    "my_features": """
        select orders_so_far.customer_id, count_so_far, points
        from {{ ref('orders_so_far') }} as orders_so_far
        left join {{ ref('loyalty') }} as loyalty
            on orders_so_far.customer_id = loyalty.customer_id
    """,
}
# As a backfill asks dbt: parsed before, so that dbt knows our selectors, too.
LIST = """
import sys
from dbt.cli.main import dbtRunner
manifest = dbtRunner().invoke(["parse", "--quiet"]).result
words = ["ls", "--quiet", "--resource-types", "model", "seed"]
dbtRunner(manifest=manifest).invoke([*words, "--selector", sys.argv[1]])
"""


@pytest.fixture(scope="module")
def shop(new_warehouse: Warehouses) -> Shop:
    """Return a shop with a feature of several models; nothing is built."""
    shop = install(new_warehouse("duckdb", "package_selected"))
    for name, sql in MODELS.items():
        (shop.folder / f"models/{name}.sql").write_text(sql)
    given = yaml.safe_load((shop.folder / "dbt_project.yml").read_text())["vars"]
    ours = given[OURS] | {"feature_models": ["my_features"]}
    shop.rewrite(vars={**given, OURS: ours})
    return shop


def selected(shop: Shop, selector: str) -> set[str]:
    """Return the names of the models and seeds of the shop that are selected."""
    done = subprocess.run(
        [sys.executable, "-c", LIST, selector],
        cwd=shop.folder,
        env={**os.environ, **shop.environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"{OURS}." in done.stdout
    found = [line.split(".") for line in done.stdout.splitlines()]
    return {node[-1] for node in found if node[0] == "shop"}


@pytest.mark.parametrize("selector", ["backfill_day", "backfill_quick"])
def test_features_of_the_shop_are_built_each_day(shop: Shop, selector: str) -> None:
    """If not, a replayed day has the features of another day, or of none at all."""
    assert selected(shop, selector) == {"orders_so_far", "my_features"}


def test_what_no_day_touches_is_built_once(shop: Shop) -> None:
    """If not, each replayed day waits for the shop's raw tables to be built again."""
    once = {"customers", "orders", "exchange_rates", "loyalty"}
    assert selected(shop, "backfill_once") == once
