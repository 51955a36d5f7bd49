"""One customer is erased, then searched for in every table and file."""

import json

import pytest

from activation.shop import Shop, http_json
from activation.sink import Sink
from erasure.world import environment, erase, opened, traces
from segmentation.erasure.retention import rename_expired

WHO = "c00001"
TEXTS = {"c00001", "c00001@example.org", "old-account-1", "order-77"}


@pytest.fixture
def shop(empty) -> Shop:
    """Give a shop of 40 customers, one of whom has orders, an alias and a history."""
    made = Shop(empty)
    made.fill(40)
    made.raw(
        "create table raw.orders (order_id text, customer_id text);"
        "insert into raw.orders values ('order-77', 'c00001'), ('order-78', 'c00002');"
        "create table raw.order_lines (order_id text, line_number int);"
        "insert into raw.order_lines values ('order-77', 1), ('order-78', 1);"
        "create table raw.customer_aliases (alias_id text, customer_id text);"
        "insert into raw.customer_aliases values ('old-account-1', 'c00001');"
        "create table segmentation.customer_segment_history (customer_id text,"
        " segment_id text, dbt_scd_id text, dbt_valid_from timestamp);"
        "insert into segmentation.customer_segment_history values"
        " ('c00001', 'S01', 'x', timestamp '2026-01-01'),"
        " ('c00002', 'S01', 'y', timestamp '2026-01-01');"
        "create table segmentation.segmentation_runs_told (reasons text);"
        "insert into segmentation.segmentation_runs_told values"
        " ('lost, such as c00001, and more')"
    )
    return made


def count(shop: Shop, table: str) -> int:
    return len(shop.warehouse.query(f"select * from {table}"))


def test_an_erased_customer_is_nowhere(shop):
    """If not, the shop answers for data that it says it has deleted."""
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url))
        shop.activate("crm")
        assert WHO in sink.members
        assert traces(shop.warehouse, TEXTS)
        file = str(shop.warehouse.folder / "destinations.yml")
        words = ("--no-build", "--destinations", file)
        done = erase(shop.warehouse, WHO, *words, CRM_SECRET="s3cret")
        assert done.exit_code == 0, done.output
        assert WHO not in sink.members
        assert len(sink.members) == 35
    assert "crm 1 removed" in done.output
    assert WHO not in done.output
    assert traces(shop.warehouse, TEXTS) == []
    # The numbers of the history stay, nobody is in them.
    assert count(shop, "segmentation.customer_segment_history") == 2
    assert count(shop, "raw.order_lines") == 1
    proofs = shop.warehouse.query("select * from segmentation_privacy.erasures")
    assert list(proofs["count_hits"]) == [0]
    assert list(proofs["count_raw_rows"]) == [4]


def test_a_failed_erasure_goes_on_where_it_stopped(shop):
    """If not, a CRM that is down at night keeps the customer."""
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url, max_attempts=1))
        shop.activate("crm")
        file = str(shop.warehouse.folder / "destinations.yml")
        words = ("--no-build", "--destinations", file)
        sink.status = 503
        failed = erase(shop.warehouse, WHO, *words, CRM_SECRET="s3cret")
        assert (failed.exit_code, "503" in failed.output) == (1, True)
        # Nothing is deleted before the audience has answered.
        assert count(shop, "raw.orders") == 2
        sink.status = 0
        # And the customer is not sent again in between.
        assert "1 left out: erased" in shop.activate("crm", "--dry-run").output
        done = erase(shop.warehouse, WHO, *words, CRM_SECRET="s3cret")
        assert done.exit_code == 0, done.output
        assert WHO not in sink.members
        assert erase(shop.warehouse, WHO, *words, CRM_SECRET="s3cret").exit_code == 0
    assert traces(shop.warehouse, TEXTS) == []


def test_an_erased_customer_is_not_sent_when_a_source_delivers_again(shop):
    """If not, tonight's load brings the customer back into the CRM."""
    assert erase(shop.warehouse, WHO, "--no-build").exit_code == 0
    shop.raw(
        "insert into raw.customers (customer_id, email, marketing_consent)"
        " values ('c00001', 'c00001@example.org', true)"
    )
    shop.published(
        f"insert into {shop.place}customers (customer_id, segment_id, segment_name,"
        " marketing_consent) values ('c00001', 'S01', 'VIP', true)"
    )
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url))
        assert "1 left out: erased" in shop.activate("crm").output
        assert WHO not in json.dumps(sink.bodies)


def test_who_left_long_ago_gets_a_random_name_in_histories(empty):
    """If not, histories name people for good whom the shop no longer knows."""
    empty.execute(
        "create schema segmentation;"
        "create table segmentation.customer_segment_history (customer_id text,"
        " dbt_scd_id text, dbt_valid_from timestamp, dbt_valid_to timestamp);"
        "insert into segmentation.customer_segment_history values"
        " ('gone', 'a', timestamp '2024-01-01', timestamp '2024-02-01'),"
        " ('gone', 'b', timestamp '2024-02-01', timestamp '2024-03-01'),"
        " ('late', 'c', timestamp '2024-01-01', timestamp '2025-12-01'),"
        " ('here', 'd', timestamp '2024-01-01', timestamp '2024-02-01'),"
        " ('here', 'e', timestamp '2026-01-01', null)"
    )
    with opened(empty) as warehouse:
        assert rename_expired(warehouse, 365) == 1
        assert rename_expired(warehouse, 365) == 0
    rows = empty.query("select * from segmentation.customer_segment_history")
    names = list(rows["customer_id"])
    assert sorted(names)[2:] == ["here", "here", "late"]
    renamed = [name for name in names if name.startswith("erased:")]
    assert (len(renamed), len(set(renamed))) == (2, 1)
    assert len(set(rows["dbt_scd_id"]) - set("abcde")) == 2


REDELIVERED = """
    insert into raw.customers (customer_id, email, signed_up_at, time_zone)
    values ('{0}', '{0}@example.com', timestamp '2025-01-01', 'Europe/London');
    insert into raw.orders (order_id, customer_id, ordered_at, currency)
    values ('again-1', '{0}', timestamp '2025-06-01', 'GBP');
    insert into raw.events (event_id, customer_id, event_type, occurred_at_ms)
    values ('again-1', '{0}', 'login', 1748779200000)
"""


@pytest.mark.slow
def test_a_built_warehouse_is_without_the_customer_and_published(engine, copied):
    """If not, the gate stops the run, or sums and pages still know the customer."""
    warehouse = copied(engine, "demo")
    rows = warehouse.query(
        "select customer_id from raw.orders where customer_id is not null"
        " and customer_id in (select customer_id from segmentation.customers)"
        " group by 1 order by count(*) desc, 1 limit 1"
    )
    who = rows["customer_id"][0]
    orders = warehouse.query(
        f"select order_id from raw.orders where customer_id = '{who}'"
    )
    texts = {one.lower() for one in [who, *orders["order_id"]]}
    customers = len(warehouse.query("select * from segmentation.customers"))
    done = erase(warehouse, who)
    assert done.exit_code == 0, done.output
    assert "4 built and published" in done.output
    assert traces(warehouse, texts) == []
    left = len(warehouse.query("select * from segmentation.customers"))
    assert left == customers - 1
    # A source delivers the customer again: rejected, and nothing stops.
    warehouse.execute(REDELIVERED.format(who))
    variables = environment(warehouse)
    warehouse.dbt("build", "--select", "+rejected_row_counts", **variables)
    found = warehouse.query(
        "select source_table from segmentation.rejected_row_counts"
        " where reject_reason = 'erased' and count_rejected > 0 order by 1"
    )
    assert list(found["source_table"]) == ["customers", "events", "orders"]
