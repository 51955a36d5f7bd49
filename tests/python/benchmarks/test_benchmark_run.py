"""The command measures for real, on few customers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from benchmarks.deliveries import TABLES, make_deliveries
from support.project import ROOT

DAY = "timestamp '2026-01-01'"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


def test_second_delivery_is_the_first_and_one_day_more(cache: Path):
    """If the day is missing or much is new, one more day costs what it should not."""
    shop = make_deliveries(cache, 300)
    for name in TABLES:
        first, whole = (
            pq.read_metadata(folder / f"{name}.parquet").num_rows
            for folder in (shop.first, shop.whole)
        )
        assert 0.95 * whole < first <= whole, name
    orders = f"read_parquet('{shop.whole}/orders.parquet')"
    late = f"ordered_at >= {DAY} and ordered_at < timestamp '2100-01-01'"
    count = duckdb.sql(f"select count(*) from {orders} where {late}").fetchone()[0]
    assert count == difference(shop, "orders") > 0


def difference(shop, name: str) -> int:
    first, whole = (
        pq.read_metadata(folder / f"{name}.parquet").num_rows
        for folder in (shop.first, shop.whole)
    )
    return whole - first


def test_cache_is_used_again(cache: Path):
    """Three million customers take minutes to make; every run would pay them."""
    make_deliveries(cache, 300)
    seen = []
    make_deliveries(cache, 300, lambda table, rows: seen.append(table))
    assert seen == []


@pytest.mark.build
@pytest.mark.xdist_group("bench")
@pytest.mark.parametrize("engine", ["duckdb", "postgres"])
def test_command_writes_what_it_measured(engine: str, cache: Path, postgres: dict):
    """Whoever runs the benchmark gets numbers for each contestant asked for."""
    out = cache / f"{engine}.json"
    words = ["--engine", engine, "--customers", "300", "--cache", str(cache)]
    only = ["--only", "floor", *(["--only", "notebook"] if engine == "duckdb" else [])]
    done = bench(*words, *only, "--json", str(out), **postgres)
    assert done.returncode == 0, done.stderr
    result = json.loads(out.read_text())
    measured = set(result["parts"]) - {"load"}
    assert measured == ({"floor", "notebook"} if engine == "duckdb" else {"floor"})
    for part in result["parts"].values():
        assert part["wall_seconds"] > 0
        assert part["cpu_seconds"] > 0
        assert part["peak_bytes"] > 20_000_000
    assert result["includes_server"]
    assert "300 customers" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--engine", "oracle"], "'--engine': 'oracle' is not one of 'duckdb', 'post"),
        (["--only", "all"], "'--only': 'all' is not one of 'project', 'notebook',"),
        (["--customers", "0"], "'--customers': 0 is not in the range x>=1."),
        (
            ["--engine", "postgres", "--memory-limit", "2GB"],
            "--memory-limit belongs to --engine duckdb.",
        ),
        (["--memory-limit", "much"], "--memory-limit is much, but must be such as 2GB"),
        (["--guard", "none.json"], "none.json holds no costs of layers; make it with"),
    ],
)
def test_bad_input_is_one_sentence(words: list[str], said: str):
    """A typo must not cost a traceback, nor minutes of making data first."""
    done = bench(*words)
    assert done.returncode == 2
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("Error: ")
    assert said in last


def bench(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *words],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
