"""``segmentation summary``: where the tables are, and the segments."""

from click.testing import CliRunner

from segmentation.cli import main
from status.test_status import LEDGER
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


def test_after_a_rejected_run_it_says_so_and_why(load):
    """If not, whoever has just built reads "run dbt build first"."""
    load.warehouse.execute(LEDGER.format("rejected"))
    load.warehouse.execute(
        "delete from segmentation.segmentation_runs where as_of < '2026-03-02'"
    )
    first = summary(load)
    assert first.exit_code == 2
    said = " ".join(first.stderr.split())
    assert "as of 2026-03-02, was rejected: VIP from 100 to 60" in said
    assert "Nothing is published yet" in said


def test_it_says_which_day_is_shown_and_how_old_it_is(load):
    """If not, segments of last year are taken for those of today."""
    load.warehouse.execute(PROFILES)
    load.warehouse.execute(
        LEDGER.replace("create schema segmentation;", "").format("warned")
    )
    said = " ".join(summary(load).output.split())
    assert "They are as of 2026-03-02, " in said
    assert " days old. The run was warned: VIP moved." in said
