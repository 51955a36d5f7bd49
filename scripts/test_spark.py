"""Build one shop on DuckDB and on Spark, and compare every table: `make test-spark`.

Two days and a refit, with the tests of the project. The exit code is 1 if a table
differs, and 0 with a sentence where this machine has no Spark.

    --customers N   how many customers the shop has, 300 by default
    --keep FOLDER   leave what was built there
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "python"))

from support.spark import missing, spark_environment  # noqa: E402
from support.spark_tables import unlike_tables  # noqa: E402

BIN = Path(sys.executable).parent
DAYS = [("2026-03-01", []), ("2026-03-02", ["--vars", "{refit: true}"])]
# Unit tests compare rows with SQL that their fixtures write for other engines.
BUILD = ["build", "--exclude-resource-type", "unit_test"]


def main() -> int:
    """Build both and compare them."""
    options = _options()
    if lacking := missing():
        sys.stdout.write(f"Skipped. {lacking}\n")
        return 0
    with tempfile.TemporaryDirectory() as scratch, spark_environment() as server:
        folder = Path(options.keep or scratch)
        shop = _written_shop(folder, options.customers)
        found = 0
        for day, words in DAYS:
            for target in ("duckdb", "spark"):
                environment = _environment(folder, target, day, server)
                if day == DAYS[0][0]:
                    _run("segmentation", ["load", "--from", str(shop)], environment)
                _run("dbt", [*BUILD, *words], environment)
            found += _compare(folder, day, server)
    return int(found > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=300)
    parser.add_argument("--keep")
    return parser.parse_args()


def _written_shop(folder: Path, customers: int) -> Path:
    """Write the raw tables of a shop as files, which both engines load."""
    import duckdb

    environment = _environment(folder, "duckdb", DAYS[0][0], {})
    end = DAYS[-1][0]
    words = ["--dataset", "synthetic", "--customers", str(customers), "--end", end]
    _run("segmentation", ["load", *words], environment)
    files = folder / "raw"
    files.mkdir(exist_ok=True)
    with duckdb.connect(environment["SEGMENTATION_DUCKDB_PATH"]) as database:
        query = "select table_name from duckdb_tables() where schema_name = 'raw'"
        for (table,) in database.execute(query).fetchall():
            database.execute(f"copy raw.{table} to '{files / table}.parquet'")
    return files


def _environment(
    folder: Path, target: str, day: str, server: dict[str, str]
) -> dict[str, str]:
    return {
        **os.environ,
        **server,
        "SEGMENTATION_TARGET": target,
        "SEGMENTATION_AS_OF": day,
        "SEGMENTATION_DUCKDB_PATH": str(folder / "shop.duckdb"),
        "SEGMENTATION_PUBLISHED_DIR": str(folder / f"published_{target}"),
        "DBT_TARGET_PATH": str(folder / f"target_{target}"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }


def _run(program: str, words: list[str], environment: dict[str, str]) -> None:
    """Run a command, and stop at the first that fails."""
    target, started = environment["SEGMENTATION_TARGET"], time.monotonic()
    sys.stdout.write(f"{target}: {program} {' '.join(words)}\n")
    sys.stdout.flush()
    command = [str(BIN / program), *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    sys.stdout.write(f"{target}: {time.monotonic() - started:.0f} s\n")
    if done.returncode:
        sys.exit(done.returncode)


def _compare(folder: Path, day: str, server: dict[str, str]) -> int:
    """Print what differs after a day, and return how many tables do."""
    environment = _environment(folder, "spark", day, server)
    os.environ.update(environment)
    tables = unlike_tables(ROOT, folder / "target_spark" / "manifest.json")
    for name, lines in tables.unlike.items():
        sys.stdout.write(f"{day}: {name} differs: {'; '.join(lines[:3])}\n")
    sys.stdout.write(
        f"{day}: {tables.count_equal} of {tables.count} tables are equal, "
        f"{tables.count_empty} of them empty\n"
    )
    return len(tables.unlike)


if __name__ == "__main__":
    sys.exit(main())
