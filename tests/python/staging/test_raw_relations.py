"""Whatever an engine can select from may stand in the raw schema, by any name."""

from datetime import datetime
from decimal import Decimal

import pytest

from support.project import Warehouse, Warehouses

pytestmark = pytest.mark.xdist_group("raw_relations")

BASES = ["customers", "orders", "order_lines", "returns"]
# The two engines have other types; what is read is the same.
COMMON = """
create schema raw;
create type state as enum ('completed', 'updated', 'printed');
create table raw.people (
    "Customer ID" {char}, signed_up_at date, birth_year double precision
);
insert into raw.people values ('ada', '2025-01-01', 1980);
create view raw.customers as select * from raw.people;
create table raw.sold (
    "Order_ID" {numeric}, customer_id {char}, ordered_at timestamptz, status state,
    currency varchar(3), time_zone text
);
insert into raw.sold values
    (1001, 'ada', '2025-06-01 12:00:00+02', 'updated', 'GBP', 'nowhere');
{orders};
create table raw."Order Lines" (
    order_id double precision, line_number bigint, quantity {numeric},
    "unit price" {money}
) {partitioned};
{partition};
insert into raw."Order Lines" values (1001, 13988421500001, 2, 6.95);
create table raw.returns (
    return_id uuid, customer_id text, refund integer, currency text,
    returned_at timestamptz, _fivetran_synced timestamptz
);
insert into raw.returns values (
    '6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'ada', 3, 'GBP',
    '2025-06-02 00:00:00Z', '2025-06-02 12:00:00+02'
);
"""
DUCKDB = {
    "char": "text",
    "numeric": "hugeint",
    "money": "decimal(20, 6)",
    "orders": "create view raw.orders as select * from raw.sold",
    "partitioned": "",
    "partition": "select 1",
}
POSTGRES = {
    "char": "char(8)",
    "numeric": "whole_number",
    "money": "money",
    "orders": "create materialized view raw.orders as select * from raw.sold",
    "partitioned": "partition by list (order_id)",
    "partition": 'create table raw.some partition of raw."Order Lines" default',
}


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def odd(request: pytest.FixtureRequest, new_warehouse: Warehouses) -> Warehouse:
    """Return a warehouse whose raw relations are of all kinds, read once."""
    warehouse = new_warehouse(request.param, f"raw_relations_{request.param}")
    if request.param == "postgres":
        warehouse.execute("create domain whole_number as numeric")
    warehouse.execute(
        COMMON.format(**(DUCKDB if request.param == "duckdb" else POSTGRES))
    )
    warehouse.dbt("run", "--select", *(f"base_shop__{table}" for table in BASES))
    return warehouse


def read(warehouse: Warehouse, table: str, columns: str) -> tuple:
    """Return the one row of a table as staging reads it."""
    rows = warehouse.query(
        f"select {columns} from segmentation_staging.base_shop__{table}"
    )
    assert len(rows) == 1
    return tuple(rows.iloc[0])


def test_views_and_blanks_in_names_are_read(odd: Warehouse) -> None:
    """If not, tables of other tools need a view each."""
    columns = "customer_id, signed_up_at, birth_year, country"
    assert read(odd, "customers", columns) == (
        "ada",
        datetime(2025, 1, 1),
        1980,
        None,
    )


def test_enumerations_and_instants_are_read(odd: Warehouse) -> None:
    """If not, a label decides what a type is, and times are read in another zone."""
    columns = "order_id, ordered_at, ordered_at_zone, status"
    assert read(odd, "orders", columns) == (
        "1001",
        datetime(2025, 6, 1, 10),
        "UTC",
        "updated",
    )


def test_numbers_of_any_width_are_read(odd: Warehouse) -> None:
    """If not, all lines of a shop are rejected, and nobody sees what is wrong."""
    columns = "order_id, line_number, quantity, unit_price"
    assert read(odd, "order_lines", columns) == (
        "1001",
        13988421500001,
        Decimal(2),
        Decimal("6.95"),
    )


def test_the_arrival_is_that_of_the_tool(odd: Warehouse) -> None:
    """If not, who replicates with Fivetran keeps an old version."""
    columns = "return_id, refund, loaded_at"
    assert read(odd, "returns", columns) == (
        "6f9619ff-8b86-d011-b42d-00cf4fc964ff",
        Decimal(3),
        "2025-06-02 10:00:00Z",
    )


def test_what_a_role_may_not_read_is_named(odd: Warehouse) -> None:
    """If not, one looks for a column that is there."""
    if odd.engine == "duckdb":
        pytest.skip("DuckDB has no roles")
    odd.execute(
        "drop role if exists analyst; create role analyst login;"
        "grant create on database " + odd.environment["PGDATABASE"] + " to analyst;"
        "grant all on schema segmentation_staging to analyst;"
        "grant usage on schema raw to analyst; grant select on raw.orders to analyst;"
        "grant select (return_id, customer_id) on raw.returns to analyst"
    )
    done = odd.dbt(
        *("run", "--select", "base_shop__customers", "base_shop__returns"),
        check=False,
        PGUSER="analyst",
    )
    said = " ".join(done.stdout.split()).replace('"', "")
    assert done.returncode == 1
    assert f"The role analyst may not read {odd.environment['PGDATABASE']}.raw" in said
    assert "may not read the column refund of the table" in said
    assert "has no column" not in said
