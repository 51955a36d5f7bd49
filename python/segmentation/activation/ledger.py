"""What the other sides have accepted, in a schema that no build touches."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from segmentation.activation.members import Entry, Member
from segmentation.warehouse.base import Warehouse, sql_text

SUFFIX = "activation"
TABLES = {
    "ledger": (
        "destination text, member_key text, customer_id text, content text,"
        " changed_at timestamp"
    ),
    "rejected_rows": (
        "destination text, member_key text, customer_id text, action text,"
        " reason text, rejected_at timestamp, count_attempts int"
    ),
    "accepted_chunks": "destination text, count_chunks bigint",
    "syncs": (
        "sync_id text, destination text, started_at timestamp, ended_at timestamp,"
        " as_of timestamp, outcome text, message text, count_members int,"
        " count_added int, count_changed int, count_removed int, count_rejected int,"
        " count_left_out int"
    ),
}


class Ledger:
    """The rows of one destination.

    Parameters
    ----------
    warehouse
        Open warehouse; its transaction is the ledger's.
    destination
        Name of the destination.
    """

    def __init__(self, warehouse: Warehouse, destination: str) -> None:
        self._warehouse = warehouse
        self._name = destination
        self._schema = f"{warehouse.schema}_{SUFFIX}"

    def prepare(self) -> None:
        """Make the tables that are not there yet."""
        if set(TABLES) <= self._warehouse.table_names(self._schema):
            return
        made = [f"create schema if not exists {self._warehouse.name(self._schema)}"]
        made += [
            f"create table if not exists {self._table(name)} ({columns})"
            for name, columns in TABLES.items()
        ]
        self._warehouse.execute("; ".join(made))

    def entries(self, keys: Iterable[str] | None = None) -> dict[str, Entry]:
        """Return what the other side has, by key; of all keys or of some."""
        listed = ", ".join(map(sql_text, keys or []))
        among = "" if keys is None else f" and member_key in ({listed or 'null'})"
        rows = self._warehouse.rows(
            f"select member_key, customer_id, content from {self._table('ledger')}"
            f" where {self._mine}{among}"
        )
        return {
            key: Entry(key, customer_id, content) for key, customer_id, content in rows
        }

    def count_chunks(self) -> int:
        """Return how many chunks were accepted so far."""
        rows = self._warehouse.rows(
            f"select max(count_chunks) from {self._table('accepted_chunks')}"
            f" where {self._mine}"
        )
        return rows[0][0] or 0

    def intend(self, members: Iterable[Member]) -> None:
        """Note that these may be there from now on, before they are sent."""
        rows = [self._row(member.key, member.customer_id, None) for member in members]
        self._warehouse.execute("; ".join(self._replacing(rows)))

    def accept(
        self,
        action: str,
        members: Iterable[Member],
        rejected: Mapping[str, str],
        before: Mapping[str, Entry],
    ) -> None:
        """Note what an answer says of a chunk, all at once.

        Parameters
        ----------
        action
            What was asked for.
        members
            The chunk.
        rejected
            Keys that were not taken, with the reason.
        before
            Entries as they were before the chunk was sent.
        """
        taken = [member for member in members if member.key not in rejected]
        others = [member for member in members if member.key in rejected]
        gone = [member.key for member in taken] if action == "remove" else []
        gone += [member.key for member in others if member.key not in before]
        rows = [
            self._row(one.key, one.customer_id, before[one.key].content)
            for one in others
            if one.key in before
        ]
        if action != "remove":
            rows += [self._row(one.key, one.customer_id, one.content) for one in taken]
        statements = self._replacing(rows) + self._deleting("ledger", gone)
        statements += self._deleting("rejected_rows", [one.key for one in taken])
        statements += self._rejecting(action, others, rejected)
        self._warehouse.execute("; ".join([*statements, *self._counting()]))

    def replace(self, members: Iterable[Member]) -> None:
        """Note that these and no others are there."""
        rows = [self._row(one.key, one.customer_id, one.content) for one in members]
        emptied = f"delete from {self._table('ledger')} where {self._mine}"
        statements = [emptied, *self._inserting("ledger", rows), *self._counting()]
        self._warehouse.execute("; ".join(statements))

    def forget_rejected(self, kept: Iterable[str]) -> None:
        """Forget rejected rows that are no longer to be sent or removed."""
        keys = ", ".join(map(sql_text, sorted(kept))) or "null"
        self._warehouse.execute(
            f"delete from {self._table('rejected_rows')}"
            f" where {self._mine} and coalesce(member_key not in ({keys}), true)"
        )

    def rejected(self) -> list[dict[str, Any]]:
        """Return the rows that were rejected last, with the reasons."""
        return self._warehouse.records(
            f"select * from {self._table('rejected_rows')} where {self._mine}"
            " order by member_key"
        )

    def record(self, sync_id: str, **values: Any) -> None:
        """Write the row of a sync anew."""
        row = {"sync_id": sync_id, "destination": self._name, **values}
        names = ", ".join(row)
        listed = ", ".join(_literal(value) for value in row.values())
        table = self._table("syncs")
        self._warehouse.execute(
            f"delete from {table} where sync_id = {sql_text(sync_id)};"
            f" insert into {table} ({names}) values ({listed})"
        )

    def _table(self, name: str) -> str:
        return self._warehouse.name(self._schema, name)

    @property
    def _mine(self) -> str:
        return f"destination = {sql_text(self._name)}"

    def _row(self, key: str, customer_id: str, content: str | None) -> list[Any]:
        return [self._name, key, customer_id, content, now()]

    def _replacing(self, rows: list[list[Any]]) -> list[str]:
        keys = [row[1] for row in rows]
        return [*self._deleting("ledger", keys), *self._inserting("ledger", rows)]

    def _rejecting(
        self, action: str, members: list[Member], rejected: Mapping[str, str]
    ) -> list[str]:
        keys = [member.key for member in members]
        counts = (
            {row["member_key"]: row["count_attempts"] for row in self.rejected()}
            if keys
            else {}
        )
        rows = [
            [self._name, one.key, one.customer_id, action, rejected[one.key], now()]
            + [counts.get(one.key, 0) + 1]
            for one in members
        ]
        deleted = self._deleting("rejected_rows", keys)
        return deleted + self._inserting("rejected_rows", rows)

    def _counting(self) -> list[str]:
        count = self.count_chunks() + 1
        deleted = f"delete from {self._table('accepted_chunks')} where {self._mine}"
        return [deleted, *self._inserting("accepted_chunks", [[self._name, count]])]

    def _deleting(self, table: str, keys: Iterable[str]) -> list[str]:
        listed = ", ".join(map(sql_text, keys))
        if not listed:
            return []
        return [
            f"delete from {self._table(table)} where {self._mine}"
            f" and member_key in ({listed})"
        ]

    def _inserting(self, table: str, rows: list[list[Any]]) -> list[str]:
        if not rows:
            return []
        values = ", ".join(f"({', '.join(map(_literal, row))})" for row in rows)
        return [f"insert into {self._table(table)} values {values}"]


def destinations_with(warehouse: Warehouse, customers: Iterable[str]) -> list[str]:
    """Return the destinations that have, or may have, some customers."""
    schema = f"{warehouse.schema}_{SUFFIX}"
    if "ledger" not in warehouse.table_names(schema):
        return []
    listed = ", ".join(map(sql_text, customers)) or "null"
    rows = warehouse.rows(
        f"select distinct destination from {warehouse.name(schema, 'ledger')}"
        f" where customer_id in ({listed}) order by destination"
    )
    return [name for (name,) in rows]


def now() -> datetime:
    """Return the instant in UTC, without a zone, as the warehouse keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, datetime):
        return f"cast('{value.isoformat(sep=' ')}' as timestamp)"
    return sql_text(value)
