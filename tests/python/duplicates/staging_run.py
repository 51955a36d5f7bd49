"""Run the staging models in this process: a run takes a second or two."""

import json
from dataclasses import dataclass

import duckdb
import psycopg2
from dbt.cli.main import dbtRunner

from support.project import ROOT, Warehouse

DEDUPLICATED = {
    "events": "stg_app__events_deduplicated",
    "orders": "stg_shop__orders_deduplicated",
    "order_lines": "stg_shop__order_lines_deduplicated",
}
# What raw rows can change; the rest is made once.
MODELS = [
    *DEDUPLICATED.values(),
    *(
        f"stg_{table}_{step}"
        for table in ("app__events", "shop__orders", "shop__order_lines")
        for step in ("normalized", "duplicates")
    ),
    *(
        f"stg_shop__customers{step}"
        for step in ("_normalized", "_duplicates", "_deduplicated", "")
    ),
]
TYPES = {
    "customers": "customer_id text, time_zone text, email text,"
    " signed_up_at timestamp, country text, birth_year int, gender text,"
    " acquisition_channel text, acquisition_cost numeric(18, 4),"
    " marketing_consent boolean, deleted_at timestamp",
    "orders": "order_id text, customer_id text, ordered_at timestamp,"
    " time_zone text, status text, currency text, sales_channel text",
    "events": "event_id text, customer_id text, event_type text, occurred_at_ms bigint",
    "order_lines": "order_id text, line_number int, product_id text, category text,"
    " quantity numeric(18, 4), unit_price numeric(18, 4), discount numeric(18, 4)",
}
# What staging calls the columns that it leaves as they were delivered.
GIVEN = {
    "ordered_at": "ordered_at_utc",
    "ordered_at_local": "ordered_at",
    "time_zone": "known_time_zone",
    "time_zone_given": "time_zone",
}
Row = tuple[object, ...]


@dataclass
class StagingRun:
    """Raw tables that a test replaces, and what the models make of them.

    Parameters
    ----------
    warehouse
        A warehouse whose variables stand in this process's environment.
    """

    warehouse: Warehouse

    def prepare(self) -> None:
        """Make empty raw tables, and parse the project once."""
        with self._connect() as connection:
            cursor = connection.cursor()
            cursor.execute("create schema if not exists raw")
            for table, columns in TYPES.items():
                cursor.execute(f"create table raw.{table} ({columns})")
        self.runner = dbtRunner()
        self._invoke("parse")
        self.runner = dbtRunner(manifest=self._invoke("parse").result)
        self._invoke("seed")
        self._invoke("run", "--select", *(f"+{model}" for model in MODELS))

    def run(self, **variables: object) -> None:
        """Run the models that raw rows can change."""
        self._invoke("run", "--select", *MODELS, "--vars", json.dumps(variables))

    def replace_raw(self, table: str, rows: list[Row]) -> None:
        """Replace the rows of a raw table; columns that a row lacks are null."""
        self._write(f"delete from raw.{table}")
        mark = "?" if self.warehouse.engine == "duckdb" else "%s"
        columns = TYPES[table].replace("(18, 4)", "").split(",")
        names = [column.split()[0] for column in columns]
        with self._connect() as connection:
            cursor = connection.cursor()
            for row in rows:
                given = ", ".join(names[: len(row)])
                marks = ", ".join(mark for _ in row)
                target = f"raw.{table} ({given})"
                cursor.execute(f"insert into {target} values ({marks})", row)

    def staged(self, table: str) -> list[dict]:
        """Return the rows of a table as they were judged, by the raw names."""
        with self._connect() as connection:
            cursor = connection.cursor()
            cursor.execute(f"select * from segmentation_staging.{DEDUPLICATED[table]}")
            names = [column[0] for column in cursor.description]
            return [
                dict(zip((GIVEN.get(name, name) for name in names), row, strict=True))
                for row in cursor.fetchall()
            ]

    def _write(self, statement: str) -> None:
        with self._connect() as connection:
            connection.cursor().execute(statement)

    def _connect(self) -> "duckdb.DuckDBPyConnection | psycopg2.extensions.connection":
        if self.warehouse.engine == "duckdb":
            return duckdb.connect(str(self.warehouse.duckdb_path))
        return self.warehouse.connect()

    def _invoke(self, *words: str) -> object:
        done = self.runner.invoke(
            ["--quiet", *words, "--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
        )
        if not done.success:
            raise AssertionError(f"{words}: {done.exception or done.result}")
        return done
