"""On PostgreSQL the rows of all tables are replaced in one transaction."""

import uuid

import psycopg2
import pytest

from dbt.adapters.postgrespython.session import Session
from segmentation.errors import InputError
from segmentation.publish.postgres_schema import drop_others, publish_schema

ROWS = "select {0} as as_of from generate_series(1, 5000)"


@pytest.fixture
def publish(connect):
    """Give a publisher of two tables whose rows are all of one day."""
    connection = connect()

    def run(day, commit=True, roles=(), **tables):
        session = Session(connection)
        queries = tables or {name: ROWS.format(day) for name in ("a", "b")}
        publish_schema(
            session, {n: session.sql(q) for n, q in queries.items()}, "p", roles, "s"
        )
        drop_others(session, "p", set(queries))
        (connection.commit if commit else connection.rollback)()

    return run


@pytest.fixture
def roles(connect):
    """Give two roles; a server keeps them beyond the database."""
    names = [f"bi_{uuid.uuid4().hex[:8]}" for _ in range(2)]
    with connect() as owner, owner.cursor() as cursor:
        cursor.execute("".join(f"create role {name};" for name in names))
    yield names
    with connect() as owner, owner.cursor() as cursor:
        for name in names:
            cursor.execute(f"drop owned by {name}; drop role {name}")


def days(cursor):
    cursor.execute("select as_of from p.a union select as_of from p.b")
    return {day for (day,) in cursor.fetchall()}


def test_an_open_cursor_and_an_open_transaction_keep_their_day(connect, publish):
    """If not, an export that takes an hour breaks, or mixes two days."""
    publish(1)
    reader = connect()
    with reader.cursor("open") as open_cursor:
        open_cursor.execute("select as_of from p.a")
        first = open_cursor.fetchone()[0]
        publish(2)
        rest = {day for (day,) in open_cursor.fetchall()}
    reader.rollback()
    assert {first} | rest == {1}

    reader.set_session(isolation_level="REPEATABLE READ")
    with reader.cursor() as cursor:
        cursor.execute("select max(as_of) from p.a")
        publish(3)
        cursor.execute("select max(as_of), count(*) from p.b")
        assert cursor.fetchone() == (2, 5000)


def test_nothing_is_seen_before_the_transaction_ends(connect, publish):
    """If not, a run that fails after it published has published all the same."""
    publish(1)
    publish(2, commit=False)
    with connect().cursor() as cursor:
        assert days(cursor) == {1}


def test_views_on_a_published_table_live_on(connect, publish):
    """If not, the first column that a new version adds breaks the dashboards."""
    publish(1, a="select 1 as as_of", former="select 1 as as_of")
    with connect() as reader, reader.cursor() as cursor:
        cursor.execute("create view public.mine as select * from p.a")
    publish(2, a="select 2 as as_of, 'x' as colour")
    with reader.cursor() as cursor:
        cursor.execute("select mine.as_of, a.colour from mine cross join p.a")
        assert cursor.fetchall() == [(2, "x")]
        cursor.execute("select to_regclass('p.former')")
        assert cursor.fetchall() == [(None,)], "a table that is no longer kept up"


def test_a_view_in_the_way_of_other_columns_is_named(connect, publish):
    """If not, the user meets a database's error of five lines."""
    publish(1, a="select 1 as as_of")
    with connect() as reader, reader.cursor() as cursor:
        cursor.execute("create view public.mine as select * from p.a")
    with pytest.raises(InputError, match='columns of "p"."a" changed.*depend on it'):
        publish(2, a="select 'two' as as_of")


def test_readers_read_what_is_published_and_nothing_else(connect, publish, roles):
    """If not, whoever may see a dashboard may see every e-mail address."""
    with connect() as owner, owner.cursor() as cursor:
        cursor.execute("create schema raw; create table raw.customers (email text)")
    publish(1, roles=roles)
    publish(2, roles=roles[:1])

    def read(role, table):
        with connect() as reader, reader.cursor() as cursor:
            cursor.execute(f"set role {role}; select count(*) from {table}")
            return cursor.fetchone()[0]

    assert read(roles[0], "p.a") == 5000
    for role, table in [(roles[0], "raw.customers"), (roles[1], "p.a")]:
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            read(role, table)
    with (
        pytest.raises(psycopg2.errors.InsufficientPrivilege),
        connect() as reader,
        reader.cursor() as cursor,
    ):
        cursor.execute(f"set role {roles[0]}; delete from p.a")


def test_one_customer_is_found_by_an_index_on_every_day(connect, publish):
    """If not, a login that asks for one segment reads a million rows."""
    for day in (1, 2):
        rows = ROWS.format(day).replace("as as_of", "as as_of, 'C' as customer_id")
        publish(day, a=rows, b=ROWS.format(day))
    with connect() as reader, reader.cursor() as cursor:
        cursor.execute(
            "select indexname, tablename from pg_indexes where schemaname = 'p'"
        )
        assert cursor.fetchall() == [("a_by_customer", "a")]


def test_a_table_of_somebody_else_is_not_written_over(connect, publish):
    """If not, a build empties a table that happens to have the name of ours."""
    with connect() as owner, owner.cursor() as cursor:
        cursor.execute("create schema p; create table p.a as select 7 as as_of")
    with pytest.raises(
        InputError, match='"p"."a" is there already and is no published'
    ):
        publish(1)
    with connect() as reader, reader.cursor() as cursor:
        cursor.execute("select as_of from p.a")
        assert cursor.fetchall() == [(7,)]
