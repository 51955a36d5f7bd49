"""The run that a set of tables belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from segmentation.errors import InputError

# Its one row is of the run, also when there is no customer, or it was rejected.
OF_THE_RUN = "run_verdict"
REJECTED = "rejected"
# These hold instants of other runs: when a stay began, what was rejected.
LEDGERS = (
    "board_data_quality",
    "board_feature_drift",
    "board_feature_drift_runs",
    "board_run_ledger",
    "board_source_history",
    "customer_segment_history",
    "segmentation_runs",
)


@dataclass(frozen=True)
class Run:
    """Which run it is, and the rows of each of its tables."""

    as_of: datetime
    rows: Mapping[str, int]

    def row(self, place: str) -> dict[str, Any]:
        """Return the row of the table ``publication``."""
        return {
            "as_of": self.as_of,
            "place": place,
            "count_tables": len(self.rows),
            "count_rows": sum(self.rows.values()),
        }

    def row_of_nothing(self) -> dict[str, Any]:
        """Return the row of a run of which nothing was copied."""
        return {**self.row(""), "count_tables": 0, "count_rows": 0}


def whole_run(session: Any, tables: Mapping[str, Any]) -> Run:
    """Return the run of the tables.

    Raises
    ------
    InputError
        If a table is of another run, as after ``dbt run --select`` of a part.
    """
    found = session.sql(" union all ".join(_measures(tables))).df()
    newest = dict(zip(found["name"], found["as_of"], strict=True))
    as_of = newest[OF_THE_RUN]
    for name, other in newest.items():
        if name not in LEDGERS and not pd.isna(other) and other != as_of:
            raise InputError(
                f"nothing was published: the last run is as of {as_of}, but {name} "
                f"as of {other}; run dbt build without --select."
            )
    counts = dict(zip(found["name"], map(int, found["count_rows"]), strict=True))
    return Run(as_of.to_pydatetime(), counts)


def verdict_of(session: Any, tables: Mapping[str, Any]) -> str:
    """Return what the gate said of the run."""
    query = tables[OF_THE_RUN].sql_query()
    found = session.sql(f"select verdict from ({query}) as rows_of_table").df()
    return found["verdict"].iloc[0]


def _measures(tables: Mapping[str, Any]) -> list[str]:
    """Return a query per table: its name, newest as_of, and rows."""
    return [
        f"select '{name}' as name, cast({_newest(table)} as timestamp) as as_of, "
        f"count(*) as count_rows from ({table.sql_query()}) as rows_of_table"
        for name, table in tables.items()
    ]


def _newest(table: Any) -> str:
    return "max(as_of)" if "as_of" in table.columns else "null"
