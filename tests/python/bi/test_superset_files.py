"""The files of the dashboard fit the published tables, and each other."""

import json
import os
import runpy
import sqlite3
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

from segmentation.report.definitions import read_definitions
from support.project import ROOT

FOLDER = ROOT / "bi/superset"
SECONDS = 1500


def contents(tmp_path: Path, uri: str, schema: str) -> dict[str, dict]:
    """Return path -> content of the archive for a place."""
    write = runpy.run_path(str(FOLDER / "make.py"))["write"]
    write(tmp_path / "it.zip", uri, schema)
    with zipfile.ZipFile(tmp_path / "it.zip") as archive:
        return {
            name.removeprefix("segmentation/"): yaml.safe_load(archive.read(name))
            for name in archive.namelist()
        }


def under(found: dict[str, dict], folder: str) -> list[dict]:
    """Return the contents of the files of a folder."""
    return [content for name, content in found.items() if name.startswith(folder)]


def test_a_dataset_names_columns_that_are_published(tmp_path: Path) -> None:
    """If not, a chart says that there is no such column, to whoever opens it."""
    found = contents(tmp_path, "duckdb:////p/segmentation.duckdb", "main")
    datasets = under(found, "datasets/")
    assert len(datasets) == 4
    tables = {one["table_name"]: one for one in datasets}
    own = "from main.segment_profiles"
    assert own in " ".join(tables["segments_today"]["sql"].split())
    sources = {name: name for name in tables} | {"segments_today": "segment_profiles"}
    known = {
        one.name: one.columns for one in read_definitions(ROOT, set(sources.values()))
    }
    for name, dataset in tables.items():
        named = {column["column_name"] for column in dataset["columns"]}
        assert named <= set(known[sources[name]]), name


def test_charts_and_the_dashboard_name_what_is_there(tmp_path: Path) -> None:
    """If not, a panel is empty, and nobody says why."""
    found = contents(tmp_path, "duckdb:////p/segmentation.duckdb", "main")
    datasets = {one["uuid"]: one for one in under(found, "datasets/")}
    charts = {one["uuid"]: one for one in under(found, "charts/")}
    for chart in charts.values():
        dataset, params = datasets[chart["dataset_uuid"]], chart["params"]
        columns = {column["column_name"] for column in dataset["columns"]}
        metrics = {metric["metric_name"] for metric in dataset["metrics"]}
        asked = {*params.get("all_columns", []), *params.get("groupby", [])}
        asked |= {params["x_axis"]} if "x_axis" in params else set()
        assert asked <= columns, chart["slice_name"]
        assert set(params.get("metrics", [])) <= metrics, chart["slice_name"]
    (dashboard,) = under(found, "dashboards/")
    placed = {
        part["meta"]["uuid"]
        for part in dashboard["position"].values()
        if isinstance(part, dict) and part["type"] == "CHART"
    }
    assert placed == set(charts)


@pytest.mark.parametrize(
    ("uri", "schema", "is_read_only"),
    [
        ("duckdb:////p/segmentation.duckdb", "main", True),
        ("postgresql+psycopg2://bi@localhost/d", "segmentation_published", False),
    ],
)
def test_the_place_is_filled_in(
    tmp_path: Path, uri: str, schema: str, is_read_only: bool
) -> None:
    """If not, Superset locks the file of the build, or reads another schema."""
    found = contents(tmp_path, uri, schema)
    (database,) = under(found, "databases/")
    assert database["sqlalchemy_uri"] == uri
    assert ("read_only" in json.dumps(database["extra"])) == is_read_only
    assert {one["schema"] for one in under(found, "datasets/")} == {schema}


@pytest.mark.nightly
def test_superset_loads_them(tmp_path: Path) -> None:
    """If not, the documented way into the tool ends in a trace.

    Installs Superset (500 MB) unless SUPERSET_BIN names one that is there.
    """
    environment = {**os.environ, "SUPERSET_HOME": str(tmp_path)}
    place = f"duckdb:///{ROOT}/published/segmentation.duckdb"
    done = subprocess.run(
        ["bash", str(FOLDER / "load.sh"), place, "main"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    log = tmp_path / "log"
    assert done.returncode == 0, done.stderr + (log.read_text() if log.exists() else "")
    connection = sqlite3.connect(tmp_path / "superset.db")
    counts = {
        table: connection.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("dashboards", "slices", "tables")
    }
    assert counts == {"dashboards": 1, "slices": 5, "tables": 4}
