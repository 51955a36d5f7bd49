"""Settings are checked before anything runs: a typo is not a default."""

import shutil
from pathlib import Path

import pytest
import yaml

from segmentation.errors import InputError
from segmentation.segments.algorithms.registry import ALGORITHMS, REDUCIBLE
from segmentation.segments.preparation import TRANSFORMS
from segmentation.settings import check_settings
from segmentation.settings.project import read_schema
from support.project import ROOT, Warehouses

SCHEMA = read_schema(ROOT)
PROJECT = yaml.safe_load((ROOT / "dbt_project.yml").read_text())

# A setting that cannot be used, and what its sentence has to say.
FAULTS = [
    ("base_curency", "EUR", "did you mean base_currency?"),
    ("BASE_CURRENCY", "EUR", "did you mean base_currency?"),
    ("nothing_like_it", 1, "dbt_project.yml lists all"),
    ("as_of", "2025-02-30", "day is out of range"),
    ("as_of", "2026-03-01 12:00", "accepted is a UTC midnight"),
    ("as_of", "2026-03-01T00:00+02:00", "offset"),
    ("as_of", 20260301, "20260301; accepted is a UTC midnight"),
    ("latest_plausible_at", "soon", "accepted is a UTC instant"),
    ("default_time_zone", "Europe/Atlantis", "Europe/Atlantis"),
    ("base_currency", "euros", "three letters"),
    ("raw_schema", 'raw" cascade; --', "without double quotes and braces"),
    ("raw_schema", "{{ target.name }}", "without double quotes and braces"),
    ("raw_tables", {"order": {}}, "order is no raw table; did you mean orders?"),
    ("raw_tables", {"orders": {"columns": {"ordred_at": "x"}}}, "mean ordered_at?"),
    ("raw_tables", {"orders": "shopify.order"}, "accepted is relation, columns"),
    ("raw_tables", {"orders": {"relations": "x"}}, "has relations;"),
    ("raw_tables", {"orders": {"relation": "read_csv('x')"}}, "is schema.table"),
    ("mapping", ["shopify"], "accepted is shopify_fivetran, shopify_airbyte"),
    ("mapping", ["stripe", "woocommerce"], "woocommerce and stripe, and an order"),
    ("max_rejected_share", 2, "accepted is a number from 0 to 1"),
    ("max_rejected_share", "1; drop table x", "accepted is a number from 0 to 1"),
    ("max_rejected_share", float("nan"), "accepted is a number from 0 to 1"),
    ("max_rejected_share", None, "is not given"),
    ("k_max", 4.5, "accepted is a whole number from 1"),
    ("k_min", 9, "k_min is 9 and k_max 8"),
    ("k_max", "2", "k_min is 3 and k_max 2"),
    ("min_segment_share", 0.7, "min_segment_share <= max_segment_share"),
    ("max_segment_share", 0.1, "do not hold all customers"),
    ("min_segment_share", 0.5, "more than all customers"),
    ("latest_plausible_at", "1970-01-01", "earliest_plausible_at"),
    ("warn_feature_psi", 0.5, "warn_feature_psi <= max_feature_psi"),
    ("winsor_share", 0.5, "accepted is a number from 0 to below 0.5"),
    ("clustering_features", {}, "accepted is a transform for each feature"),
    ("clustering_features", {"tenure": "log1p"}, "'tenure' is no number"),
    ("clustering_features", {"cohort_month": "log1p"}, "'cohort_month' is no number"),
    ("clustering_features", {"tenure_days": "log"}, "log1p, identity or one_hot"),
    ("clustering_features", {"Gender": "one_hot"}, "'Gender' is no number"),
    ("clustering_feature_weights", {"tenure_days": 0}, "accepted is a number above 0"),
    ("one_hot_max_values", 0, "a whole number from 1"),
    ("outlier_features", ["tenure_days"], "accepted is a transform for each"),
    ("ageing_features", ["age"], "'age' is no number"),
    ("segmentation_algorithm", "k-means", "kmeans, gaussian_mixture, ward"),
    ("segmentation_algorithm", "dbscan", "kmeans, gaussian_mixture, ward"),
    ("challenger_algorithms", ["wards"], "autoencoder or nested_kmeans"),
    ("engagement_weights", {"login": 1}, "lacks activity, email, support"),
    ("engagement_weights", dict.fromkeys(["login", "email"], 0), "lacks activity"),
    ("live_events", True, "accepted is both, or neither"),
    ("live_stream_days", 31, "live_stream_days <= live_remembered_days"),
    ("live_most_moved", 15, "a number from 0 to 1"),
    ("count_slack", {"rows": 1, "row": 1}, "has row;"),
    ("cancelled_order_statuses", "cancelled", "accepted is a list of words"),
    ("bi_roles", [""], "accepted is a name"),
    ("accept_drift", "yes", "true or false"),
]


@pytest.mark.parametrize(("name", "value", "words"), FAULTS)
def test_what_cannot_be_used_is_said(name: str, value: object, words: str) -> None:
    """If not, a run of half an hour goes by a value that nobody chose."""
    with pytest.raises(InputError) as error:
        check_settings(ROOT, {name: value}, {})
    assert words in str(error.value)
    assert name in str(error.value)
    assert "nothing was run" in str(error.value)


def test_all_faults_are_said_at_once() -> None:
    """One fault per run: whoever sets up a shop pays as many runs."""
    with pytest.raises(InputError) as error:
        check_settings(ROOT, {"k_min": 9, "refit": "no"}, {"SEGMENTATION_AS_OF": "1"})
    assert str(error.value).startswith("3 settings cannot be used")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SEGMENTATION_AS_OF", "2025-02-30", "day is out of range"),
        ("SEGMENTATION_ASOF", "2025-02-28", "did you mean SEGMENTATION_AS_OF?"),
        ("SEGMENTATION_THREADS", "many", "accepted is a whole number from 1"),
        ("SEGMENTATION_SCHEMA", "a'b", "without quotes and semicolons"),
        ("SEGMENTATION_DUCKDB_PATH", "a/it's.duckdb", "whose name has no quotes"),
        ("SEGMENTATION_MEMORY_LIMIT", "lots", "such as 4GB"),
        ("SEGMENTATION_WEBHOOK_URL", "chat", "begins with https://"),
    ],
)
def test_the_environment_is_checked_too(name: str, value: str, words: str) -> None:
    """A job sets its day there: a typo would compute another one."""
    with pytest.raises(InputError, match=name) as error:
        check_settings(ROOT, {}, {name: value})
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("k_max", "6"),
        ("refit", "true"),
        ("cancelled_order_statuses", []),
        ("cancelled_order_statuses", ["it's", 5]),
        ("as_of", None),
        ("as_of", "2024-02-29"),
        ("as_of", yaml.safe_load("2026-03-01")),
        ("as_of", "2026-03-01 00:00:00"),
        ("accepted_because", "'; drop table x; --"),
        ("accepted_because", "5"),
        ("base_currency", " eur "),
        ("max_segment_size_change", 3),
    ],
)
def test_what_can_be_used_passes(name: str, value: object) -> None:
    """If not, a good setting stops every run."""
    check_settings(ROOT, {name: value}, {"SEGMENTATION_AS_OF": ""})


def test_every_variable_of_the_project_says_what_it_accepts() -> None:
    """One that is missing here takes any value without a word."""
    assert set(SCHEMA.variables) == set(PROJECT["vars"])


def test_every_variable_of_the_environment_says_what_it_accepts() -> None:
    """profiles.yml is where most of them are read."""
    read = (ROOT / "profiles.yml.example").read_text()
    assert {name for name in SCHEMA.environment if name in read} >= {
        word.split("'")[1] for word in read.split("env_var(")[1:] if "SEGM" in word[:6]
    }


def test_the_algorithms_and_transforms_are_those_that_there_are() -> None:
    """The schema is read without them, because they take seconds to import."""
    champion = SCHEMA.variables["segmentation_algorithm"]["enum"]
    assert champion == REDUCIBLE
    assert SCHEMA.variables["challenger_algorithms"]["items"]["enum"] == [*ALGORITHMS]
    transforms = SCHEMA.definitions["own_transforms"]["additionalProperties"]["enum"]
    assert set(transforms) == set(TRANSFORMS)


def test_variables_of_other_packages_are_theirs(tmp_path: Path) -> None:
    """Installed packages have variables that are nobody's typo; a typo stays one."""
    for name in ["settings.yml", "dbt_project.yml"]:
        shutil.copy(ROOT / name, tmp_path)
    for name in ["models", "seeds"]:
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "dbt_packages/calendar").mkdir(parents=True)
    check_settings(tmp_path, {"calendar_starts_on": "monday"}, {})
    with pytest.raises(InputError, match="did you mean base_currency"):
        check_settings(tmp_path, {"base_curency": "EUR"}, {})


def test_dbt_asks_before_it_parses(new_warehouse: Warehouses) -> None:
    """A check of its own that nobody calls would be none; a plain dbt build runs it."""
    warehouse = new_warehouse("duckdb", "settings")
    build = ["dbt", "build", "--quiet", "--vars", "{base_curency: EUR}"]
    done = warehouse.command(*build, check=False, SEGMENTATION_ASOF="x")
    assert done.returncode
    assert "did you mean base_currency?" in done.stdout
    assert "did you mean SEGMENTATION_AS_OF?" in done.stdout
    assert not warehouse.duckdb_path.exists(), "nothing was run"
