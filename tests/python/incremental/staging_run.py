"""Run the incremental staging models in this process: a run takes a second."""

import json
from dataclasses import dataclass

import duckdb
import psycopg2
from dbt.cli.main import dbtRunner

from support.project import ROOT, Warehouse

SCREENED = {
    "events": "stg_app__events_screened",
    "orders": "stg_shop__orders_checked",
    "order_lines": "stg_shop__order_lines_screened",
}
MODELS = [
    *SCREENED.values(),
    "stg_app__events_judged",
    "stg_shop__order_lines_judged",
    "stg_shop__orders_judged",
    "stg_shop__customers",
    "stg_shop__customers_checked",
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
        """Make empty tables, and learn what a full refresh would select."""
        with self._connect() as connection:
            cursor = connection.cursor()
            cursor.execute("create schema if not exists raw")
            for table, columns in TYPES.items():
                cursor.execute(f"create table raw.{table} ({columns})")
        self.runner = dbtRunner()
        self._invoke("parse")
        self.runner = dbtRunner(manifest=self._invoke("parse").result)
        self._invoke("seed")
        self.run(*(f"+{model}" for model in SCREENED.values()))
        self._invoke("compile", "--full-refresh", "--select", *SCREENED.values())
        compiled = self.warehouse.folder / "target" / "compiled"
        self.full_refresh = {
            table: next(compiled.rglob(f"{model}.sql")).read_text()
            for table, model in SCREENED.items()
        }

    def run(self, *select: str, **variables: object) -> None:
        """Run the models, by default only those that raw rows can change."""
        words = ["--select", *(select or MODELS), "--vars", json.dumps(variables)]
        self._invoke("run", *words)

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

    def empty_staged(self) -> None:
        """Forget what earlier runs staged."""
        for model in SCREENED.values():
            self._write(f"delete from segmentation_staging.{model}")

    def differences(self, table: str) -> list[Row]:
        """Return rows that only one of the table and a full refresh holds."""
        staged = f"select * from segmentation_staging.{SCREENED[table]}"
        columns = self._names(staged)
        sides = [f"({staged})", f"({self.full_refresh[table]})"]
        with self._connect() as connection:
            cursor = connection.cursor()
            found = []
            for one, two in (sides, reversed(sides)):
                cursor.execute(
                    f"select {columns} from {one} as one except all"
                    f" select {columns} from {two} as two"
                )
                found += cursor.fetchall()
        return found

    def _names(self, query: str) -> str:
        with self._connect() as connection:
            cursor = connection.cursor()
            cursor.execute(f"{query} limit 0")
            return ", ".join(column[0] for column in cursor.description)

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
