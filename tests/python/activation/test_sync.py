"""Both sides are equal at the end, and nobody is sent who has withdrawn consent."""

import os
import signal
import subprocess
import sys
import time

import pytest

from activation.shop import Shop, days_ago, http_json
from activation.sink import Sink, random_faults


@pytest.fixture
def shop(empty) -> Shop:
    """Give a shop of 300 customers, of whom 270 have consented."""
    made = Shop(empty)
    made.fill(300)
    return made


def test_changes_only_are_sent_and_removals_first(shop):
    """If not, a CRM gets every customer every day, or keeps who has left."""
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url))
        assert shop.activate("crm").exit_code == 0
        assert set(sink.members) == shop.wanted() == shop.ledger()
        assert sink.members["c00001"] == {
            "customer_id": "c00001",
            "segment_id": "S02",
            "segment_name": "Loyal",
            "tier": "possible",
            "value": 100,
        }
        sink.bodies.clear()
        assert "0 removed, 0 changed, 0 added" in shop.activate("crm").output
        assert sink.bodies == []
        shop.raw(
            "update raw.customers set marketing_consent = null"
            " where customer_id = 'c00001';"
            "update raw.customers set deleted_at = timestamp '2026-01-01'"
            " where customer_id = 'c00002';"
            # Nobody is deleted in the year 9999: some shops write that for never.
            "update raw.customers set deleted_at = timestamp '9999-12-31'"
            " where customer_id = 'c00005';"
            "update raw.customers set email = 'new@example.org'"
            " where customer_id = 'c00003'"
        )
        shop.published(
            f"update {shop.place}customers set segment_name = 'VIP', segment_id = 'S01'"
            " where customer_id = 'c00004'"
        )
        said = shop.activate("crm").output
        assert "2 removed, 1 changed, 0 added; 268 members there" in said
        assert [body["action"] for body in sink.bodies] == ["remove", "change"]
        assert set(sink.members) == shop.wanted()


def test_customers_of_a_hold_out_are_not_sent(shop):
    """If not, there is no group to compare the treated ones with."""
    shop.raw(
        "create table segmentation.held_out_customers as"
        " select customer_id from raw.customers where customer_id < 'c00020'"
    )
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url))
        assert "18 left out: held out" in shop.activate("crm").output
        assert set(sink.members) == {one for one in shop.wanted() if one >= "c00020"}


def test_a_dry_run_sends_nothing_and_says_why_people_are_left_out(shop):
    """If not, looking is doing."""
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url, segments=["VIP"], tiers=["likely"]))
        said = shop.activate("crm", "--dry-run").output
        assert "40 would be added" in " ".join(said.split())
        assert "10 left out: without consent" in said
        assert sink.bodies == []


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 8))]
)
def test_both_sides_are_equal_after_failures_of_every_kind(shop, seed):
    """If not, a lost answer leaves somebody in an audience for ever."""
    with Sink(faults=random_faults(seed, 40, 0.5)) as sink:
        shop.destinations(crm=http_json(sink.url, chunk_size=20, timeout_seconds=5))
        done = shop.activate("crm")
        assert done.exit_code == 0, done.output
        assert set(sink.members) == shop.wanted() == shop.ledger()


def test_consent_that_is_withdrawn_in_the_middle_holds_at_once(shop):
    """If not, people are written to who have said no."""
    withdrawn = {}

    def withdraw(sink: Sink) -> None:
        """Take back one consent of a customer that is there, one that is not."""
        there = sorted(set(sink.members) - set(withdrawn))[-1:]
        ahead = sorted(shop.wanted() - set(sink.members))[25:26]
        for one in there + ahead:
            shop.raw(
                "update raw.customers set marketing_consent = false"
                f" where customer_id = '{one}'"
            )
            withdrawn[one] = time.time()

    # Lost answers: what is sent again may have been true before only.
    faults = ["", "lost_answer", "unavailable", "", "cut_answer", "lost_answer"]
    with Sink(faults=faults, before=withdraw) as sink:
        shop.destinations(crm=http_json(sink.url, chunk_size=20))
        shop.activate("crm")
        sink.before = lambda _: None
        assert shop.activate("crm").exit_code == 0
        assert len(withdrawn) > 10
        assert set(sink.members) == shop.wanted() == shop.ledger()
        late = [
            key for at, key in sink.arrived if at > withdrawn.get(key, at) + 0.000001
        ]
        # A row that was on its way while its consent went is removed afterwards.
        assert set(late) & set(sink.members) == set()


def test_rows_that_are_rejected_are_kept_with_the_reason_and_tried_again(shop):
    """If not, they are lost, or one of them stops all others."""
    with Sink(
        rejects=lambda row: "blocked" if row["customer_id"] == "c00007" else ""
    ) as sink:
        shop.destinations(crm=http_json(sink.url))
        done = shop.activate("crm")
        assert (done.exit_code, "1 to add: blocked" in done.output) == (0, True)
        assert set(sink.members) == shop.wanted() - {"c00007"} == shop.ledger()
        shop.activate("crm")
        rows = shop.warehouse.query(
            "select * from segmentation_activation.rejected_rows"
        )
        assert list(rows["count_attempts"]) == [2]
        sink.rejects = lambda _: ""
        assert "1 added" in shop.activate("crm").output
        rows = shop.warehouse.query(
            "select * from segmentation_activation.rejected_rows"
        )
        assert (set(sink.members), len(rows)) == (shop.wanted(), 0)


def test_other_answers_stop_with_one_sentence(shop):
    """If not, a wrong token is tried a thousand times."""
    with Sink(status=403) as sink:
        shop.destinations(crm=http_json(sink.url))
        done = shop.activate("crm")
        assert done.exit_code == 1
        assert "answered 403 Forbidden" in done.output
        assert len(sink.headers) == 1
        sink.status = 301
        assert "it moved to" in shop.activate("crm").output
        sink.status = 0
        shop.activate("crm")
        assert set(sink.members) == shop.wanted()


def test_more_than_half_removed_is_held_until_accepted(shop):
    """If not, a broken consent column empties every audience overnight."""
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url))
        shop.activate("crm")
        shop.raw(
            "update raw.customers set marketing_consent = null"
            " where customer_id >= 'c00100'"
        )
        held = shop.activate("crm")
        assert (held.exit_code, "180 of 270" in held.output) == (3, True)
        assert len(sink.members) == 270
        assert shop.activate("crm", "--dry-run").exit_code == 3
        assert shop.activate("crm", "--accept-removals").exit_code == 0
        assert set(sink.members) == shop.wanted()


def test_customers_that_the_raw_tables_lost_are_held_too(shop):
    """If not, half a delivery takes a third of the customers out of the CRM."""
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url))
        shop.activate("crm")
        shop.raw("delete from raw.customers where customer_id < 'c00090'")
        held = shop.activate("crm")
        assert (held.exit_code, "is a delivery broken" in held.output) == (3, True)
        assert len(sink.members) == 270


def test_an_old_run_or_none_is_not_sent(empty):
    """If not, people get what was true in spring."""
    shop = Shop(empty)
    shop.fill(10, as_of=days_ago(4))
    with Sink() as sink:
        shop.destinations(crm=http_json(sink.url))
        old = shop.activate("crm")
        assert (old.exit_code, "4 days old" in old.output) == (1, True)
        assert sink.headers == []
        at = f"{days_ago(1):%Y-%m-%d}"
        assert shop.activate("crm", "--at", at).exit_code == 0


def test_one_run_per_destination(shop):
    """If not, two of them undo each other's work."""
    said = []

    def second(sink: Sink) -> None:
        words = [sys.executable, "-m", "segmentation.cli", *shop.words("crm")]
        if not said:
            done = subprocess.run(
                words,
                env={**os.environ, **shop.environment()},
                capture_output=True,
                text=True,
                check=False,
            )
            said.append((done.returncode, done.stderr))

    with Sink(before=second) as sink:
        shop.destinations(crm=http_json(sink.url))
        assert shop.activate("crm").exit_code == 0
    assert said[0][0] == 4, said
    assert "nother" in said[0][1]


def kill(sink: Sink, words: list[str], shop: Shop, at: int) -> None:
    """Run the command and end it while its request of this number is answered."""
    started = []

    def before(sink: Sink) -> None:
        started.append(len(started))
        if len(started) == at:
            os.kill(running.pid, signal.SIGKILL)

    sink.before = before
    running = subprocess.Popen(words, env={**os.environ, **shop.environment()})
    running.wait()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_killed_command_goes_on_where_it_stopped(shop, seed):
    """If not, a crash leaves somebody there whom nobody knows of."""
    with Sink(faults=random_faults(seed, 30, 0.3)) as sink:
        shop.destinations(crm=http_json(sink.url, chunk_size=20))
        words = [sys.executable, "-m", "segmentation.cli", *shop.words("crm")]
        for kill_at in range(1, 14, 2):
            kill(sink, words, shop, kill_at)
            some = sorted(shop.wanted())[seed::40]
            for one in some:
                shop.raw(
                    "update raw.customers set marketing_consent = false"
                    f" where customer_id = '{one}'"
                )
        sink.before = lambda _: None
        sink.faults.clear()
        done = shop.activate("crm", "--accept-removals")
        assert done.exit_code == 0, done.output
        assert set(sink.members) == shop.wanted() == shop.ledger()


@pytest.mark.slow
def test_ten_thousand_members_through_a_bad_network(empty):
    """If not, it works in the small only."""
    shop = Shop(empty)
    shop.fill(10_000)
    with Sink(faults=random_faults(1, 200, 0.2)) as sink:
        shop.destinations(crm=http_json(sink.url, chunk_size=500))
        done = shop.activate("crm")
        assert done.exit_code == 0, done.output
        assert set(sink.members) == shop.wanted() == shop.ledger()
