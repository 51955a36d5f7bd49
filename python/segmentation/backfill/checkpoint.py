"""How far a backfill came, kept in the warehouse until it is done.

The table is written with the history that it speaks of, so that a backfill is
continued by the next call, from any machine.
"""

from dataclasses import dataclass
from datetime import date

from segmentation.warehouse.base import Warehouse, sql_text

TABLE = "segmentation_backfill_progress"
# The history of accepted days.
PUBLISHED = "segment_sizes"


def newest_day(warehouse: Warehouse, table: str) -> date | None:
    """Return the newest day in a table: of `publication` that which readers see.

    None where there is none, or no such table.
    """
    if table not in warehouse.table_names(warehouse.schema):
        return None
    name = warehouse.name(warehouse.schema, table)
    return warehouse.rows(f"select cast(max(as_of) as date) from {name}")[0][0]


@dataclass(frozen=True)
class Checkpoint:
    """The table that remembers the backfill that is under way.

    Parameters
    ----------
    warehouse
        Open warehouse.
    request
        What was asked for; another request starts anew.
    """

    warehouse: Warehouse
    request: str

    @property
    def _table(self) -> str:
        return self.warehouse.name(self.warehouse.schema, TABLE)

    def last_accepted(self) -> date | None:
        """Return the last day that this request had published, if it is still.

        None also when the history has been taken back to before that day since.
        """
        if TABLE not in self.warehouse.table_names(self.warehouse.schema):
            return None
        found = self.warehouse.rows(f"select request, last_accepted from {self._table}")
        days = [day for request, day in found if request == self.request and day]
        newest = newest_day(self.warehouse, PUBLISHED)
        return days[0] if days and newest and newest >= days[0] else None

    def set(self, last_accepted: date | None) -> None:
        """Remember the day that was published last, None before the first."""
        day = f"cast('{last_accepted}' as date)" if last_accepted else "null"
        schema = self.warehouse.name(self.warehouse.schema)
        self.warehouse.execute(
            f"create schema if not exists {schema};"
            f"create table if not exists {self._table}"
            " (request text, last_accepted date);"
            f"delete from {self._table};"
            f"insert into {self._table} values ({sql_text(self.request)}, {day})"
        )

    def clear(self) -> None:
        """Forget the backfill: it is done."""
        self.warehouse.execute(f"drop table if exists {self._table}")
