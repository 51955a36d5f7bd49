"""One run of the benchmark: all contestants in turn, as one dictionary."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.contestants import (
    FIRST_BUILD,
    FLOOR,
    LOAD,
    NEXT_DAY,
    NOTEBOOK,
    Contest,
)
from benchmarks.deliveries import Deliveries
from benchmarks.machine import machine, versions
from benchmarks.server import ServerSettings
from benchmarks.workbench import Workbench, open_workbench

FORMAT = 1
PARTS = ("project", "notebook", "floor")
# Instead of the project: without the build one day later.
FIRST_BUILD_ONLY = "first_build"
CHOICES = (*PARTS, FIRST_BUILD_ONLY)
Say = Callable[[str], None]


def compare(
    shop: Deliveries,
    engine: str,
    project_dir: Path,
    logs: Path,
    say: Say,
    *,
    parts: tuple[str, ...] = PARTS,
    repeat: int = 1,
    threads: int | None = None,
    memory_limit: str | None = None,
) -> dict[str, Any]:
    """Measure the contestants one after the other and return what they used.

    Each round begins with an empty warehouse. Of several rounds each contestant
    keeps the one with the median wall time, the faster of the two middle ones.

    Parameters
    ----------
    shop
        The raw files.
    engine
        ``duckdb`` or ``postgres``.
    project_dir
        The dbt project.
    logs
        Folder for what the processes say.
    say
        Called with a line before each step.
    parts
        Which of `CHOICES`; by default `PARTS`.
    repeat
        Number of rounds.
    threads, memory_limit
        As `open_workbench` takes them.

    Raises
    ------
    InputError
        If the engine cannot be used.
    FailedError
        If a contestant fails.
    """
    rounds = []
    for number in range(1, repeat + 1):
        with open_workbench(
            engine, project_dir, threads=threads, memory_limit=memory_limit
        ) as workbench:
            label = f" (round {number} of {repeat})" if repeat > 1 else ""
            contest = Contest(workbench, shop, logs)
            rounds.append(_round(contest, parts, lambda step, at=label: say(step + at)))
            about = _about(workbench)
    return {
        "format": FORMAT,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "engine": engine,
        "customers": shop.customers,
        "rows": shop.count_rows(),
        "rounds": repeat,
        "threads": threads,
        "memory_limit": memory_limit,
        **about,
        "machine": machine(),
        "parts": {name: median_of([r[name] for r in rounds]) for name in rounds[0]},
    }


def compare_layers(
    large: Deliveries, tiny: Deliveries, project_dir: Path, logs: Path, say: Say
) -> dict[str, Any]:
    """Return what each layer costs on two shops, and the floor on the large one.

    It is what the guard looks at, on DuckDB.

    Parameters
    ----------
    large, tiny
        The raw files of a shop whose rows cost something, and of one whose do not.
    project_dir, logs, say
        As `compare` takes them.
    """
    found: dict[str, Any] = {}
    for size, shop in (("tiny", tiny), ("large", large)):
        with open_workbench("duckdb", project_dir) as workbench:
            contest = Contest(workbench, shop, logs)
            say(f"{shop.customers:,} customers: loading the raw tables")
            contest.load(shop.first)
            if size == "large":
                say(f"{shop.customers:,} customers: floor")
                found["floor_cpu_seconds"] = contest.floor()["cpu_seconds"]
            say(f"{shop.customers:,} customers: build in one thread")
            found[size] = contest.layers()
    return {
        "customers": large.customers,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": versions(),
        "machine": machine(),
        **found,
    }


def median_of(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the result with the (lower) median wall time, and all wall times."""
    ordered = sorted(results, key=lambda result: result["wall_seconds"])
    walls = [result["wall_seconds"] for result in results]
    return ordered[(len(ordered) - 1) // 2] | {"all_wall_seconds": walls}


def _about(workbench: Workbench) -> dict[str, Any]:
    if workbench.engine == "duckdb":
        return {"includes_server": True, "versions": versions()}
    server = workbench.execute("show server_version")[0][0]
    names = ", ".join(f"'{name}'" for name in ServerSettings().values())
    found = workbench.execute(
        f"select name, current_setting(name) from pg_settings where name in ({names})"
    )
    return {
        "includes_server": workbench.server is not None,
        "versions": versions(server.split()[0]),
        "server_settings": dict(found),
    }


def _round(contest: Contest, parts: tuple[str, ...], say: Say) -> dict[str, Any]:
    done: dict[str, Any] = {}
    if "notebook" in parts:
        say("notebook")
        done[NOTEBOOK] = contest.notebook()
    if set(parts) - {"notebook"}:
        say("loading the raw tables")
        done[LOAD] = contest.load(contest.shop.first)
    if "floor" in parts:
        say("floor: one script of SQL")
        done[FLOOR] = contest.floor()
    if {"project", FIRST_BUILD_ONLY} & set(parts):
        say("project: first build")
        done[FIRST_BUILD] = contest.first_build()
    if "project" in parts:
        say("loading one more day")
        contest.load(contest.shop.whole)
        say("project: one more day")
        done[NEXT_DAY] = contest.next_day()
    return done
