"""After any sequence of batches and runs, staging equals a full refresh."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from incremental_batches import STEPS
from staging_run import SCREENED, TYPES, StagingRun

from support.project import Warehouse, postgres_database


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(engine, marks=pytest.mark.xdist_group(f"incremental_{engine}"))
        for engine in ("duckdb", "postgres")
    ],
)
def staging(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StagingRun]:
    """Yield an engine's models, staged once from empty raw tables."""
    warehouse = Warehouse(request.param, tmp_path_factory.mktemp(request.param))
    if request.param == "postgres":
        server = request.getfixturevalue("postgres")
        warehouse.environment = postgres_database(server, "incremental")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in warehouse.variables().items():
            patch.setenv(name, value)
        run = StagingRun(warehouse)
        run.prepare()
        yield run


@settings(
    max_examples=6,
    # Every example runs dbt several times: a failing one is not made smaller.
    phases=[Phase.generate],
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(steps=st.lists(STEPS, min_size=3, max_size=4))
def test_staging_equals_a_full_refresh(staging: StagingRun, steps: list[dict]) -> None:
    """If not, customers differ by the day on which a row happened to arrive."""
    staging.empty_staged()
    raw = {table: [] for table in TYPES}
    for step in steps:
        for table in TYPES:
            raw[table] = step[table].apply(raw[table])
            staging.replace_raw(table, raw[table])
        staging.run(**step["variables"])
        for table in SCREENED:
            assert staging.differences(table) == []
