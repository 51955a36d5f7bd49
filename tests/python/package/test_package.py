"""Another dbt project has this one as a package: each does its own, side by side."""

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from support.outer_project import OURS, Shop, install
from support.project import ROOT, Warehouses

# One worker, which installs and builds once for all of them.
pytestmark = pytest.mark.xdist_group("package")

DAYS = ("--from", "2025-12-31", "--to", "2026-01-01")
# What a bad delivery must be stopped by, and two warnings about tiers and rules.
TESTS_IN_DAILY_BUILD = {"gate", "intake", "serving"}


@pytest.fixture(scope="module")
def parsed(new_warehouse: Warehouses) -> dict:
    """Return the manifest of both projects; nothing is built."""
    shop = install(new_warehouse("duckdb", "package_parsed"))
    shop.run("dbt", "parse")
    return shop.manifest()


def names(manifest: dict, kind: str, package: str) -> set[str]:
    """Return the names of a kind of nodes of a package."""
    nodes = [*manifest["nodes"].values(), *manifest["unit_tests"].values()]
    return {
        node["name"]
        for node in nodes
        if (node["resource_type"], node["package_name"]) == (kind, package)
    }


def read_by(manifest: dict, node: str) -> list[str]:
    """Return what a node reads."""
    return manifest["nodes"][node]["depends_on"]["nodes"]


def test_each_project_reads_its_own_table_of_one_name(parsed: dict) -> None:
    """If not, the shop's `customers` would be taken for the segmented ones."""
    nodes = parsed["nodes"]
    assert nodes["model.shop.customers"]["schema"] == "shop_dev_app"
    assert nodes[f"model.{OURS}.customers"]["schema"] == "shop_dev_segmentation"
    assert read_by(parsed, "model.shop.orders_by_segment") == [
        f"model.{OURS}.customers",
        "model.shop.orders",
    ]
    assert f"model.{OURS}.customers" in read_by(parsed, f"model.{OURS}.publication")
    raw = read_by(parsed, f"model.{OURS}.base_shop__customers")
    assert "model.shop.customers" in raw


def test_the_package_leaves_the_nodes_of_the_shop_alone(parsed: dict) -> None:
    """If not, installing it moves or changes tables that have nothing to do with it."""
    own = [one for one in parsed["nodes"].values() if one["package_name"] == "shop"]
    schemas = {
        (one["resource_type"], one["schema"])
        for one in own
        if one["resource_type"] != "test"
    }
    assert schemas == {
        ("model", "shop_dev_app"),
        ("model", "shop_dev_marketing"),
        ("seed", "shop_dev"),
    }
    for node in own:
        read = node["depends_on"]["macros"]
        assert not [macro for macro in read if macro.startswith(f"macro.{OURS}.")]


def test_the_daily_build_has_what_stops_a_bad_run_and_no_other_test(
    parsed: dict,
) -> None:
    """If not, the shop waits each day for tests of code that it did not change."""
    assert not names(parsed, "unit_test", OURS)
    tests = [
        one
        for one in parsed["nodes"].values()
        if one["resource_type"] == "test" and one["package_name"] == OURS
    ]
    assert {one["fqn"][1] for one in tests} == TESTS_IN_DAILY_BUILD
    assert names(parsed, "test", "shop")


def test_folders_are_left_out_and_seeds_replaced(parsed: dict) -> None:
    """If not, the shop builds boards that nobody looks at, with our rates."""
    assert not [one for one in names(parsed, "model", OURS) if one.startswith("board_")]
    assert "exchange_rates" not in names(parsed, "seed", OURS)
    rates = read_by(parsed, f"model.{OURS}.stg_shop__exchange_rates")
    assert "seed.shop.exchange_rates" in rates


def test_a_model_of_the_shop_is_not_published_as_one_of_ours(parsed: dict) -> None:
    """If not, a build stops at the name of a model, or publishes what is not ours."""
    assert "model.shop.crm_customers" in parsed["nodes"]
    assert "model.shop.crm_customers" not in read_by(
        parsed, f"model.{OURS}.publication"
    )


def follow_recipe(shop: Shop) -> None:
    """Add a feature as CONTRIBUTING tells it: a model, and two variables."""
    text = (ROOT / "CONTRIBUTING.md").read_text()
    recipe = text.split("### Add a feature of your own")[1].split("\n### ")[0]
    sql, settings = re.findall(r"```\w+\n(.*?)```", recipe, re.DOTALL)
    model = shop.folder / "models" / "my_features.sql"
    model.write_text(textwrap.dedent(sql))
    given = yaml.safe_load((shop.folder / "dbt_project.yml").read_text())["vars"]
    ours = given[OURS] | yaml.safe_load(settings)
    shop.rewrite(vars={**given, OURS: ours})


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def built(request: pytest.FixtureRequest, new_warehouse: Warehouses) -> Iterator[Shop]:
    """Return the shop with both projects built by `dbt build`."""
    shop = install(new_warehouse(request.param, "package_built"))
    loaded = ("--customers", "300", "--end", "2026-01-01")
    shop.run("segmentation", "load", "--dataset", "synthetic", *loaded)
    follow_recipe(shop)
    shop.run("dbt", "build")
    return shop


@pytest.mark.slow
def test_the_shop_reads_segments_of_its_own_orders(built: Shop) -> None:
    """If not, the package is of no use to the models behind it."""
    query = built.warehouse.query
    counted = query(
        "select sum(count_customers) from shop_dev_marketing.orders_by_segment"
    )
    customers = query("select count(*) from shop_dev_segmentation.customers")
    assert counted.iloc[0, 0] == customers.iloc[0, 0] > 250
    rates = query("select distinct to_currency from shop_dev.exchange_rates")
    assert rates.iloc[0, 0] == "EUR"
    began = query(
        "select distinct cast(dbt_valid_from as date) as day"
        " from shop_dev_segmentation.customer_segment_history"
    )
    assert [str(day)[:10] for day in began.day] == ["2026-01-01"]


@pytest.mark.slow
def test_a_feature_of_the_shop_is_clustered_on(built: Shop) -> None:
    """If not, the recipe of CONTRIBUTING does not work."""
    query = built.warehouse.query
    shares = query(
        "select count(*) as count_customers, min(weekend_share) as least,"
        " max(weekend_share) as most from shop_dev_segmentation.customer_features"
        " where has_ordered and weekend_share is not null"
    )
    assert shares.count_customers[0] > 200
    assert (shares.least[0], shares.most[0]) == (0, 1)
    centres = query(
        "select distinct feature from shop_dev_segmentation.segment_centroids"
    )
    assert "weekend_share" in set(centres.feature)


def assert_views_of_the_shop_are_there(shop: Shop) -> None:
    """Fail if the shop's view over the segmented customers is gone or empty."""
    view = "shop_dev_marketing.orders_by_segment"
    counted = shop.warehouse.query(f"select sum(count_customers) as found from {view}")
    assert counted.found[0] > 250


@pytest.mark.slow
def test_the_command_line_works_in_the_shop(built: Shop) -> None:
    """If not, the shop has to know where the package keeps its tables."""
    assert "A build can read these tables." in built.run("segmentation", "check").stdout
    said = built.run("segmentation", "run").stdout
    assert "Published as of 2026-01-01" in said
    assert_views_of_the_shop_are_there(built)
    status = built.run("segmentation", "status", "--at", "2026-01-02").stdout
    assert "All is well." in status
    said = built.run("segmentation", "summary").stdout
    assert "shop_dev_segmentation" in said
    assert "ref('customer_segmentation', 'customers')" in said
    assert "raw_tables names your models" in said
    said = built.run("segmentation", "report", check=False)
    assert "dbt_project.yml disables that folder" in said.stderr


@pytest.mark.slow
def test_sources_are_as_fresh_as_the_tables_that_are_read(built: Shop) -> None:
    """If not, freshness looks at tables that the shop does not have."""
    said = built.run("dbt", "source", "freshness").stdout
    assert said.count("PASS freshness of") == 5
    assert "PASS freshness of shop.orders" in said


@pytest.mark.slow
def test_days_are_replayed_and_shown_on_pages(built: Shop, tmp_path: Path) -> None:
    """If not, the shop has no history until it has waited for it."""
    models = {
        "shop": {"app": {"+schema": "app"}, "marketing": {"+schema": "marketing"}}
    }
    built.rewrite(models=models)
    built.run("segmentation", "backfill", *DAYS)
    runs = built.warehouse.query(
        "select cast(as_of as date) as day from shop_dev_segmentation.run_verdict"
        " union select cast(as_of as date) from"
        " shop_dev_segmentation.segmentation_runs order by 1"
    )
    assert [str(day)[:10] for day in runs.day] == ["2025-12-31", "2026-01-01"]
    assert_views_of_the_shop_are_there(built)
    built.run("segmentation", "report", "--site", str(tmp_path / "site"))
    assert (tmp_path / "site/index.html").is_file()
    assert (tmp_path / "site/boards/segments_today.html").is_file()
