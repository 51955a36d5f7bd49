"""Events bring a customer to where the build would: by its own rules, in any order."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from live.replaying import events_of, forget, live_rows, send, shuffled
from support.project import Warehouse

pytestmark = pytest.mark.recipe("live", "postgres")
POISON = [
    "no object",
    {"event_id": "p1", "type": "order", "data": {"order_id": "x"}},
    {"event_id": "p2", "type": "refund", "data": {}},
    {"event_id": "p3", "type": "order", "data": {"ordered_at": "yesterday"}},
    {"event_id": "p4", "type": "return", "data": 7},
]
SINCE = "2025-10-03"
ANSWERS = """
    select live.* from segmentation_published.customer_segments as segments
    cross join lateral segmentation_live.live_segment(
        segments.customer_id, segments.as_of
    ) as live
    where segments.customer_id in ({}) order by 1
"""


@pytest.fixture
def ids(taking: Warehouse) -> list[str]:
    """Return customers with all kinds of rows, and some by chance."""
    rows = taking.query(
        "(select customer_id from segmentation_live.stg_shop__returns"
        " where customer_id in (select customer_id"
        " from segmentation_live.int_orders_netted)"
        " order by order_id is null desc, md5(customer_id) limit 8)"
        " union (select customer_id from segmentation_live.stg_support__tickets"
        " order by md5(customer_id) limit 8)"
        " union (select customer_id from segmentation_live.int_orders_netted"
        " where is_cancelled or has_rejected_lines order by md5(order_id) limit 8)"
    )
    return list(rows["customer_id"])


def test_all_rows_of_customers_as_events_are_what_the_build_made_of_them(taking, ids):
    """If not, a segment at the till is another one than that of the morning's mail."""
    listed = ", ".join(f"'{one}'" for one in ids)
    before = live_rows(taking, ids, SINCE)
    said = taking.query(ANSWERS.format(listed))
    events = events_of(taking, lambda table: f"customer_id in ({listed})")
    forget(taking, ids)
    sent = shuffled(events, 7, repeated=len(events) // 10) + POISON
    pieces = [sent[start : start + 40] for start in range(0, len(sent), 40)]
    with ThreadPoolExecutor(2) as writers:
        answers = list(writers.map(partial(send, taking), pieces))
    outcomes = [one["outcome"] for answer in answers for one in answer["events"]]
    assert outcomes.count("duplicate") == len(events) // 10
    assert live_rows(taking, ids, SINCE) == before
    assert taking.query(ANSWERS.format(listed)).equals(said)
