"""Two warehouses never publish to one place."""

import json
import shutil
from pathlib import Path

import pytest

from segmentation.errors import InputError
from segmentation.published_place import CONTENTS, check_owner, folder_of, owner
from segmentation.warehouse.profile import load_credentials
from support.project import ROOT, Warehouse

TAKEN = "holds the published tables of schema segmentation of"


def published(link: Path, warehouse: Path, schema: str = "segmentation") -> Path:
    """Make what a build of a warehouse publishes, and the warehouse."""
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    warehouse.touch()
    link.mkdir(parents=True, exist_ok=True)
    contents = owner(link, str(warehouse), schema)
    (link / CONTENTS).write_text(json.dumps(contents))
    return link


@pytest.mark.parametrize(
    ("warehouse", "folder"),
    [
        ("warehouse.duckdb", "published"),
        ("own.duckdb", "own_published"),
        ("/data/warehouse.duckdb", "/data/published"),
        ("/data/shop/shop.db", "/data/shop/shop.db_published"),
    ],
)
def test_readers_look_where_the_build_publishes(
    warehouse: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The profile's target for readers says in Jinja what the build says in Python."""
    shutil.copy(ROOT / "profiles.yml.example", tmp_path / "profiles.yml")
    monkeypatch.setenv("SEGMENTATION_DUCKDB_PATH", warehouse)
    monkeypatch.setenv("DBT_PROFILES_DIR", str(tmp_path))
    assert str(folder_of(warehouse, None)) == folder
    target = load_credentials(ROOT, "published")
    assert target.path == f"{folder}/segmentation.duckdb"


def test_a_warehouse_publishes_where_it_did_before_also_after_a_move(
    tmp_path: Path,
) -> None:
    """If not, a project that is copied or moved cannot be built any more."""
    link = published(tmp_path / "a/published", tmp_path / "a/warehouse.duckdb")
    check_owner(link, str(tmp_path / "a/warehouse.duckdb"), "segmentation")
    (tmp_path / "a").rename(tmp_path / "b")
    moved = tmp_path / "b/published"
    check_owner(moved, str(tmp_path / "b/warehouse.duckdb"), "segmentation")


def test_the_folder_of_another_warehouse_or_schema_is_taken(tmp_path: Path) -> None:
    """If not, people read the customers of one shop with the verdict of another."""
    first = tmp_path / "a/warehouse.duckdb"
    link = published(tmp_path / "shared", first)
    with pytest.raises(InputError, match=TAKEN):
        check_owner(link, str(tmp_path / "b/warehouse.duckdb"), "segmentation")
    with pytest.raises(InputError, match="this build is of schema shop"):
        check_owner(link, str(first), "shop")
    first.unlink()
    check_owner(link, str(tmp_path / "b/warehouse.duckdb"), "segmentation")


@pytest.mark.slow
def test_a_build_stops_before_it_writes_anything(
    tmp_path: Path,
) -> None:
    """If not, an hour later the history is written and the tables are not."""
    shared = published(tmp_path / "shared", tmp_path / "a/warehouse.duckdb")
    warehouse = Warehouse("duckdb", tmp_path / "b")
    warehouse.folder.mkdir()
    settings = {"SEGMENTATION_PUBLISHED_DIR": str(shared)}
    words = ("build", "--select", "reject_reasons")
    done = warehouse.dbt(*words, check=False, **settings)
    assert done.returncode != 0
    assert TAKEN in done.stdout
    assert not warehouse.duckdb_path.exists()
