"""``segmentation summary``: where the tables are, and the segments."""

from click.testing import CliRunner

from segmentation.cli import main
from support.project import ROOT

PROFILES = """
    create schema segmentation;
    create table segmentation.segment_profiles as
    select
        'VIP' as segment_name,
        1200 as count_customers,
        cast(0.125 as numeric(18, 4)) as customer_share,
        cast(12.4 as numeric(18, 4)) as median_days_since_last_order,
        cast(9 as numeric(18, 4)) as median_count_orders,
        cast(1234.5 as numeric(18, 4)) as median_net_spend,
        'Thank them' as recommended_action
    union all
    select 'Newcomers', 3000, 0.3, null, 1, 20, 'Welcome them'
"""


def summary(load, *more):
    environment = {
        **load.warehouse.environment,
        "SEGMENTATION_DUCKDB_PATH": str(load.warehouse.duckdb_path),
        "COLUMNS": "120",
    }
    words = ["--target", load.warehouse.engine, "--project-dir", str(ROOT)]
    return CliRunner(env=environment).invoke(main, ["summary", *words, *more])


def test_the_largest_segment_comes_first(load):
    load.warehouse.execute(PROFILES)

    output = summary(load).output

    assert output.index("Newcomers") < output.index("VIP")
    for part in ("1,200", "12.5%", "12", "1,234", "Thank them"):
        assert part in output
    assert "The tables are in schema segmentation of " in output


def test_the_picture_loads_nothing_from_outside(load, tmp_path):
    load.warehouse.execute(PROFILES)
    picture = tmp_path / "new folder" / "segments.svg"

    summary(load, "--svg", str(picture))

    assert "Newcomers" in picture.read_text()
    assert "url(http" not in picture.read_text()


def test_before_the_first_build_it_says_what_is_missing(load):
    result = summary(load)

    assert result.exit_code == 2
    assert "segment_profiles" in result.stderr
    assert "dbt build" in result.stderr
