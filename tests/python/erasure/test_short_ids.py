"""Customers whose ids are numbers, words or parts of other ids: only they go."""

import pytest

from activation.shop import Shop
from erasure.world import erase
from segmentation.erasure.texts import ADDRESSES, IDS, ORDERS, Texts

# Each has an order whose id is the id of another customer.
PEOPLE = {
    "7": "12",
    "12": "7",
    "70": "71",
    "c100": "c1000",
    "c1000": "c10001",
    "c1000-2": "c100",
    "c10001": "c1000-2",
    "C1000": "x-1",
    "online": "x-2",
    "ann@shop.org": "x-3",
}
HISTORY = """
    create table segmentation.customer_segment_history (customer_id text,
        segment_id text, dbt_scd_id text, dbt_valid_from timestamp);
    create table segmentation.source_measure_history (measure text, member text,
        value double precision);
    create table segmentation.segmentation_runs_told (quantity text, reasons text);
    insert into segmentation.source_measure_history values
        ('orders_of_customer', '7', 1), ('rows_by_channel', '7', 2),
        ('orders_of_customer', 'c1000', 1), ('rows_by_channel', 'online', 3);
    insert into segmentation.segmentation_runs_told values
        ('7', '7 rows were lost, 12 are late'),
        ('12', 'lost, such as c1000, c1000x and c1000-2.'),
        ('70', '{"customer_id": 7, "order_id": "7", "rows": 7}'),
        ('1', '{"customer_id": "12", "of": 12}'),
        ('online', 'joann@shop.org and Ann@Shop.org, ann@shop.org.uk')
"""
TABLE_NAMES = ("orders", "order_lines", "returns", "events", "customers", "invoices")
TABLES = """
    create table raw.orders (order_id text, customer_id text, sales_channel text);
    create table raw.order_lines (order_id text, line_number int, quantity int);
    create table raw.returns (return_id text, order_id text, customer_id text);
    create table raw.events (event_id text, customer_id text, payload text);
    create table raw.invoices (invoice_id text, customer_id text);
"""


@pytest.fixture
def shop(empty) -> Shop:
    """Return a shop whose ids are as awkward as they come."""
    made = Shop(empty)
    made.fill(1)
    empty.execute(TABLES + HISTORY)
    for place, (who, order) in enumerate(PEOPLE.items()):
        # Two customers share an address.
        name = "c1000" if who == "C1000" else who
        address = who if "@" in who else f"{name}@mail.org"
        empty.execute(f"""
            insert into raw.customers (customer_id, email)
            values ('{who}', '{address}');
            insert into raw.orders values ('{order}', '{who}', 'online');
            insert into raw.order_lines values ('{order}', 1, 7);
            insert into raw.returns values ('{who}', '{order}', '{who}');
            insert into raw.events values ('{who}', '{who}', '{{"n": 7}}');
            insert into raw.invoices values ('{place}', '{who}');
            insert into segmentation.customer_segment_history
            values ('{who}', 'S01', 'key {place}', timestamp '2026-01-01')
        """)
    return made


def rows(shop: Shop, table: str) -> set[tuple]:
    found = shop.warehouse.query(f"select * from {table}")
    return {tuple(map(str, row)) for row in found.itertuples(index=False)}


def test_an_erasure_takes_one_customer_and_changes_no_other(shop) -> None:
    """If not, another customer loses orders, or the erasure never ends."""
    erased = ["7", "c1000", "ann@shop.org", "online"]
    for who in erased:
        before = {table: rows(shop, f"raw.{table}") for table in TABLE_NAMES}
        done = erase(shop.warehouse, who, "--no-build")
        assert done.exit_code == 0, done.output
        after = {table: rows(shop, f"raw.{table}") for table in TABLE_NAMES}
        gone = {table: before[table] - after[table] for table in TABLE_NAMES}
        [account] = gone.pop("customers")
        assert account[0] == who
        assert gone == {
            "orders": {(PEOPLE[who], who, "online")},
            "order_lines": {(PEOPLE[who], "1", "7")},
            "returns": {(who, PEOPLE[who], who)},
            "events": {(who, who, '{"n": 7}')},
            # A table that the project does not read is the shop's, and is named.
            "invoices": set(),
        }
        assert "raw.invoices" in done.output
        assert all(after[table] <= before[table] for table in TABLE_NAMES)
    names = {row[0] for row in rows(shop, "segmentation.customer_segment_history")}
    assert names & PEOPLE.keys() == PEOPLE.keys() - set(erased)
    assert len(names) == len(PEOPLE)
    sentences_have_lost_the_customer_and_nothing_else(shop)


def sentences_have_lost_the_customer_and_nothing_else(shop) -> None:
    told = dict(rows(shop, "segmentation.segmentation_runs_told"))
    assert told["7"] == "7 rows were lost, 12 are late"
    assert told["12"].startswith("lost, such as erased:")
    assert told["12"].endswith(", c1000x and c1000-2.")
    assert told["70"] == '{"customer_id": null, "order_id": "7", "rows": 7}'
    assert told["1"] == '{"customer_id": "12", "of": 12}'
    assert told["online"].startswith("joann@shop.org and erased")
    assert told["online"].endswith(", ann@shop.org.uk")
    measured = rows(shop, "segmentation.source_measure_history")
    assert ("rows_by_channel", "7", "2.0") in measured
    assert ("rows_by_channel", "online", "3.0") in measured
    renamed = [one for kind, one, _ in measured if kind == "orders_of_customer"]
    assert all(one.startswith("erased:") for one in renamed)


def test_ids_that_are_numbers_in_the_raw_tables_are_found(empty) -> None:
    """If not, 7.0 stays where 7 is erased."""
    made = Shop(empty)
    made.fill(1)
    empty.execute("""
        create table raw.orders (order_id bigint, customer_id double precision);
        insert into raw.orders values (1, 7), (7, 12), (3, null);
        create table raw.order_lines (order_id numeric(10, 2), line_number int);
        insert into raw.order_lines values (1, 1), (7, 1);
    """)
    done = erase(empty, "7", "--no-build")
    assert done.exit_code == 0, done.output
    left = empty.query("select order_id from raw.orders order by 1")
    assert list(left["order_id"]) == [3, 7]
    lines = empty.query("select cast(order_id as int) as id from raw.order_lines")
    assert list(lines["id"]) == [7]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c1000", "N"),
        ("(c1000), 'c1000'/c1000.", "(N), 'N'/N."),
        ("c1000é c1000_2 xc1000 x-c1000", "c1000é c1000_2 xc1000 x-c1000"),
        ("c1000@mail.org", "c1000@mail.org"),
        ('{"customerId":"7","n":"7"}', '{"customerId":"N7","n":"7"}'),
        (r"{\"customer_id\": \"7\"}", r"{\"customer_id\": \"N7\"}"),
        ("/page?customer_id=7&order_id=7", "/page?customer_id=N7&order_id=7"),
        ("/page?order_id=8&n=8", "/page?order_id=erased&n=8"),
        ("customers: 7, 7 of 8", "customers: 7, 7 of 8"),
        ("mailto:ANN@x.org?", "mailto:erased?"),
    ],
)
def test_only_whole_words_are_replaced(text, expected) -> None:
    """If not, an id that is the beginning of another erases that, too."""
    terms = {IDS: {"c1000", "7"}, ADDRESSES: {"Ann@x.org"}, ORDERS: {"8"}}
    texts = Texts(terms, {"c1000": "N", "7": "N7"})
    assert texts.replaced(text) == expected
