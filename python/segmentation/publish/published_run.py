"""The run that a set of tables belongs to, and the schemas they are published to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# Schema suffix -> table name -> relation; no suffix for what people read first.
Schemas = Mapping[str, Mapping[str, Any]]
BOARDS = "boards"
# Its one row is of the run, also when there is no customer, or it was rejected.
VERDICT = "run_verdict"
REJECTED = "rejected"


def schema_name(base: str, suffix: str) -> str:
    """Return the name of a schema, as dbt gives it for the targets of readers.

    >>> schema_name("main", ""), schema_name("main", "boards")
    ('main', 'main_boards')
    """
    return f"{base}_{suffix}" if suffix else base


@dataclass(frozen=True)
class PublishedRun:
    """Which run it is, what the gate said, and the rows of each table."""

    as_of: datetime
    verdict: str
    count_rows: Mapping[str, int]

    @property
    def is_rejected(self) -> bool:
        """Whether the gate rejected the run."""
        return self.verdict == REJECTED

    def as_row(self, place: str) -> dict[str, Any]:
        """Return the row of the table ``publication``."""
        return {
            "as_of": self.as_of,
            "place": place,
            "count_tables": len(self.count_rows),
            "count_rows": sum(self.count_rows.values()),
        }

    def as_row_of_nothing(self) -> dict[str, Any]:
        """Return the row of a run of which nothing was copied."""
        return {**self.as_row(""), "count_tables": 0, "count_rows": 0}


def read_run(session: Any, schemas: Schemas) -> PublishedRun:
    """Return the run of the tables, one of which is ``run_verdict``.

    The macro ``check_tables_to_publish`` has seen that the others are of the same run.
    """
    tables = {
        name: table for group in schemas.values() for name, table in group.items()
    }
    query = " union all ".join(
        f"select '{name}' as name, count(*) as count_rows "
        f"from ({table.sql_query()}) as rows_of_table"
        for name, table in tables.items()
    )
    counts = session.sql(query).df()
    verdicts = f"({tables[VERDICT].sql_query()}) as rows_of_table"
    found = session.sql(f"select as_of, verdict from {verdicts}").df().iloc[0]
    return PublishedRun(
        found["as_of"].to_pydatetime(),
        found["verdict"],
        dict(zip(counts["name"], map(int, counts["count_rows"]), strict=True)),
    )
