"""What becomes of events that are not as they should be, and who may send them."""

import json
import threading
from contextlib import closing

import psycopg2
import pytest

from live.replaying import send
from support.live import DELIVERER, ROLE, SENDER
from support.project import Warehouse

pytestmark = pytest.mark.recipe("live", "postgres")
AT = "2025-12-31T10:00:00Z"
TONIGHT = "2026-01-01"


def order(number: str, customer_id: str, **more: object) -> dict:
    data = {"order_id": f"o-{number}", "customer_id": customer_id, "ordered_at": AT}
    line = {"product_id": "p", "quantity": 1, "unit_price": "20.00"}
    data |= {"currency": "GBP", "status": "paid", "lines": [line]} | more
    return {"event_id": f"e-{number}", "type": "order", "data": data}


def outcome(taking: Warehouse, event: object) -> tuple[str, str]:
    (said,) = send(taking, [event], TONIGHT)["events"]
    return said["outcome"], said.get("detail", "")


@pytest.fixture
def ids(taking: Warehouse) -> list[str]:
    """Return customers of whom nothing happened on the last day."""
    rows = taking.query(
        "select customer_id from segmentation_published.customer_features"
        " where days_since_last_order > 60 and days_since_last_login > 20"
        " order by customer_id limit 60"
    )
    return list(rows["customer_id"])


BROKEN = {
    "no object": ([1], "The event is no object"),
    "no id": ({"type": "order", "data": {}}, "event_id: nothing is not accepted"),
    "a long id": ({"event_id": "x" * 201, "type": "order"}, "1 to 200 characters"),
    "an unknown type": (order("t", "C") | {"type": "refund"}, 'type: "refund" is not'),
    "no data": ({"event_id": "d", "type": "order"}, "data: nothing is not accepted"),
    "no key": (order("k", "C", order_id=""), "data.order_id: nothing is not accepted"),
    "no time": (order("n", "C", ordered_at=None), "data.ordered_at: nothing is not"),
    "a day in words": (
        order("w", "C", ordered_at="today"),
        'data.ordered_at: "today" is not accepted; accepted is an instant such as',
    ),
    "a day that is none": (
        order("f", "C", ordered_at="2026-02-30T10:00:00"),
        'data.ordered_at: "2026-02-30T10:00:00"',
    ),
    "a price in words": (
        order("p", "C", lines=[{"unit_price": "cheap"}]),
        'data.lines[0].unit_price: "cheap" is not accepted; accepted is a number',
    ),
    "not a number": (
        order("q", "C", lines=[{"quantity": "NaN"}]),
        'data.lines[0].quantity: "NaN"',
    ),
    "lines as text": (order("l", "C", lines="two"), "data.lines: two is not accepted"),
    "an object for a text": (order("o", "C", status={"a": 1}), "data.status: "),
    "a return of nobody": (
        {
            "event_id": "r",
            "type": "return",
            "data": {"return_id": "r", "refund": 1, "returned_at": AT},
        },
        "data.customer_id: nothing is not accepted without an order_id",
    ),
    "unreadable": ({"unreadable": "The message is empty."}, "The message is empty."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_event_that_cannot_be_read_is_rejected_in_a_sentence(taking, name):
    """If not, the developer of the shop guesses, or the order is silently lost."""
    event, words = BROKEN[name]
    said, detail = outcome(taking, event)
    assert said == "rejected"
    assert words in detail
    rows = taking.query(
        "select sentence from segmentation_live.rejected_events order by number desc"
        " limit 1"
    )
    assert list(rows["sentence"]) == [detail]


UNBELIEVABLE = {
    "an unknown currency": (
        {"currency": "XXX"},
        'data.currency: "XXX" is not accepted',
    ),
    "an unknown zone": (
        {"ordered_at": "2025-12-31T10:00:00", "time_zone": "Mars/Olympus"},
        'data.time_zone: "Mars/Olympus"',
    ),
    "a time far ahead": (
        {"ordered_at": "2999-01-01T00:00:00Z"},
        "accepted is an instant at most a day ahead of the clock",
    ),
    "a time long ago": (
        {"ordered_at": "1950-01-01T00:00:00Z"},
        "accepted is an instant after earliest_plausible_at",
    ),
}


@pytest.mark.parametrize("name", UNBELIEVABLE)
def test_what_the_build_would_reject_is_rejected_now(taking, ids, name):
    """If not, a customer is greeted for an order that tonight does not count."""
    more, words = UNBELIEVABLE[name]
    said, detail = outcome(taking, order(name, ids[0], **more))
    assert said == "rejected"
    assert words in detail
    # It may be sent again when it is mended.
    assert outcome(taking, order(name, ids[0]))[0] == "accepted"


def test_a_line_that_is_rejected_leaves_its_order(taking, ids):
    """If not, one wrong price loses the whole order, which the build keeps."""
    lines = [{"quantity": 1, "unit_price": 5}, {"quantity": -3, "unit_price": 5}]
    assert outcome(taking, order("lines", ids[1], lines=lines))[0] == "accepted"
    rows = taking.query(
        "select sentence from segmentation_live.rejected_events"
        " where event_id = 'e-lines'"
    )
    assert list(rows["sentence"]) == [
        'data.line 2.quantity: "-3" is not accepted (negative_quantity); accepted is a'
        " number from 0."
    ]
    kept = taking.query(
        "select gross_amount, has_rejected_lines"
        " from segmentation_live.int_orders_netted where order_id = 'o-lines'"
    ).iloc[0]
    assert (float(kept["gross_amount"]), kept["has_rejected_lines"]) == (5.0, True)


def test_an_order_waits_for_its_customer(taking):
    """If not, a guest who signs up while paying is without the first order."""
    said, detail = outcome(taking, order("early", "new-customer"))
    assert said == "waiting"
    assert 'data.customer_id: "new-customer" is not accepted' in detail
    data = {"customer_id": "new-customer", "signed_up_at": AT, "country": "DE"}
    customer = {"event_id": "c-1", "type": "customer", "data": data}
    answer = send(taking, [customer], TONIGHT)
    assert answer["changed"] == 1
    row = taking.query(
        f"select * from segmentation_live.live_segment('new-customer', '{TONIGHT}')"
    ).iloc[0]
    assert row["segment_id"] is not None
    waiting = taking.query(
        "select 1 from segmentation_live.inbox where event_id = 'e-early'"
        " and waits_for is not null"
    )
    assert waiting.empty


def test_a_repeated_event_changes_nothing(taking, ids):
    """If not, a queue that delivers twice makes a customer spend twice."""
    event = order("twice", ids[2])
    assert [outcome(taking, event)[0] for _ in "ab"] == ["accepted", "duplicate"]
    answer = send(taking, [order("pair", ids[2])] * 2, TONIGHT)
    assert [one["outcome"] for one in answer["events"]] == ["accepted", "duplicate"]
    rows = taking.query(
        "select 1 from segmentation_live.int_orders_netted"
        " where order_id in ('o-twice', 'o-pair')"
    )
    assert len(rows) == 2


def test_two_senders_at_once_see_the_orders_of_each_other(taking, ids):
    """If not, the second to end writes a segment without the order of the first."""
    events = [[order(f"{side}-{n}", ids[3]) for n in range(5)] for side in "ab"]
    for pair in zip(*events, strict=True):
        senders = [
            threading.Thread(target=send, args=(taking, [event], TONIGHT))
            for event in pair
        ]
        for one in senders:
            one.start()
        for one in senders:
            one.join()
    told = taking.query(
        "select told.segment_id as told, live.segment_id as live"
        " from segmentation_live.told_segments as told cross join lateral"
        f" segmentation_live.live_segment(told.customer_id, '{TONIGHT}') as live"
        f" where told.customer_id = '{ids[3]}'"
    ).iloc[0]
    assert told["told"] == told["live"]


CALLS = {
    "accept_events": "select segmentation_live.accept_events('[]')",
    "take_outbox": "select * from segmentation_live.take_outbox(1)",
    "live_segment": "select * from segmentation_live.live_segment('x')",
    "refresh": "select segmentation_live.refresh('{}', '{}')",
    "inbox": "select * from segmentation_live.inbox",
}
RIGHTS = {
    ROLE: {"live_segment"},
    SENDER: {"live_segment", "accept_events"},
    DELIVERER: {"take_outbox"},
}


@pytest.mark.parametrize("role", RIGHTS)
def test_each_right_is_one_of_its_own(taking, role):
    """If not, who shows a banner may write orders, or read who moved."""
    allowed = set()
    with closing(taking.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(f"set session role {role}")
        connection.commit()
        for name, call in CALLS.items():
            try:
                cursor.execute(call)
                allowed.add(name)
            except psycopg2.errors.InsufficientPrivilege:
                pass
            connection.rollback()
    assert allowed == RIGHTS[role]


def test_too_many_moves_hold_changes_back_and_lose_none(taking, ids):
    """If not, a feed with wrong prices sends thousands of messages to customers."""
    taking.execute("delete from segmentation_live.outbox")
    dear = [{"quantity": 1, "unit_price": 90_000}]
    for number, one in enumerate(ids[10:40]):
        send(taking, [order(f"dear-{number}", one, lines=dear)], TONIGHT)
    done = taking.command("segmentation", "status", "--target", "postgres", check=False)
    assert "customers with events moved to another segment" in " ".join(
        done.stdout.split()
    )
    assert done.returncode == 1
    outbox = "select body from segmentation_live.outbox where type = 'segment_changed'"
    told = len(taking.query(outbox))
    send(taking, [order("late", ids[40], lines=dear)], TONIGHT)
    assert len(taking.query(outbox)) == told
    held = taking.query("select 1 from segmentation_live.told_segments where is_held")
    assert len(held) >= 1
    with closing(taking.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(f"select segmentation_live.resume_telling('{TONIGHT}')")
        connection.commit()
    assert len(taking.query(outbox)) == told + len(held)
    assert taking.query("select 1 from segmentation_live.breaker").empty


def test_triggers_fire_once_for_who_may_be_addressed(taking, ids):
    """If not, a person who said no gets a mail about the cart, or all get it twice."""
    taking.execute(
        "update segmentation_live.stg_shop__customers set marketing_consent ="
        f" customer_id = '{ids[41]}' where customer_id in ('{ids[41]}', '{ids[42]}')"
    )
    cart = {"event_type": "cart_abandoned", "occurred_at_ms": 1767175200000}
    events = [
        {
            "event_id": f"cart-{one}",
            "type": "activity",
            "data": cart | {"customer_id": one},
        }
        for one in ids[41:43]
    ]
    events.append(order("high", ids[42], lines=[{"quantity": 2, "unit_price": 300}]))
    send(taking, events, TONIGHT)
    send(taking, events, TONIGHT)
    rows = taking.query(
        "select key, body::text as body from segmentation_live.outbox"
        " where type = 'trigger_fired' and key like any (array['%:cart-%', '%:e-high'])"
        " order by key"
    )
    assert list(rows["key"]) == [
        f"abandoned_cart:cart-{ids[41]}",
        "high_value_purchase:e-high",
    ]
    assert json.loads(rows["body"][1])["value"] == 600
