"""The tour shows segments, and touches nothing but its own file."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from segmentation.cli import main
from segmentation.demo.tour import FILE, SHOWN, nodes_shown, own_profile
from segmentation.warehouse.connect import open_warehouse
from support.project import ROOT

PARTS = ("dbt_project.yml", "macros", "models", "seeds", "selectors.yml", "snapshots")


def node(name: str, *parents: str) -> SimpleNamespace:
    return SimpleNamespace(name=name, depends_on_nodes=list(parents))


def test_only_what_the_shown_table_is_made_of_is_counted() -> None:
    """If not, the lines of the layers never come, or name boards nobody built."""
    nodes = {
        "a": node("orders", "source"),
        "b": node(SHOWN, "a"),
        "c": node("a_board", "b"),
    }
    found = nodes_shown(SimpleNamespace(nodes=nodes))
    assert {one.name for one in found} == {"orders", SHOWN}


def test_it_opens_its_own_file_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If not, a tour writes its made-up shop into the user's warehouse."""
    (tmp_path / "dbt_project.yml").write_text("profile: anything")
    monkeypatch.setenv("SEGMENTATION_DUCKDB_PATH", str(tmp_path / "mine.duckdb"))
    monkeypatch.setenv("SEGMENTATION_AS_OF", "2020-01-01")
    before = dict(os.environ)
    with own_profile(tmp_path) as file:
        assert "SEGMENTATION_AS_OF" not in os.environ
        with open_warehouse(tmp_path, None) as warehouse:
            assert warehouse.place == f"DuckDB {file}"
    assert dict(os.environ) == before
    assert {path.name for path in tmp_path.glob("*.duckdb")} == {FILE}


@pytest.mark.slow
def test_a_new_user_sees_segments_and_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If not, the first command of the README ends in a traceback."""
    project = tmp_path / "project"
    project.mkdir()
    for name in PARTS:
        (project / name).symlink_to(ROOT / name)
    done = CliRunner().invoke(main, ["tour", "--project-dir", str(project)])
    assert done.exit_code == 0, done.output
    assert "recommended action" in done.output
    assert [line.split(":")[0] for line in done.output.splitlines()[-3:]] == [
        "A shop with a history",
        "A first query",
        "Your own data",
    ]
    assert [path.name for path in project.glob("*.duckdb")] == [FILE]
