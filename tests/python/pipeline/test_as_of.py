"""The day of a run, chosen without parsing the project again."""

from pathlib import Path

import pytest

from support.project import Warehouse

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("as_of")]
SHOW = ("dbt", "--no-use-colors", "compile", "--quiet", "--inline")
UNCHANGED = "0 files deleted, 0 files added, 0 files changed"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Return a warehouse without a table, the project parsed for one day."""
    made = Warehouse("duckdb", tmp_path_factory.mktemp("as_of"))
    assert chosen(made, "2026-01-02") == "2026-01-02"
    return made


def chosen(warehouse: Warehouse, day: str) -> str:
    """Return what the project takes for the day of a run."""
    words = (*SHOW, "{{ chosen_as_of() }}")
    settings = {"SEGMENTATION_AS_OF": day, "DBT_LOG_LEVEL_FILE": "debug"}
    done = warehouse.command(*words, check=False, **settings)
    return done.stdout.strip()


def test_another_day_in_the_environment_keeps_the_parsed_project(
    warehouse: Warehouse,
) -> None:
    """Else every scheduled day pays for parsing all files, as with `--vars`."""
    log = Path(warehouse.folder) / "logs" / "dbt.log"
    log.unlink()
    assert chosen(warehouse, "2026-01-03") == "2026-01-03"
    assert UNCHANGED in log.read_text()


def test_a_day_that_is_none_is_refused_in_a_sentence(warehouse: Warehouse) -> None:
    """Somebody who mistypes it reads where it came from and what to write."""
    said = chosen(warehouse, "3 January")
    assert "SEGMENTATION_AS_OF is the text '3 January', which is no day" in said
    assert "accepted is a UTC midnight, such as 2026-03-01" in said
