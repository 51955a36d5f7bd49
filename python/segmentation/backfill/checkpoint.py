"""How far a backfill came, kept in the warehouse until it is done.

The table is written with the history that it speaks of, so that a backfill is
continued by the next call, from any machine.
"""

from dataclasses import dataclass
from datetime import date

from segmentation.warehouse.base import Warehouse, sql_text

TABLE = "segmentation_backfill_progress"


def newest_days(warehouse: Warehouse) -> tuple[date | None, date | None]:
    """Return the newest accepted day, and the day that readers see."""
    days = []
    for table in ("segment_sizes", "publication"):
        found = [(None,)]
        if table in warehouse.table_names(warehouse.schema):
            name = warehouse.name(warehouse.schema, table)
            found = warehouse.rows(f"select cast(max(as_of) as date) from {name}")
        days.append(found[0][0])
    return days[0], days[1]


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
        tables = self.warehouse.table_names(self.warehouse.schema)
        if not {TABLE, "segment_sizes"} <= tables:
            return None
        found = self.warehouse.rows(f"select request, last_accepted from {self._table}")
        days = [day for request, day in found if request == self.request and day]
        if not days or self._newest_published() < days[0]:
            return None
        return days[0]

    def _newest_published(self) -> date:
        sizes = self.warehouse.name(self.warehouse.schema, "segment_sizes")
        newest = f"select cast(max(as_of) as date) from {sizes}"
        return self.warehouse.rows(newest)[0][0] or date.min

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
