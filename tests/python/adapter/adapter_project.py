"""A dbt project in a folder of its own, run by dbt's own commands."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pandas as pd
from dbt.cli.main import dbtRunner

from support.postgres import connect

PROJECT = """
name: shop
version: "1.0"
profile: shop
flags: {send_anonymous_usage_stats: false}
models: {shop: {+materialized: table}}
"""


@dataclass
class AdapterProject:
    """A folder, a schema of a real server, and dbt between the two."""

    folder: Path
    server: dict[str, str]
    schema: str
    credentials: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.folder / "dbt_project.yml").write_text(PROJECT)
        target = {
            "type": "postgrespython",
            "host": self.server["PGHOST"],
            "port": int(self.server["PGPORT"]),
            "user": self.server["PGUSER"],
            "password": self.server["PGPASSWORD"],
            "dbname": self.server["PGDATABASE"],
            "schema": self.schema,
            "threads": 2,
            **self.credentials,
        }
        profile = {"shop": {"target": "here", "outputs": {"here": target}}}
        (self.folder / "profiles.yml").write_text(json.dumps(profile))

    def write(self, files: dict[str, str]) -> None:
        """Write files by path; their text is dedented, blank first lines stay."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")

    def dbt(self, *words: str, fails: bool = False) -> str:
        """Run dbt and return what it said; it must succeed, or must fail."""
        said: list[str] = []
        places = ["--project-dir", str(self.folder), "--profiles-dir", str(self.folder)]
        runner = dbtRunner(callbacks=[lambda event: said.append(event.info.msg)])
        result = runner.invoke([*words, *places, "--no-use-colors", "--quiet"])
        assert result.success != fails, "\n".join(said)
        return "\n".join(said)

    def query(self, sql: str) -> list[tuple]:
        """Return the rows of a query; ``{schema}`` is filled in."""
        with connect(self.server) as connection, connection.cursor() as cursor:
            cursor.execute(sql.replace("{schema}", self.schema))
            return cursor.fetchall()

    def execute(self, sql: str) -> None:
        """Run statements and commit them; ``{schema}`` is filled in."""
        with connect(self.server) as connection, connection.cursor() as cursor:
            cursor.execute(sql.replace("{schema}", self.schema))

    def types(self, table: str) -> dict[str, str]:
        """Return column name -> SQL type of a table, in order."""
        rows = self.query(
            "select attname, format_type(atttypid, atttypmod) from pg_attribute"
            f" where attrelid = '{self.schema}.{table}'::regclass"
            " and attnum > 0 order by attnum"
        )
        return dict(rows)

    def frame(self, sql: str) -> pd.DataFrame:
        """Return the rows of a query as Python objects."""
        return pd.DataFrame(self.query(sql), dtype=object)
