"""A malformed raw table stops the build with a sentence, or is read all the same."""

import pytest

from support.messy import STAGED
from support.project import Warehouse
from support.recipes import FEATURES, MALFORMED, WITHOUT_TESTS

pytestmark = pytest.mark.xdist_group("malformed_changed")
BASES = [
    "base_shop__customers",
    "base_shop__orders",
    "base_shop__order_lines",
    "base_app__events",
]
RECREATE = "create or replace table raw.{0} as select * {1} from raw.{0}"


def replaced(table: str, column: str, expression: str) -> str:
    """Return SQL that gives a column of a raw table another value and type."""
    return RECREATE.format(table, f"replace ({expression} as {column})")


def build(warehouse: Warehouse, *words: str) -> None:
    """Build a part of the project as of the day of the malformed rows."""
    warehouse.dbt("build", *words, "--vars", MALFORMED)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            "drop table raw.order_lines",
            "required table 'raw.order_lines' does not exist",
        ),
        ("alter table raw.orders drop currency", "'raw.orders' has no column"),
        (
            replaced("order_lines", "unit_price", "'12 pounds'"),
            "`unit_price` of the table 'raw.order_lines' is of type varchar",
        ),
        (
            replaced("orders", "customer_id", "12346.5"),
            "`customer_id` of the table 'raw.orders' is of type decimal(6,1) and holds"
            " 12346.5",
        ),
        (
            replaced("orders", "ordered_at", "20250601"),
            "`ordered_at` of the table 'raw.orders' is of type integer",
        ),
        (
            replaced("order_lines", "line_number", "13988421500000000000000"),
            "is of type hugeint and holds 13988421500000000000000",
        ),
        (
            'alter table raw.orders add "Order ID" text',
            "may be the column `order_id` of the table 'raw.orders'",
        ),
        (
            replaced("events", "occurred_at_ms", "timestamp '2025-01-01'"),
            "cast(extract(epoch from 'occurred_at_ms') * 1000 as bigint) in a view",
        ),
        (
            replaced("customers", "marketing_consent", "'maybe'"),
            "`marketing_consent` of the table 'raw.customers' is of type varchar",
        ),
        (
            replaced("order_lines", "quantity", "[1, 2]"),
            "`quantity` of the table 'raw.order_lines' is of type integer[]",
        ),
    ],
)
def test_a_malformed_table_stops_the_build_with_a_sentence(
    broken: Warehouse, change: str, sentence: str
) -> None:
    """If not, a stack trace in the middle of the night says nothing."""
    broken.execute(change)
    done = broken.dbt("run", "--select", *BASES, check=False)
    said = " ".join(done.stdout.split()).replace('"warehouse".', "")
    said = said.replace('"raw"."', "'raw.").replace('"', "'")
    assert done.returncode == 1
    assert sentence in said
    assert "Traceback" not in done.stdout + done.stderr


def test_views_and_columns_of_nulls_are_read(broken: Warehouse) -> None:
    """If not, users cannot map their own tables by views, or leave a column empty."""
    broken.execute(
        "alter table raw.customers rename to their_customers;"
        " create view raw.customers as select * replace (null as deleted_at,"
        " null as time_zone, null as marketing_consent) from raw.their_customers"
    )
    build(broken, "--select", "+stg_shop__customers", *WITHOUT_TESTS)
    counts = broken.query(
        "select count(*) as n from segmentation_staging.stg_shop__customers"
    )
    assert counts.loc[0, "n"] > 1


@pytest.mark.slow
def test_without_orders_the_build_says_that_no_day_is_known(broken: Warehouse) -> None:
    """If not, three hundred skipped nodes are all that one learns."""
    broken.execute("delete from raw.orders; delete from raw.order_lines")
    done = broken.dbt(
        *("build", "--select", "+int_as_of", "without_orders_as_of_is_given"),
        *("--exclude-resource-type", "unit_test"),
        *("--vars", "{max_rejected_share: 1}"),
        check=False,
    )
    assert done.returncode == 1
    assert "No as_of: raw.orders is empty" in done.stdout


@pytest.mark.slow
def test_without_customers_there_are_no_features(broken: Warehouse) -> None:
    """If not, a new shop cannot even set the project up."""
    for table in STAGED:
        broken.execute(f"delete from raw.{table}")
    build(broken, *FEATURES[1:])
    assert broken.query("select * from segmentation.customer_features").empty


@pytest.mark.slow
def test_cancelled_orders_leave_customers_without_purchases(broken: Warehouse) -> None:
    """If not, a shop whose orders are all cancelled has no customers."""
    broken.execute("update raw.orders set status = 'Cancelled'")
    build(broken, *FEATURES[1:])
    found = broken.query(
        "select count(*) as n, count(*) filter (where has_ordered) as buyers"
        " from segmentation.customer_features"
    )
    assert found.loc[0, "n"] > 0
    assert found.loc[0, "buyers"] == 0
