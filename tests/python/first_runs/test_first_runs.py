"""A first run is never rejected for lack of history, whenever the shop was cut."""

from pathlib import Path

import pytest

from first_runs.cuts import CUTS, last_midnight, write_cut, write_shop
from support.project import Warehouse, Warehouses
from support.published import published_rows

pytestmark = pytest.mark.slow
# The last day of these is not whole, and one can see it.
HALF = {"yesterday_at_noon", "three_weeks_ago_at_noon"}
STALE = {"events_stopped_a_week_ago", "orders_stopped_a_week_ago"}
# A dozen orders a day are too few to see half of one in them.
LARGE = {"yesterday_at_noon"}
ON_POSTGRES = {"live_at_four_in_the_morning", "yesterday_at_noon", "two_weeks_old"}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the files of a shop that is live today."""
    return write_shop(tmp_path_factory.mktemp("live") / "shop")


@pytest.fixture(scope="module")
def large_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the files of a live shop with some forty orders a day."""
    return write_shop(tmp_path_factory.mktemp("live") / "large", customers=1000)


def first_run(warehouse: Warehouse, files: Path) -> str:
    """Load and build as a new user does; return what the build said."""
    warehouse.load("--from", str(files))
    return warehouse.dbt("build").stdout


@pytest.mark.parametrize("name", CUTS)
def test_a_first_run_is_published_and_says_what_is_odd(
    name: str,
    engine: str,
    new_warehouse: Warehouses,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    """If not, a new user has nothing to look at, and reads of lost rows."""
    if engine == "postgres" and name not in ON_POSTGRES:
        pytest.skip("one engine is enough for these")
    shop = request.getfixturevalue("large_shop" if name in LARGE else "shop")
    warehouse = new_warehouse(engine, f"first_{list(CUTS).index(name)}")
    said = first_run(warehouse, write_cut(shop, CUTS[name], tmp_path / name))
    assert "None ->" not in said
    day = warehouse.query("select as_of from segmentation.run_verdict")["as_of"][0]
    assert day.date() <= last_midnight()
    with published_rows(warehouse) as rows:
        ((verdict, reason, count),) = rows(
            "select verdict, reason, (select count(*) from customers) from run_verdict"
        )
    assert count > 0
    assert verdict in ("accepted", "warned")
    if name in HALF:
        assert "half a day of " in reason
    if name in HALF | STALE:
        assert verdict == "warned"
        assert "WARNED. The run as of" in said
