"""The label written back to columns of the shop's own table of customers."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg2
from psycopg2.extras import execute_values

from segmentation.activation.definition import Definition
from segmentation.activation.destinations.contract import Chunk, Destination
from segmentation.activation.members import Entry, Member
from segmentation.activation.retry import TryAgain
from segmentation.errors import InputError
from segmentation.warehouse.base import first_sentence, quoted

CHUNK_SIZE = 1000
KEY = "customer_id"
ABSENT = "the table has no row with this key"
LOCKED = "another session has the row locked"
TYPES = """
    select attname, format_type(atttypid, atttypmod)
    from pg_attribute
    where attrelid = to_regclass(%s) and attnum > 0 and not attisdropped
"""


class PostgresColumn(Destination):
    """Updates changed rows only, so that triggers and replication see only those.

    The table itself says what it has: a label that somebody else changed is
    written again. Rows that another session has locked are left and counted.
    """

    def __init__(self, definition: Definition) -> None:
        super().__init__(definition)
        settings = definition.settings
        self._table = quoted(*settings["table"].replace('"', "").split("."))
        self._key = settings.get("key_column", KEY)
        self._columns = dict(settings["columns"])
        self._count_busy = 0

    @property
    def chunk_size(self) -> int:
        """Most rows in a transaction."""
        return self.definition.settings.get("chunk_size", CHUNK_SIZE)

    @property
    def fields(self) -> Mapping[str, str]:
        """Column there to field of ours."""
        return self._columns

    def busy(self) -> int:
        """Return how many rows were left because others had them locked."""
        return self._count_busy

    def seen(
        self, ledger: Mapping[str, Entry], wanted: Mapping[str, Member]
    ) -> Mapping[str, Entry]:
        """Return what the table has of those in the ledger and those wanted."""
        with self._cursor() as cursor:
            types = self._types(cursor)
            columns = ", ".join(map(quoted, self._columns))
            key = f"cast({quoted(self._key)} as text)"
            cursor.execute(f"select {key}, {columns} from {self._table}")
            found = {key: values for key, *values in cursor}
            shown = self._as_stored(cursor, list(wanted.values()), types)
        entries = {}
        for key in ledger.keys() | (wanted.keys() & found.keys()):
            is_equal = key in wanted and found.get(key) == shown.get(key)
            is_set = key in ledger or any(one is not None for one in found[key])
            if is_equal or is_set:
                content = wanted[key].content if is_equal else None
                entries[key] = Entry(key, key, content)
        return entries

    def send(self, chunk: Chunk) -> dict[str, str]:
        """Update rows that differ, in one transaction; a removal writes null."""
        with self._cursor() as cursor:
            types = self._types(cursor)
            rows = [self._row(member) for member in chunk.members]
            self._make_wanted(cursor, rows, types)
            cursor.execute(self._update())
            cursor.execute(self._left())
            left = dict(cursor.fetchall())
        # A customer without a row there has nothing that could be removed.
        absent = (
            {}
            if chunk.action == "remove"
            else {key: ABSENT for key, is_there in left.items() if not is_there}
        )
        locked = {key: LOCKED for key, is_there in left.items() if is_there}
        self._count_busy += len(locked)
        return absent | locked

    def _row(self, member: Member) -> list[Any]:
        return [member.key, *(member.payload.get(name) for name in self._columns)]

    def _make_wanted(
        self, cursor: Any, rows: Sequence[Sequence[Any]], types: Mapping[str, str]
    ) -> None:
        columns = ", ".join(f"{quoted(name)} {types[name]}" for name in self._columns)
        cursor.execute(
            f"create temporary table wanted (wanted_key text, {columns}) on commit drop"
        )
        execute_values(cursor, "insert into wanted values %s", rows, page_size=1000)
        cursor.execute(
            f"create temporary table labelled on commit drop as select wanted.*,"
            f" {self._key_value(types)} as key_there from wanted"
        )
        cursor.execute("analyze labelled")

    def _key_value(self, types: Mapping[str, str]) -> str:
        """Return the key in the table's type, null where it cannot be one."""
        kind = types[self._key]
        if kind in ("smallint", "integer", "bigint"):
            digits = {"smallint": 4, "integer": 9, "bigint": 18}[kind]
            return (
                f"case when wanted_key ~ '^-?[0-9]{{1,{digits}}}$'"
                f" then cast(wanted_key as {kind}) end"
            )
        if kind == "uuid":
            return (
                "case when wanted_key ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'"
                " then cast(wanted_key as uuid) end"
            )
        return f"cast(wanted_key as {kind})"

    def _differs(self) -> str:
        there = ", ".join(f"there.{quoted(name)}" for name in self._columns)
        ours = ", ".join(f"labelled.{quoted(name)}" for name in self._columns)
        return f"row({there}) is distinct from row({ours})"

    def _update(self) -> str:
        key = quoted(self._key)
        sets = ", ".join(
            f"{quoted(name)} = free.{quoted(name)}" for name in self._columns
        )
        return (
            f"with free as (select labelled.* from {self._table} as there"
            f" inner join labelled on there.{key} = labelled.key_there"
            f" where {self._differs()} for update of there skip locked)"
            f" update {self._table} as there set {sets} from free"
            f" where there.{key} = free.key_there"
        )

    def _left(self) -> str:
        key = quoted(self._key)
        return (
            f"select labelled.wanted_key, there.{key} is not null from labelled"
            f" left join {self._table} as there on there.{key} = labelled.key_there"
            f" where there.{key} is null or {self._differs()}"
        )

    def _as_stored(
        self, cursor: Any, members: Sequence[Member], types: Mapping[str, str]
    ) -> dict[str, list[Any]]:
        """Return the labels as the columns would give them back."""
        self._make_wanted(cursor, [self._row(member) for member in members], types)
        columns = ", ".join(map(quoted, self._columns))
        cursor.execute(f"select wanted_key, {columns} from wanted")
        return {key: values for key, *values in cursor}

    def _types(self, cursor: Any) -> dict[str, str]:
        cursor.execute(TYPES, [self._table])
        types = dict(cursor.fetchall())
        place = f"{self.definition.name}: table {self._table}"
        if not types:
            raise InputError(f"{place} is not there.")
        missing = [name for name in (self._key, *self._columns) if name not in types]
        if missing:
            kinds = ", ".join(f"{name} text" for name in missing)
            raise InputError(
                f"{place} has no column {', '.join(missing)}; add it: {kinds}."
            )
        return types

    @contextmanager
    def _cursor(self) -> Iterator[Any]:
        """Yield a cursor of one transaction in a session of its own."""
        name = self.definition.name
        try:
            connection = psycopg2.connect(self.definition.secret("connection_env"))
        except psycopg2.Error as error:
            raise TryAgain(
                f"{name} cannot be reached: {first_sentence(error)}"
            ) from error
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("set local lock_timeout = '10s'")
                yield cursor
        except (psycopg2.OperationalError, psycopg2.InterfaceError) as error:
            raise TryAgain(f"{name} broke off: {first_sentence(error)}") from error
        except psycopg2.Error as error:
            raise InputError(
                f"{name} did not take the rows: {first_sentence(error)}."
            ) from error
        finally:
            connection.close()
