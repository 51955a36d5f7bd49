"""Build the same worlds on DuckDB and on Spark, and compare every table.

`make test-spark` builds a shop for two days, with a refit and the tests of the
project, then a day on which orders are missing, which both must reject; and worlds of
malformed rows, zones and times as far as the features, one of them in executors of
their own, and with a worker that is killed in the middle. The exit code is 1 if a table
or an outcome differs, and 0 with a sentence where this machine has no Spark.

    --customers N   how many customers the shop has, 500 by default
    --world NAME    only this world
    --keep FOLDER   leave what was built there
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "python"))

from support.project import Warehouse  # noqa: E402
from support.spark import missing, spark_environment  # noqa: E402
from support.spark_cluster import (  # noqa: E402
    killed_in_the_middle,
    standalone,
)
from support.spark_tables import unlike_tables  # noqa: E402
from support.spark_worlds import (  # noqa: E402
    KILLED,
    LAST_DAY,
    REJECTED,
    WORLDS,
    Day,
    World,
    write_raw_tables,
)

BIN = Path(sys.executable).parent
ENGINES = ("duckdb", "spark")
MASTER = "SEGMENTATION_SPARK_MASTER"
# What dbt logs of each table.
BUILT = "OK created sql table model"
Disturbed = Callable[[], AbstractContextManager[list[str] | None]]


def main() -> int:
    """Build all worlds and compare them."""
    options = _options()
    if lacking := missing():
        sys.stdout.write(f"Skipped. {lacking}\n")
        return 0
    if options.world is None:
        # A Spark of one process knows one catalog: a process for each world.
        words = [sys.executable, __file__, *sys.argv[1:]]
        codes = [subprocess.call([*words, "--world", name]) for name in WORLDS]
        return max(codes)
    with tempfile.TemporaryDirectory() as scratch, spark_environment() as server:
        folder = Path(options.keep or scratch) / options.world
        folder.mkdir(parents=True, exist_ok=True)
        world = WORLDS[options.world]
        with _cluster(world, server, folder) as (master, disturbed):
            server |= master
            return int(_build(world, folder, server, options.customers, disturbed) > 0)


@contextmanager
def _cluster(
    world: World, server: dict[str, str], folder: Path
) -> Iterator[tuple[dict[str, str], Disturbed]]:
    """Yield the master that a world asks for, and what happens while Spark builds."""
    if world.cluster != KILLED:
        yield ({MASTER: world.cluster} if world.cluster else {}), nullcontext
        return
    log = folder / "logs" / "dbt.log"
    workers = folder / "workers"
    workers.mkdir()
    with standalone(os.environ | server, workers) as (url, kill):
        yield {MASTER: url}, partial(killed_in_the_middle, kill, log, BUILT, 20)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=500)
    parser.add_argument("--world", choices=WORLDS)
    parser.add_argument("--keep")
    return parser.parse_args()


def _build(
    world: World,
    folder: Path,
    server: dict[str, str],
    customers: int,
    disturbed: Disturbed,
) -> int:
    """Build a world on both engines, and return how much differs."""
    found = 0
    for number, day in enumerate(world.days):
        environments = {
            engine: _environment(folder, engine, day.as_of, server)
            for engine in ENGINES
        }
        if number == 0:
            _create(world, folder, environments["duckdb"], customers)
        if number == 0 or day.change:
            _give_to_both(world, day, folder, environments)
        found += _run_day(day, environments["duckdb"])
        with disturbed() as killed:
            found += _run_day(day, environments["spark"])
        if killed == []:
            sys.stdout.write(f"{day.as_of}: the build was over before the kill\n")
            found += 1
        found += _compare(day, folder, environments["spark"])
    return found


def _create(
    world: World, folder: Path, environment: dict[str, str], customers: int
) -> None:
    """Make the raw tables in DuckDB."""
    if world.create:
        world.create(Warehouse("duckdb", folder))
        return
    shop = ("--dataset", "synthetic", "--customers", str(customers), "--end", LAST_DAY)
    _must(_run("segmentation", ("load", *shop), environment))


def _give_to_both(
    world: World, day: Day, folder: Path, environments: dict[str, dict[str, str]]
) -> None:
    """Change DuckDB's raw tables, and give Spark the same rows.

    The shop is loaded by the command; hand-made tables keep the types they have.
    """
    database = Warehouse("duckdb", folder)
    if day.change:
        database.execute(day.change)
    raw = folder / "raw"
    files = write_raw_tables(database.duckdb_path, raw)
    if world.create is None:
        words = ("load", "--from", str(raw))
        _must(_run("segmentation", words, environments["spark"]))
        return
    os.environ.update(environments["spark"])
    from segmentation.warehouse.connect import open_warehouse

    with open_warehouse(ROOT, "spark") as warehouse:
        warehouse.execute(f"create schema if not exists {warehouse.name('raw')}")
        for file in files:
            name = warehouse.name("raw", file.stem)
            warehouse.execute(
                f"create or replace table {name} using iceberg"
                f" as select * from parquet.`{file}`"
            )
    _stop_spark()


def _stop_spark() -> None:
    """Free the cores of a cluster that this process holds: dbt would wait for them."""
    from pyspark.sql import SparkSession

    if session := SparkSession.getActiveSession():
        session.stop()


def _run_day(day: Day, environment: dict[str, str]) -> int:
    """Build a day, and return 1 if it did not end as it must."""
    code = _run("dbt", day.words, environment)
    if code == day.code:
        return 0
    sys.stdout.write(f"{day.as_of}: exit code {code}, expected {day.code}\n")
    return 1


def _environment(
    folder: Path, target: str, day: str, server: dict[str, str]
) -> dict[str, str]:
    return {
        **os.environ,
        **server,
        "SEGMENTATION_TARGET": target,
        "SEGMENTATION_AS_OF": day,
        "SEGMENTATION_DUCKDB_PATH": str(Warehouse("duckdb", folder).duckdb_path),
        "SEGMENTATION_PUBLISHED_DIR": str(folder / f"published_{target}"),
        "DBT_TARGET_PATH": str(folder / f"target_{target}"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }


def _run(program: str, words: tuple[str, ...], environment: dict[str, str]) -> int:
    """Run a command, and return its exit code."""
    target, started = environment["SEGMENTATION_TARGET"], time.monotonic()
    sys.stdout.write(f"{target}: {program} {' '.join(words)}\n")
    sys.stdout.flush()
    command = [str(BIN / program), *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    sys.stdout.write(f"{target}: {time.monotonic() - started:.0f} s\n")
    return done.returncode


def _must(code: int) -> None:
    """Stop when a command that is no build failed."""
    if code:
        sys.exit(code)


def _compare(day: Day, folder: Path, environment: dict[str, str]) -> int:
    """Print what differs after a day, and return how many tables do."""
    os.environ.update(environment)
    manifest = folder / "target_spark" / "manifest.json"
    tables = unlike_tables(ROOT, manifest, is_rejected=day.code == REJECTED)
    _stop_spark()
    label = f"{folder.name}, {day.as_of}"
    for name, lines in tables.unlike.items():
        sys.stdout.write(f"{label}: {name} differs: {'; '.join(lines[:3])}\n")
    sys.stdout.write(
        f"{label}: {tables.count_equal} of {tables.count} tables are equal, "
        f"{tables.count_empty} of them empty\n"
    )
    return len(tables.unlike)


if __name__ == "__main__":
    sys.exit(main())
