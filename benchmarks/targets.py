"""What the project promises about its speed, met or missed by what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.contestants import FIRST_BUILD, FLOOR, LOAD, NEXT_DAY, NOTEBOOK
from benchmarks.growth import growth_of
from benchmarks.memory import bytes_of
from benchmarks.ratios import ratio

MILLION = 1_000_000
GIGABYTE = 1_000_000_000
Result = dict[str, Any]


@dataclass(frozen=True)
class Target:
    """A bound on a number.

    Parameters
    ----------
    what
        The number in words.
    most
        Its largest value that meets the target.
    value
        What was measured; None where it was not.
    unit
        Behind the numbers, such as ``x``.
    """

    what: str
    most: float
    value: float | None
    unit: str = "x"

    @property
    def verdict(self) -> str:
        """One of ``met``, ``missed`` and ``not measured``."""
        if self.value is None:
            return "not measured"
        return "met" if self.value <= self.most else "missed"


def targets(results: Sequence[Result]) -> list[Target]:
    """Return all targets, measured by results on either engine and of any size.

    Parameters
    ----------
    results
        As `compare` returns them; those with a memory limit or fewer parts only
        measure what they can.
    """
    free = [result for result in results if not result.get("memory_limit")]
    duckdb = _find(free, "duckdb", MILLION)
    postgres = _find(free, "postgres", MILLION)
    return [
        *_first_build(duckdb),
        Target(
            "DuckDB, 1 million customers: one more day, time of the first build",
            0.35,
            _ratio(duckdb, NEXT_DAY, FIRST_BUILD),
        ),
        *_growth(free),
        Target(
            "PostgreSQL, 1 million customers: first build, time of the floor",
            3.0,
            _ratio(postgres, FIRST_BUILD, FLOOR),
        ),
        Target(
            "DuckDB, a million customers or more: memory_limit with which the first "
            "build finished, of the raw tables' size",
            0.25,
            _least_limit(results),
        ),
        *_fixed_cost(free),
    ]


def _least_limit(results: Sequence[Result]) -> float | None:
    shares = [
        bytes_of(result["memory_limit"]) / result["parts"][LOAD]["disk_bytes"]
        for result in results
        if result.get("memory_limit")
        and result["customers"] >= MILLION
        and FIRST_BUILD in result["parts"]
    ]
    return min(shares, default=None)


def _first_build(result: Result | None) -> list[Target]:
    start = "DuckDB, 1 million customers: first build, "
    peak = _part(result, FIRST_BUILD, "peak_bytes")
    share = _part(result, FIRST_BUILD, "tests_share")
    by_memory = _ratio(result, FIRST_BUILD, NOTEBOOK, "peak_bytes")
    return [
        Target(
            start + "time of the notebook", 1.0, _ratio(result, FIRST_BUILD, NOTEBOOK)
        ),
        Target(start + "time of the floor", 4.0, _ratio(result, FIRST_BUILD, FLOOR)),
        Target(start + "peak memory of the notebook", 1.0, by_memory),
        Target(start + "peak memory", 6.0, _scaled(peak, 1 / GIGABYTE), "GB"),
        Target(start + "tests' part of the nodes' time", 30, _scaled(share, 100), "%"),
    ]


def _growth(results: list[Result]) -> list[Target]:
    large = [
        result
        for result in results
        if result["engine"] == "duckdb" and result["customers"] >= MILLION // 10
    ]
    start = "DuckDB, 100 thousand to 3 million customers: growth of the first build, "
    return [
        Target(
            start + "exponent in time",
            1.05,
            growth_of(large, FIRST_BUILD, "wall_seconds"),
            "",
        ),
        Target(
            start + "exponent in memory",
            1.0,
            growth_of(large, FIRST_BUILD, "peak_bytes"),
            "",
        ),
    ]


def _fixed_cost(results: list[Result]) -> list[Target]:
    bounds: list[tuple[str, str, float]] = [
        ("duckdb", "DuckDB", 30.0),
        ("postgres", "PostgreSQL", 45.0),
    ]
    return [
        Target(
            f"{title}, 2,000 customers: first build",
            most,
            _part(_find(results, engine, 2000), FIRST_BUILD, "wall_seconds"),
            "s",
        )
        for engine, title, most in bounds
    ]


def _find(results: Sequence[Result], engine: str, customers: int) -> Result | None:
    found = [
        result
        for result in results
        if result["engine"] == engine and result["customers"] == customers
    ]
    return max(found, key=lambda result: result["measured_at"], default=None)


def _ratio(
    result: Result | None, of: str, by: str, measure: str = "wall_seconds"
) -> float | None:
    return ratio(result, of, by, measure) if result else None


def _part(result: Result | None, name: str, measure: str) -> float | None:
    return result["parts"].get(name, {}).get(measure) if result else None


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
