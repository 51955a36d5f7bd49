"""MetricFlow's answers are the numbers of the tables, on both engines."""

import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from support.commands import run_command
from support.copies import copy_of
from support.project import ROOT, Warehouses
from support.published import Published

PARTS = ["dbt_project.yml", "selectors.yml", "models", "macros", "seeds"]
PARTS += ["snapshots", "tests", ".dbtignore"]
TARGETS = {"duckdb": "published", "postgres": "published_postgres"}


@dataclass(frozen=True)
class SemanticLayer:
    """`mf` over the published tables, in a folder that links to the project.

    It reads ``target/semantic_manifest.json`` of the folder it is started in.
    """

    published: Published
    folder: Path

    def command(self, *words: str) -> str:
        """Run a command of the environment as a reader does."""
        warehouse = self.published.warehouse
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("DBT_")
        }
        environment = {
            **inherited,
            **warehouse.environment,
            "SEGMENTATION_TARGET": TARGETS[warehouse.engine],
            "SEGMENTATION_DUCKDB_PATH": str(warehouse.duckdb_path),
            "DO_NOT_TRACK": "1",
        }
        done = run_command([*words], self.folder, environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def query(self, metrics: str, by: str, *words: str) -> pd.DataFrame:
        """Return the rows of ``mf query``, ordered by what they are grouped by."""
        file = self.folder / "answer.csv"
        given = ["--metrics", metrics, "--group-by", by, "--csv", str(file), *words]
        self.command("mf", "query", *given)
        rows = pd.read_csv(file)
        return rows.sort_values(by.split(",")).reset_index(drop=True)


pytestmark = pytest.mark.recipe("metrics")


@pytest.fixture(scope="module")
def layer(
    engine: str, built: Warehouses, tmp_path_factory: pytest.TempPathFactory
) -> SemanticLayer:
    """Give `mf` over a copy of the demo that has earlier runs."""
    pytest.importorskip("dbt_metricflow")
    folder = tmp_path_factory.mktemp("metrics")
    copy = copy_of(built(engine, "demo"), folder / "warehouse", "metrics")
    published = Published(copy)
    published.add_earlier_runs()
    for part in PARTS:
        (folder / part).symlink_to(ROOT / part)
    (folder / "profiles.yml").symlink_to(ROOT / "profiles.yml.example")
    found = SemanticLayer(published, folder)
    found.command("dbt", "parse", "--quiet")
    return found


def test_the_definitions_are_valid(layer: SemanticLayer) -> None:
    """If not, a metric breaks in the BI tool, in words of generated SQL."""
    said = layer.command("mf", "validate-configs")
    assert "Successfully validated metrics against data warehouse" in said
    assert "ERRORS: 0" in said


def test_sizes_of_a_month_are_those_of_its_last_run(layer: SemanticLayer) -> None:
    """If sizes of several runs are added up, a month has twice its customers."""
    asked = layer.query(
        "segment_customers,segment_share,segment_net_spend",
        "metric_time__month,segment__segment_name",
    )
    expected = layer.published.query("""
        select
            cast(date_trunc('month', sizes.as_of) as date) as month_date,
            sizes.segment_name,
            sizes.count_customers,
            sizes.customer_share,
            sizes.net_spend
        from segment_sizes as sizes
        where sizes.as_of in (
            select max(as_of) from segment_sizes
            group by date_trunc('month', as_of)
        )
        order by 1, 2
    """)
    assert len(asked) == len(expected) > 20
    assert asked["metric_time__month"].str[:10].tolist() == [
        str(day)[:10] for day in expected["month_date"]
    ]
    for metric, column in {
        "segment_customers": "count_customers",
        "segment_share": "customer_share",
        "segment_net_spend": "net_spend",
    }.items():
        assert asked[metric].tolist() == pytest.approx(
            expected[column].astype(float).tolist(), rel=1e-9
        ), metric


def test_shares_are_of_all_customers_whichever_segments_are_asked_for(
    layer: SemanticLayer,
) -> None:
    """If not, each segment is 100 % of itself."""
    words = ("--where", "{{ Dimension('segment__segment_name') }} <> 'VIP'")
    asked = layer.query(
        "segment_share,segment_net_spend_share", "metric_time__day", *words
    )
    expected = layer.published.query("""
        select
            as_of,
            sum(customer_share) as customer_share,
            sum(net_spend_share) as net_spend_share
        from segment_sizes
        where segment_name <> 'VIP'
        group by 1
        order by 1
    """)
    assert 0 < expected["customer_share"].max() < 1
    for metric, column in {
        "segment_share": "customer_share",
        "segment_net_spend_share": "net_spend_share",
    }.items():
        assert asked[metric].tolist() == pytest.approx(
            expected[column].astype(float).tolist(), rel=1e-5
        ), metric


def test_moves_of_several_runs_add_up(layer: SemanticLayer) -> None:
    """If not, a month tells of one day's moves."""
    asked = layer.query("customers_moved,customers_new", "metric_time__month")
    expected = layer.published.query("""
        select
            cast(date_trunc('month', as_of) as date) as month_date,
            sum(count_customers) filter (where movement = 'moved') as moved,
            sum(count_customers) filter (where movement = 'new') as arrived
        from segment_moves
        group by 1
        order by 1
    """)
    for metric, column in (("customers_moved", "moved"), ("customers_new", "arrived")):
        told = asked[metric].fillna(0).tolist()
        assert told == expected[column].astype(float).fillna(0).tolist(), metric


def test_drift_is_told_without_its_sign(layer: SemanticLayer) -> None:
    """If not, the metric hides a segment that shrank."""
    asked = layer.query("segment_drift,segment_drift_used", "segment__segment_name")
    asked = asked.dropna(subset="segment__segment_name")
    expected = layer.published.query("""
        select
            segment_name,
            max(abs(deviation)) as deviation,
            max(abs(deviation) / nullif(bound, 0)) as bound_used
        from segment_drift
        where segment_id <> 'ALL'
        group by 1
        order by 1
    """)
    assert len(asked) == len(expected) > 3
    for metric, column in {
        "segment_drift": "deviation",
        "segment_drift_used": "bound_used",
    }.items():
        told = asked[metric].tolist()
        assert told == pytest.approx(expected[column].tolist(), rel=1e-9), metric
    assert asked["segment_drift"].min() >= 0.9
