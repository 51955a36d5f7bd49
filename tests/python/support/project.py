"""One warehouse of the project, driven as a user drives it: by its commands."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd
import psycopg2

from support.commands import PARSED_DBT, run_command
from support.postgres import connect

ROOT = Path(__file__).parents[3]
# Not in the repository: tests that use it are skipped without it.
RETAIL = ROOT.parent / "shared/data/online_retail_ii/online_retail_ii.parquet"
BIN = Path(sys.executable).parent
# What runs models; other commands of dbt parse the project as always.
PARSED_FOR = {"build", "compile", "list", "run", "seed", "snapshot", "source", "test"}
EXCLUDED = "DBT_EXCLUDE_RESOURCE_TYPES"
LOCKED = "Another process has the DuckDB file"
ATTEMPTS = 5


@dataclass
class Warehouse:
    """A database with the project's commands pointed at it.

    Parameters
    ----------
    engine
        ``duckdb`` or ``postgres``.
    folder
        Where the DuckDB file, dbt's artefacts and logs go.
    environment
        The PG* variables of the server, for ``postgres``.
    """

    engine: str
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def command(
        self, *words: str, check: bool = True, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment in the project's folder.

        A file that another worker reads at this moment is waited for.
        """
        for _ in range(ATTEMPTS if check else 1):
            environment = {**os.environ, **self.variables(), **variables}
            done = run_command([*words], ROOT, environment)
            if LOCKED not in done.stdout + done.stderr:
                break
            time.sleep(1)
        if check and done.returncode:
            raise AssertionError(f"{words}\n{done.stdout}\n{done.stderr}")
        return done

    def dbt(
        self, *words: str, check: bool = True, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run dbt against this warehouse, the project parsed once per session.

        Unit tests run where a warehouse is built first, not in each run.
        """
        parsed = words[0] in PARSED_FOR
        return self.command(
            PARSED_DBT if parsed else "dbt",
            *words,
            check=check,
            **{"DBT_USE_COLORS": "false", EXCLUDED: "unit_test", **variables},
        )

    def load(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Fill the raw schema of this warehouse."""
        return self.command(
            "segmentation", "load", "--target", self.engine, *words, check=check
        )

    def query(self, sql: str) -> pd.DataFrame:
        """Return the rows of a query, decimals and text as Python objects."""
        if self.engine == "duckdb":
            with duckdb.connect(str(self.duckdb_path), read_only=True) as connection:
                cursor = connection.execute(sql)
                return _frame(cursor.description, cursor.fetchall())
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return _frame(cursor.description, cursor.fetchall())

    def execute(self, sql: str) -> None:
        """Run statements and commit them."""
        if self.engine == "duckdb":
            with duckdb.connect(str(self.duckdb_path)) as connection:
                connection.execute(sql)
            return
        with self.connect() as connection, connection.cursor() as cursor:
            cursor.execute(sql)

    def connect(self) -> "psycopg2.extensions.connection":
        """Open a connection to the PostgreSQL database."""
        return connect(self.environment)

    @property
    def duckdb_path(self) -> Path:
        """Return the path of the DuckDB file."""
        return self.folder / "warehouse.duckdb"

    def variables(self) -> dict[str, str]:
        """Return the environment variables that point the commands here."""
        return {
            **self.environment,
            "SEGMENTATION_TARGET": self.engine,
            "SEGMENTATION_DUCKDB_PATH": str(self.duckdb_path),
            "DBT_TARGET_PATH": str(self.folder / "target"),
            "DBT_LOG_PATH": str(self.folder / "logs"),
            "DO_NOT_TRACK": "1",
        }


# A function of an engine and the name of a recipe, or of a warehouse to make.
Warehouses = Callable[[str, str], Warehouse]


def _frame(description: list[tuple], rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[c[0] for c in description], dtype=object)
