"""The function says of every customer what the build says."""

import psycopg2
import pytest

from support.live import ROLE
from support.project import Warehouse

ASKED = "select segment_id, as_of from segmentation_live.live_segment('{}')"

pytestmark = pytest.mark.recipe("live", "postgres")


def test_every_customer_has_the_segment_of_the_build(live: Warehouse):
    """If not, a login is greeted as another segment than the mail of the morning."""
    done = live.command("segmentation", "live", "check", "--target", "postgres")
    count = live.query("select count(*) as n from segmentation.customer_segments")
    said = f"{count['n'][0]:,} of {count['n'][0]:,} customers are equal."
    assert said in done.stdout


def test_a_difference_is_named(live: Warehouse):
    """If not, the check says equal whatever the function answers."""
    moved = "update segmentation_live.int_orders_netted set net_amount = {} net_amount"
    live.execute(moved.format("1000 *"))
    done = live.command(
        *("segmentation", "live", "check", "--target", "postgres", "--sample", "50"),
        check=False,
    )
    live.execute(moved.format("0.001 *"))
    assert done.returncode == 1
    assert "live_segment says" in done.stdout


def test_a_caller_may_ask_and_nothing_else(live: Warehouse):
    """If not, who shows a banner may read all orders."""
    found = live.query("select customer_id from segmentation.customer_segments limit 1")
    with live.connect() as connection, connection.cursor() as cursor:
        cursor.execute(f"set role {ROLE}")
        cursor.execute(ASKED.format(found["customer_id"][0]))
        assert len(cursor.fetchall()) == 1
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("select * from segmentation_live.int_orders_netted")
        connection.rollback()


def test_a_customer_that_is_not_there_has_no_row(live: Warehouse):
    """If not, a typo is answered with a segment."""
    assert live.query(ASKED.format("nobody'' or true --")).empty


def test_the_day_of_an_answer_is_the_next_midnight(live: Warehouse):
    """If not, windows would move in the middle of a day, and no build agrees."""
    found = live.query(
        "select live.as_of = date_trunc('day', now() at time zone 'UTC')"
        " + interval '1' day as is_next from segmentation.customer_segments as c"
        " cross join lateral segmentation_live.live_segment(c.customer_id) as live"
        " limit 1"
    )
    assert found["is_next"][0]
