"""The functions of events, called by who consumes a stream or delivers changes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from segmentation.errors import InputError
from segmentation.live.functions import SUFFIX
from segmentation.warehouse.base import Warehouse, quoted, sql_text


@dataclass(frozen=True)
class Calls:
    """The functions, over an open connection whose role may call them.

    Parameters
    ----------
    warehouse
        Open warehouse, on PostgreSQL.

    Raises
    ------
    InputError
        If there are no such functions, or the role may not call one.
    """

    warehouse: Warehouse

    def accept(
        self, events: str, offsets: Iterable[Mapping[str, Any]] = ()
    ) -> dict[str, Any]:
        """Take events and remember how far a stream was read, both or neither.

        Parameters
        ----------
        events
            JSON, a list.
        offsets
            ``consumer``, ``topic``, ``partition_number`` and ``next_offset``.
        """
        source = json.dumps({"offsets": list(offsets)})
        return self._value(
            f"accept_events({sql_text(events)}::jsonb, {sql_text(source)}::jsonb)"
        )

    def offsets(self, consumer: str, topic: str) -> dict[int, int]:
        """Return the next offset of each partition that was read."""
        asked = f"{sql_text(consumer)}, {sql_text(topic)}"
        return dict(self._rows(f"offsets_of({asked})"))

    def take(self, most: int) -> list[tuple[int, str, dict[str, Any]]]:
        """Return number, key and content of what is to be delivered, oldest first."""
        return [tuple(row) for row in self._rows(f"take_outbox({most})")]

    def mark(self, numbers: Sequence[int]) -> None:
        """Note that the other side has taken these."""
        listed = ", ".join(map(str, numbers))
        self._rows(f"mark_delivered(array[{listed}]::bigint[])")

    def resume(self) -> int:
        """Tell what was held back; return how many customers it is of."""
        return self._value("resume_telling()")

    def _value(self, call: str) -> Any:
        return self._rows(call)[0][0]

    def _rows(self, call: str) -> Sequence[tuple[Any, ...]]:
        if self.warehouse.engine != "postgres":
            raise InputError(
                "events need PostgreSQL: a DuckDB file has one writer; name a target "
                "on PostgreSQL with --target."
            )
        place = quoted(f"{self.warehouse.schema}_{SUFFIX}")
        rows = self.warehouse.rows(f"select * from {place}.{call}")
        self.warehouse.commit()
        return rows
