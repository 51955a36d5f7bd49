"""A list for people: who is on it, who is not, and in which order."""

import csv
import stat
from math import log1p, sqrt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from activation.shop import Shop
from segmentation.cli import main
from support.project import ROOT

# Two features of the model, so that distances can be computed by hand.
SCALING = """
    create table segmentation.segment_scaling (model_id text, feature text,
        is_used boolean, transformation text, fill_value double precision,
        winsor_low double precision, winsor_high double precision,
        mean double precision, scale double precision);
    insert into segmentation.segment_scaling values
        ('M1', 'days_since_last_order', true, 'identity', 30, 0, 100, 20, 10),
        ('M1', 'net_spend_365d', true, 'log1p', 50, 0, 1000, 4, 2),
        ('M1', 'left_out', false, 'identity', 0, 0, 0, 0, 1),
        ('M0', 'days_since_last_order', true, 'identity', 0, 0, 1, 0, 1)
"""
FEATURES = [
    ("c00001", 10, 99, True),
    ("c00002", 30, 99, True),
    ("c00003", 20, 99, True),
    ("c00004", 500, 0, True),
    ("c00005", None, 99, True),
    ("c00006", 20, 98, False),
]


@pytest.fixture
def shop(empty) -> Shop:
    """Give a shop of 60 customers, of whom 54 have consented."""
    made = Shop(empty)
    made.fill(60)
    return made


def listed(shop: Shop, *words: str) -> tuple[Result, list[dict]]:
    """Return what the command says, and the rows of its file."""
    file = shop.warehouse.folder / "list.csv"
    given = ["list", *words, "--out", str(file), "--project-dir", str(ROOT)]
    given += ["--target", shop.warehouse.engine]
    runner = CliRunner(env=shop.environment())
    done = runner.invoke(main, given)
    rows = list(csv.DictReader(file.open())) if file.is_file() else []
    return done, rows


def test_a_list_has_who_is_asked_for_and_said_yes(shop) -> None:
    """If not, a customer is called who has said no, or a VIP is not."""
    shop.raw(
        "update raw.customers set marketing_consent = false"
        " where customer_id = 'c00003';"
        "update raw.customers set deleted_at = timestamp '2026-01-01'"
        " where customer_id = 'c00009'"
    )
    done, rows = listed(shop, "--segment", "VIP", "--tier", "unlikely")
    assert done.exit_code == 0, done.output
    # VIPs are every third customer, odd ones are `possible` in this shop.
    assert rows == []
    done, rows = listed(shop, "--segment", "VIP", "--tier", "possible")
    wanted = {f"c{number:05}" for number in range(3, 60, 6)} - {"c00003", "c00009"}
    assert {row["customer_id"] for row in rows} == wanted
    assert {row["tier"] for row in rows} == {"possible"}
    assert rows[0] == {
        "customer_id": "c00015",
        "email": "c00015@example.org",
        "segment_name": "VIP",
        "tier": "possible",
        "value": "120.0",
        "recommended_action": "Write",
        "recommended_channel": "email",
    }
    assert "1 deleted" in done.output
    assert "1 without consent" in done.output
    file = shop.warehouse.folder / "list.csv"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_name_that_is_none_is_answered_with_those_that_are(shop) -> None:
    """If not, a list is empty and the campaign is late."""
    done, rows = listed(shop, "--segment", "VIPs")
    assert (done.exit_code, rows) == (2, [])
    assert "--segment VIPs is no segment" in done.output
    assert "VIP" in done.output
    done, rows = listed(shop, "--tier", "unlikley")
    assert (done.exit_code, rows) == (2, [])
    assert "unlikely" in done.output


def test_the_most_alike_come_first_with_exact_parts(shop, tmp_path: Path) -> None:
    """If not, look-alikes look like something else."""
    place = shop.place
    shop.raw(SCALING)
    values = ", ".join(
        f"('{who}', {'null' if days is None else days}, {spend}, {has_ordered})"
        for who, days, spend, has_ordered in FEATURES
    )
    shop.published(
        f"create table {place}customer_features (customer_id text,"
        " days_since_last_order double precision, net_spend_365d double precision,"
        f" has_ordered boolean); insert into {place}customer_features values {values};"
        f"create table {place}customer_segments (customer_id text, model_id text);"
        f"insert into {place}customer_segments values ('c00001', 'M1')"
    )
    ids = tmp_path / "best.csv"
    ids.write_text("customer_id,note\nc00001,x\nc00002,y\nunknown,z\n")
    done, rows = listed(shop, "--like", str(ids))
    assert done.exit_code == 0, done.output
    # The given ones are not on it, nor is who never ordered.
    assert [row["customer_id"] for row in rows] == ["c00003", "c00005", "c00004"]
    last = rows[-1]
    days = ((100 - 20) / 10 - (20 - 20) / 10) ** 2
    spend = ((log1p(0) - 4) / 2 - (log1p(99) - 4) / 2) ** 2
    assert float(last["part_days_since_last_order"]) == pytest.approx(days)
    assert float(last["part_net_spend_365d"]) == pytest.approx(spend)
    assert float(last["distance"]) == pytest.approx(sqrt(days + spend))
    assert float(rows[1]["distance"]) == pytest.approx(1)
    assert "net_spend_365d 99 (list 99)" in rows[0]["alike_in"]
    ids.write_text("unknown\n")
    done, _ = listed(shop, "--like", str(ids))
    assert done.exit_code == 2
    assert "none of the 1 ids is a customer of the published run" in done.output
