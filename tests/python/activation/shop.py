"""A small published run, written straight into the tables that it would have."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import yaml
from click.testing import CliRunner, Result

from segmentation.cli import main
from support.project import ROOT, Warehouse

TODAY = datetime.now(UTC).replace(
    hour=0, minute=0, second=0, microsecond=0, tzinfo=None
)
SEGMENTS = (("S01", "VIP"), ("S02", "Loyal"), ("S03", "Dormant"))
TIERS = ("likely", "possible", "unlikely")
CUSTOMER = (
    "customer_id text, email text, marketing_consent boolean, ads_consent text,"
    " deleted_at timestamp, updated_at text, loaded_at text"
)
PUBLISHED = (
    "customer_id text, as_of timestamp, segment_id text, segment_name text, tier text,"
    " marketing_consent boolean, recommended_action text, recommended_channel text"
)
VALUE = "customer_id text, expected_spend double precision"


def literal(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def insert(table: str, rows: Iterable[tuple]) -> str:
    values = ", ".join(f"({', '.join(map(literal, row))})" for row in rows)
    return f"insert into {table} values {values};"


@dataclass
class Shop:
    """A warehouse with raw customers and a published run of them."""

    warehouse: Warehouse

    def fill(self, count: int, as_of: datetime = TODAY) -> None:
        """Make so many customers; every tenth has not consented."""
        people = [
            (f"c{i:05}", f"c{i:05}@example.org", bool(i % 10), "yes", None, None, None)
            for i in range(count)
        ]
        rows = [
            (one[0], as_of, *SEGMENTS[i % 3], TIERS[i % 2], one[2], "Write", "email")
            for i, one in enumerate(people)
        ]
        values = [(one[0], 100.0 + i) for i, one in enumerate(people)]
        self.warehouse.execute(
            f"create schema raw; create table raw.customers ({CUSTOMER});"
            "create schema segmentation; create schema segmentation_staging;"
            "create view segmentation_staging.base_shop__customers as"
            " select customer_id, email, marketing_consent, deleted_at, updated_at,"
            " loaded_at from raw.customers;" + insert("raw.customers", people)
        )
        place = self.place
        self.published(
            f"{self.schema}create table {place}customers ({PUBLISHED});"
            f"create table {place}customer_value ({VALUE});"
            f"create table {place}run_verdict (as_of timestamp);"
            + insert(f"{place}run_verdict", [(as_of,)])
            + insert(f"{place}customers", rows)
            + insert(f"{place}customer_value", values)
        )

    @property
    def place(self) -> str:
        is_file = self.warehouse.engine == "duckdb"
        return "" if is_file else "segmentation_published."

    @property
    def schema(self) -> str:
        is_file = self.warehouse.engine == "duckdb"
        return "" if is_file else "create schema segmentation_published;"

    def published(self, sql: str) -> None:
        """Change what is published."""
        if self.warehouse.engine == "postgres":
            self.warehouse.execute(sql)
            return
        folder = self.warehouse.folder / "published"
        if not folder.exists():
            made = self.warehouse.folder / ".published" / "first"
            made.mkdir(parents=True)
            (made / "publication.json").write_text("{}")
            folder.symlink_to(made.relative_to(self.warehouse.folder))
        with duckdb.connect(folder / "segmentation.duckdb") as connection:
            connection.execute(sql)

    def raw(self, sql: str) -> None:
        """Change what the shop says."""
        self.warehouse.execute(sql)

    def wanted(self) -> set[str]:
        """Return who has consented and is not deleted, by the raw table alone."""
        rows = self.warehouse.query(
            "select customer_id from raw.customers"
            " where marketing_consent"
            " and coalesce(deleted_at, timestamp '9999-01-01') > timestamp '3000-01-01'"
        )
        return set(rows["customer_id"])

    def ledger(self) -> set[str]:
        rows = self.warehouse.query(
            "select member_key from segmentation_activation.ledger"
        )
        return set(rows["member_key"])

    def destinations(self, **destinations: dict) -> Path:
        file = self.warehouse.folder / "destinations.yml"
        file.write_text(yaml.safe_dump({"destinations": destinations}))
        return file

    def environment(self, **variables: str) -> dict[str, str]:
        return {
            **self.warehouse.variables(),
            "CRM_SECRET": "s3cret",
            "COLUMNS": "120",
            **variables,
        }

    def words(self, name: str, *words: str) -> list[str]:
        return [
            "activate",
            "--destination",
            name,
            "--destinations",
            str(self.warehouse.folder / "destinations.yml"),
            "--target",
            self.warehouse.engine,
            "--project-dir",
            str(ROOT),
            *words,
        ]

    def activate(self, name: str, *words: str, **variables: str) -> Result:
        runner = CliRunner(env=self.environment(**variables))
        return runner.invoke(main, self.words(name, *words), catch_exceptions=False)


def http_json(url: str, **settings: object) -> dict:
    return {
        "type": "http_json",
        "url": url,
        "secret_env": "CRM_SECRET",
        "backoff_seconds": 0.01,
        "max_attempts": 20,
        **settings,
    }


def days_ago(days: int) -> datetime:
    return TODAY - timedelta(days=days)


def as_json(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]
