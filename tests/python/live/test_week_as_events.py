"""A week of a shop as events: afterwards all is as if the build had had its rows."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial

import pytest

from live.conftest import NEW_ROLE
from live.replaying import events_of, send, shuffled
from live.test_replayed_events import POISON
from support.live import LIVE, ROLES
from support.project import Warehouse, Warehouses

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
# No fit falls in between.
CUT = "2026-03-08"
END = "2026-03-15"
# The first build knows when its last tickets will be closed, which is odd.
ACCEPTED = "accept_drift: true, accepted_by: a test, accepted_because: it was cut"
WITHOUT_TESTS = ("--exclude-resource-types", "unit_test", "test")
NEW = {
    "customers": f"signed_up_at >= '{CUT}'",
    "orders": f"ordered_at >= '{CUT}'",
    "returns": f"returned_at >= '{CUT}'",
    "tickets": f"opened_at >= '{CUT}'",
    "events": f"occurred_at_ms >= extract(epoch from timestamp '{CUT}') * 1000",
}
SEGMENTS = (
    "select customer_id, segment_id, segment_name, tier, membership_probability,"
    " runner_up_segment_id, is_outlier, model_id from {} order by 1"
)
ORDERS = (
    "select order_id, customer_id, ordered_at, is_cancelled, has_lines,"
    " has_rejected_lines, gross_amount, refund_amount, net_amount, is_purchase"
    " from {}.int_orders_netted order by 1"
)
EVENTS = (
    "select event_id, customer_id, event_type, occurred_at from {}.stg_app__events"
    " where occurred_at >= timestamp '{}' - interval '90 days' order by 1"
)


@pytest.fixture
def week(new_warehouse: Warehouses) -> Warehouse:
    """Return a shop whose last week is in the schema `later`, and not yet built."""
    shop = new_warehouse("postgres", "week_as_events")
    shop.load("--dataset", "synthetic", "--customers", "400", "--end", END)
    shop.execute("; ".join(NEW_ROLE.format(role) for role in ROLES))
    moves = ["create schema later"]
    for table, condition in NEW.items():
        moves.append(
            f"create table later.{table} as select * from raw.{table} where {condition}"
        )
        if table == "orders":
            moves.append(
                "create table later.order_lines as select lines.* from raw.order_lines"
                " as lines where order_id in (select order_id from later.orders)"
                " and order_id not in (select order_id from raw.orders where not"
                f" ({condition}))"
            )
            moves.append(
                "delete from raw.order_lines where order_id in"
                " (select order_id from later.order_lines)"
            )
        moves.append(f"delete from raw.{table} where {condition}")
    shop.execute("; ".join(moves))
    return shop


def build(week: Warehouse, as_of: str) -> None:
    variables = f'{LIVE.removesuffix("}")}, as_of: "{as_of}", {ACCEPTED}}}'
    week.dbt("build", "--quiet", *WITHOUT_TESTS, "--vars", variables)


def test_a_week_of_events_is_the_week_of_the_build(week):
    """If not, what the shop saw during the day is not what the morning says."""
    build(week, CUT)
    events = events_of(week, lambda table: "true", "later")
    sent = shuffled(events, 11, repeated=len(events) // 10) + POISON
    sizes = random.Random(3)
    pieces, start = [], 0
    while start < len(sent):
        size = sizes.randint(1, 200)
        pieces.append(sent[start : start + size])
        start += size
    _crash(week, pieces[0])
    with ThreadPoolExecutor(2) as writers:
        list(writers.map(partial(send, week, as_of=END), pieces))
    orders = week.query(ORDERS.format("segmentation_live"))
    activity = week.query(EVENTS.format("segmentation_live", END))
    said = week.query(
        SEGMENTS.format(
            "segmentation_live.stg_shop__customers as customers cross join lateral"
            f" (select live.* from segmentation_live.live_segment("
            f"customers.customer_id, '{END}') as live) as live"
        ).replace("select customer_id", "select live.customer_id")
    )
    week.execute(
        "; ".join(
            f"insert into raw.{table} select * from later.{table}"
            for table in (*NEW, "order_lines")
        )
    )
    build(week, END)
    assert orders.equals(week.query(ORDERS.format("segmentation_intermediate")))
    assert activity.equals(week.query(EVENTS.format("segmentation_staging", END)))
    assert said.equals(
        week.query(SEGMENTS.format("segmentation_published.customer_segments"))
    )
    # The build has their rows now: nothing is kept beside them, or counted twice.
    assert week.query(
        "select 1 from segmentation_live.inbox where body is not null"
    ).empty
    done = week.command("segmentation", "live", "check", "--target", "postgres")
    assert f"{len(said):,} of {len(said):,} customers are equal." in done.stdout


def _crash(week: Warehouse, events: list) -> None:
    """Send events over a connection that ends before they are stored."""
    with closing(week.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(
            "select segmentation_live.accept_events(%s::jsonb, null, %s)",
            [json.dumps(events), END],
        )
    left = week.query("select count(*) as n from segmentation_live.inbox")
    assert left["n"][0] == 0
