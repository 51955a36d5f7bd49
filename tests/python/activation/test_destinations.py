"""Each kind of destination, from both engines, against what really takes the rows."""

import csv
import hashlib
import json
import threading
import uuid

import pytest

from activation.shop import Shop, as_json, http_json
from activation.sink import Sink
from support.postgres import connect, new_database


@pytest.fixture
def shop(empty) -> Shop:
    """Give a shop of 60 customers, of whom 54 have consented."""
    made = Shop(empty)
    made.fill(60)
    return made


@pytest.fixture
def customers(postgres, shop):
    """Give a second server's table of customers, with a trigger that counts."""
    server = new_database(postgres, f"shop_{uuid.uuid4().hex[:12]}")
    session = connect(server)
    session.autocommit = True
    with session.cursor() as cursor:
        cursor.execute(
            "create table customers (customer_id text primary key, segment text,"
            " tier varchar(20), count_updates int default 0);"
            "create function counted() returns trigger language plpgsql as"
            " $$ begin new.count_updates = old.count_updates + 1; return new; end $$;"
            "create trigger counted before update on customers for each row"
            " execute function counted();"
            "insert into customers (customer_id)"
            " select 'c' || lpad(i::text, 5, '0') from generate_series(0, 58) as i"
        )
    shop.destinations(
        shop={
            "type": "postgres_column",
            "connection_env": "SHOP_DATABASE",
            "table": "public.customers",
            "columns": {"segment": "segment_name", "tier": "tier"},
        }
    )
    shop.address = (
        f"host={server['PGHOST']} port={server['PGPORT']} user={server['PGUSER']}"
        f" dbname={server['PGDATABASE']} password='{server['PGPASSWORD']}'"
    )
    yield session
    session.close()


def rows(session, sql: str) -> list[tuple]:
    with session.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_a_label_is_written_back_to_changed_rows_only(shop, customers):
    """If not, triggers and replication of the shop see every customer every night."""
    done = shop.activate("shop", SHOP_DATABASE=shop.address)
    assert done.exit_code == 0, done.output
    labelled = "select customer_id from customers where segment is not null"
    there = {one for (one,) in rows(customers, labelled)}
    # The shop's table does not have the newest customer, who is kept as rejected.
    assert there == shop.wanted() - {"c00059"} == shop.ledger()
    # What is printed stays in logs, and names no customer.
    assert "1 to add: the table has no row" in done.output
    assert "c00059" not in done.output
    shop.activate("shop", SHOP_DATABASE=shop.address)
    updates = "select sum(count_updates) from customers"
    assert rows(customers, updates) == [(53,)]
    shop.raw(
        "update raw.customers set marketing_consent = false"
        " where customer_id = 'c00001'"
    )
    # Somebody else changed a label: it is written again.
    rows_changed = "update customers set tier = 'x' where customer_id = 'c00002'"
    with customers.cursor() as cursor:
        cursor.execute(rows_changed)
    shop.activate("shop", SHOP_DATABASE=shop.address)
    found = rows(
        customers,
        "select customer_id, segment, tier from customers"
        " where customer_id in ('c00001', 'c00002') order by 1",
    )
    assert found == [("c00001", None, None), ("c00002", "Dormant", "likely")]
    assert rows(customers, updates) == [(56,)]


def test_locked_rows_are_left_counted_and_exit_with_1(shop, customers):
    """If not, the sync waits for a session that somebody left open."""
    customers.autocommit = False
    rows(customers, "select * from customers where customer_id < 'c00005' for update")
    done = shop.activate("shop", SHOP_DATABASE=shop.address)
    assert (done.exit_code, "4 rows were locked" in done.output) == (1, True)
    customers.rollback()
    customers.autocommit = True
    assert shop.activate("shop", SHOP_DATABASE=shop.address).exit_code == 0
    labelled = "select count(*) from customers where segment is not null"
    assert rows(customers, labelled) == [(53,)]


def test_a_missing_column_and_a_dead_server_are_one_sentence(shop, customers):
    """If not, the shop's owner gets a traceback."""
    with customers.cursor() as cursor:
        cursor.execute("alter table customers drop column tier")
    done = shop.activate("shop", SHOP_DATABASE=shop.address)
    assert done.exit_code == 1
    assert "has no column tier; add it: tier text." in done.output


def test_an_audience_has_one_member_per_address_and_no_customer_id(shop):
    """If not, two customers of one address add and remove each other for ever."""
    shop.raw(
        "update raw.customers set email = ' Two.Names@gmail.com'"
        " where customer_id = 'c00001';"
        "update raw.customers set email = 'twonames@GMAIL.com'"
        " where customer_id = 'c00002';"
        "update raw.customers set email = 'none' where customer_id = 'c00003'"
    )
    with Sink() as sink:
        entry = http_json(sink.url, type="audience_hashed", rule="google")
        shop.destinations(ads=entry)
        done = shop.activate("ads")
        assert done.exit_code == 0, done.output
        assert "c00001" not in json.dumps(sink.bodies)
        shared = hashlib.sha256(b"twonames@gmail.com").hexdigest()
        assert shared in sink.members
        assert len(sink.members) == 54 - 2
        assert sink.members[shared] == {"hashed_email": shared}
        assert "0 added" in shop.activate("ads").output
        # One of the two says no: the address is theirs, too.
        shop.raw(
            "update raw.customers set marketing_consent = false"
            " where customer_id = 'c00002'"
        )
        shop.activate("ads")
        assert shared not in sink.members


def test_a_consent_of_its_own_is_read_from_the_raw_table(shop):
    """If not, consent to letters counts as consent to advertising."""
    shop.raw("update raw.customers set ads_consent = null where customer_id < 'c00050'")
    with Sink() as sink:
        shop.destinations(
            ads=http_json(sink.url, consent_column="ads_consent"),
            typo=http_json(sink.url, consent_column="adsconsent"),
            free=http_json(sink.url, without_consent="contract"),
        )
        shop.activate("ads")
        assert len(sink.members) == 10
        wrong = shop.activate("typo")
        assert (wrong.exit_code, "no such column" in wrong.output) == (1, True)
        shop.activate("free")
        assert len(sink.members) == 60


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_file_holds_the_audience_and_its_manifest_says_so(shop, kind):
    """If not, a reader takes half a file, or one of people who have said no."""
    folder = shop.warehouse.folder / "out"
    entry = {
        "type": "files",
        "folder": str(folder),
        "format": kind,
        "fields": {"email": "email", "segment": "segment_name"},
    }
    shop.destinations(calls=entry)
    assert shop.activate("calls").exit_code == 0
    first = content_of(folder, kind)
    assert {row["customer_id"] for row in first} == shop.wanted() == shop.ledger()
    assert first[0]["email"] == "c00001@example.org"
    shop.raw(
        "update raw.customers set marketing_consent = false"
        " where customer_id = 'c00001'"
    )
    shop.activate("calls")
    assert {row["customer_id"] for row in content_of(folder, kind)} == shop.wanted()
    # Of the file before nothing is left.
    assert len(list(folder.iterdir())) == 2


def content_of(folder, kind: str) -> list[dict]:
    manifest = json.loads((folder / "calls.manifest.json").read_text())
    text = (folder / manifest["file"]).read_text()
    assert hashlib.sha256(text.encode()).hexdigest() == manifest["sha256"]
    found = (
        as_json(text) if kind == "jsonl" else list(csv.DictReader(text.splitlines()))
    )
    assert len(found) == manifest["count_rows"]
    return found


def test_a_body_of_ones_own_reaches_a_tool_that_knows_no_rows(shop):
    """If not, feature flags and lists need a service between."""
    taken = []
    with Sink() as sink:
        sink._take = lambda body: taken.append(body) or {}
        body = {"instructions": [{"kind": "addTargets", "values": "$keys"}]}
        shop.destinations(
            flags=http_json(
                sink.url,
                segments=["VIP"],
                add={"url": sink.url, "body": body},
                remove={"url": sink.url, "body": {"gone": "$keys"}},
            )
        )
        shop.activate("flags")
        [sent] = taken
        assert sent["instructions"][0]["kind"] == "addTargets"
        assert len(sent["instructions"][0]["values"]) == 18
    assert threading.active_count() < 10
