"""Which tests are of which kind, run on one worker, and begin first.

``recipe(name, engine)`` says which built warehouse a test reads. All tests of one
warehouse form a group that a single worker runs: DuckDB lets one process have a
file at a time, and the other worker has work of its own meanwhile. The longest
groups begin first, so that both workers are busy to the end.
"""

import pytest

# Seconds of a group on a quiet machine, roughly; other tests take a few at most.
SECONDS = {
    "gate_postgres": 200,
    "gate_duckdb": 190,
    "kills_postgres": 180,
    "kills_duckdb": 170,
    "replayed_postgres": 160,
    "replayed_duckdb": 150,
    "retail_duckdb": 140,
    "retail_postgres": 140,
    "scenarios_duckdb": 130,
    "demo_postgres": 120,
    "demo_duckdb": 110,
    "identity": 60,
    "duplicates_postgres": 55,
    "duplicates_duckdb": 50,
    "scenarios_postgres": 45,
    "live_postgres": 40,
    "metrics_duckdb": 40,
    "metrics_postgres": 40,
    "bare_postgres": 35,
    "bare_duckdb": 30,
    "sheet_duckdb": 30,
    "malformed_changed": 25,
    "as_of": 25,
    "malformed_postgres": 25,
    "malformed_duckdb": 25,
    "bench": 20,
    "messy_changed": 20,
    "messy_postgres": 20,
    "messy_duckdb": 20,
    "field_postgres": 25,
    "field_duckdb": 25,
    "tiny_postgres": 15,
    "tiny_duckdb": 15,
}
# Groups that `make test-slow` runs: each builds a world for what the quick tests of
# its subject seldom miss, and costs half a minute and more.
SLOW = {
    *("metrics_duckdb", "metrics_postgres", "bare_duckdb", "bare_postgres"),
    *("as_of", "bench", "sheet_duckdb"),
}
# Fixtures with the public datasets as a whole: real data is read in `make test-slow`.
REAL_DATA = {"real", "real_second_sheet", "journey"}
# A test that asks for one of these runs dbt, or reads what it built.
BUILDS = {"built", "copied", "new_warehouse", "demo", "site", "new_project"}
# `demo` and `site` are fixtures that name their recipe.
RECIPES = {"demo": "demo", "site": "replayed"}


def mark(item: pytest.Item) -> None:
    """Give a test its kind and, if it reads a built warehouse, its group."""
    fixtures = set(item.fixturenames)
    group = _group(item, fixtures)
    is_nightly = item.get_closest_marker("nightly") is not None
    if is_nightly or group in SLOW or fixtures & REAL_DATA:
        item.add_marker("slow")
    is_slow = item.get_closest_marker("slow") is not None
    builds = fixtures & BUILDS or item.get_closest_marker("build") is not None
    if builds and "empty" not in fixtures:
        item.add_marker("build")
    elif not is_slow:
        item.add_marker("unit")
    if (engine := _engine(item)) is not None:
        item.add_marker(engine)
    if group is not None and not item.get_closest_marker("xdist_group"):
        item.add_marker(pytest.mark.xdist_group(group))


def _group(item: pytest.Item, fixtures: set[str]) -> str | None:
    """Return its own group, or the recipe and engine of the warehouse that it reads."""
    if marker := item.get_closest_marker("xdist_group"):
        return marker.args[0]
    given = item.get_closest_marker("recipe")
    named = [RECIPES[name] for name in RECIPES if name in fixtures]
    words = list(given.args) if given else named[:1]
    if not words:
        return None
    return f"{words[0]}_{_engine(item)}"


def _engine(item: pytest.Item) -> str | None:
    """Return the one engine that a test is about, if there is one."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    given = item.get_closest_marker("recipe")
    named = given.args[1] if given and len(given.args) > 1 else None
    return parameters.get("engine", named)


def position(item: pytest.Item) -> tuple[int, str]:
    """Return what tests are sorted by: the longest groups first, each together."""
    group = item.get_closest_marker("xdist_group")
    name = group.args[0] if group else ""
    return (-SECONDS.get(name, 0), name)
