"""Ratios, growth, targets and the page say what the numbers say."""

import pytest
from results import part, result_of

from benchmarks import nodes
from benchmarks.comparison import median_of
from benchmarks.growth import exponent, growth_of
from benchmarks.memory import bytes_of
from benchmarks.page import page, read_results
from benchmarks.ratios import ratios_of
from benchmarks.table import contestant_rows
from benchmarks.targets import targets
from segmentation.errors import InputError

WALLS = {"first_build": 60, "next_day": 15, "notebook": 80, "floor": 20}


def test_ratios_are_taken_within_one_run():
    """A ratio upside down would praise a build that is slower than the notebook."""
    assert ratios_of(result_of(**WALLS)) == {
        "first_build_to_notebook": 0.75,
        "first_build_to_floor": 3.0,
        "next_day_to_first_build": 0.25,
        "next_day_to_floor": 0.75,
        "memory_to_notebook": 1.0,
    }


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_exponent_is_the_power_of_growth(power):
    """A quadratic step must show as 2, or growth of the shop surprises its owner."""
    points = {size: 3 * size**power for size in (100_000, 1_000_000, 3_000_000)}
    assert exponent(points) == pytest.approx(power)


def test_growth_needs_two_sizes():
    """One point has no slope; it is not measured rather than nought."""
    assert growth_of([result_of(first_build=1)], "first_build", "wall_seconds") is None


def verdicts(*results: dict) -> dict[str, str]:
    return {item.what: item.verdict for item in targets(results)}


def test_targets_are_measured_by_the_results_of_their_size():
    """A target is met, missed, or not measured; never met by another size."""
    large = result_of(**WALLS)
    found = verdicts(large, result_of(2000, "postgres", first_build=46.0))
    start = "DuckDB, 1 million customers: "
    assert found[start + "first build, time of the notebook"] == "met"
    assert found[start + "one more day, time of the first build"] == "met"
    assert found["PostgreSQL, 2,000 customers: first build"] == "missed"
    assert found["DuckDB, 2,000 customers: first build"] == "not measured"


def test_run_with_little_memory_judges_no_target():
    """A run that had to spill is slower on purpose; it must not miss a target."""
    limited = result_of(load=9, **WALLS) | {"memory_limit": "2GB"}
    found = verdicts(limited)
    spilled = next(what for what in found if "memory_limit" in what)
    assert found.pop(spilled) == "missed"
    assert set(found.values()) == {"not measured"}


@pytest.mark.parametrize(
    ("limit", "size"), [("2GB", 2e9), ("1.5 gib", 1.5 * 2**30), ("500MB", 5e8)]
)
def test_limit_is_read_as_the_engine_reads_it(limit, size):
    """A GiB taken for a GB would call a larger limit a quarter of the data."""
    assert bytes_of(limit) == size


def test_median_round_keeps_its_own_numbers():
    """Time of one round with memory of another would belong to no run at all."""
    chosen = median_of([part(9, 1), part(3, 2), part(5, 3)])
    assert (chosen["wall_seconds"], chosen["peak_bytes"]) == (5, 3)
    assert chosen["all_wall_seconds"] == [9, 3, 5]


SECONDS = {
    "model.shop.stg_orders": 4.0,
    "test.shop.unique_orders.0a1b": 1.0,
    "unit_test.shop.stg_orders.late_orders": 3.0,
}


def test_nodes_are_added_up_by_layer():
    """The next engineer looks at the layer that is slow, not at one that is not."""
    folders = {"model.shop.stg_orders": ["shop", "staging", "stg_orders"]}
    assert nodes.layers(SECONDS, folders) == {
        "staging": 4.0,
        "unit tests": 3.0,
        "tests": 1.0,
    }
    assert nodes.tests_share(SECONDS) == 0.5
    assert [name for name, _ in nodes.slowest(SECONDS)] == [
        "stg_orders",
        "unit test stg_orders.late_orders",
        "test unique_orders",
    ]


def test_missing_contestant_leaves_its_ratio_empty():
    """With --only project there is nothing to compare with; no ratio is invented."""
    row = contestant_rows({"first_build": part(60)})[0]
    assert row[0] == "project, first build"
    assert row[-2:] == ["", ""]


def test_page_shows_machine_targets_and_every_run():
    """Whoever reads a ratio must see on what machine, and which targets are missed."""
    text = page([result_of(**WALLS), result_of(100_000, "postgres", **WALLS)])
    assert "## DuckDB, 1,000,000 customers" in text
    assert "## PostgreSQL, 100,000 customers" in text
    assert "2 cores, 8 GB, Linux 6; python 3.11.2." in text
    assert "| 1 x | 0.75 x | met |" in text


def test_page_without_results_says_how_to_make_one(tmp_path):
    """An empty page would look as if nothing had been promised."""
    with pytest.raises(InputError, match="has no results"):
        read_results(tmp_path)
