"""A project of dbt Charts in a scratch folder, pointed at the published tables.

dbt Charts takes its target from the text of dbt_charts.yml and the profile,
looks for dbt's manifest inside of the project, and opens a path that comes from
an environment variable only below it. A copy of the few files avoids all three,
and never touches what a running build writes.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from segmentation.dbt_project import DbtProject
from segmentation.report.reader import Reader
from segmentation.report.tools import run_tool
from segmentation.warehouse.profile import profiles_dir

BOARDS = "dashboards"
TEMPLATES = "templates"
SETTINGS = "dbt_charts.yml"
ARTEFACTS = "target"


def prepare_workspace(reader: Reader, folder: Path) -> Path:
    """Fill a folder with boards, profile and dbt's artefacts; return the latter.

    Parameters
    ----------
    reader
        What the boards read.
    folder
        An empty folder.
    """
    project = reader.home
    shutil.copy(project / "dbt_project.yml", folder)
    for name in (BOARDS, TEMPLATES):
        if (project / name).is_dir():
            shutil.copytree(project / name, folder / name)
    if (project / SETTINGS).is_file():
        settings = _aimed(yaml.safe_load((project / SETTINGS).read_text()), reader)
        (folder / SETTINGS).write_text(yaml.safe_dump(settings))
    (folder / "profiles.yml").write_text(yaml.safe_dump(_profile(reader)))
    return _write_artefacts(reader, folder)


def _write_artefacts(reader: Reader, folder: Path) -> Path:
    """Let dbt describe the project as a reader sees it: what is published."""
    artefacts = folder / ARTEFACTS
    profiles = folder if reader.builder else profiles_dir(reader.project_dir)
    places = ["--project-dir", str(reader.home), "--profiles-dir", str(profiles)]
    places += ["--target-path", str(artefacts), "--log-path", str(folder / "logs")]
    run_tool(
        ["dbt", "docs", "generate", "--static", "--target", reader.target, *places]
        + (["--vars", _variables(reader.project_dir)] if reader.builder else []),
        reader.home,
    )
    return artefacts


def _aimed(settings: dict[str, Any] | None, reader: Reader) -> dict[str, Any]:
    """Point the sources of dbt Charts at the reader."""
    settings = settings or {}
    for source in (settings.get("sources") or {}).values():
        if source.get("type") == "dbt_profile":
            source["target"] = reader.target
            source.pop("target_path", None)
    return settings


def _profile(reader: Reader) -> dict[str, Any]:
    """Return the profile with this target alone; secrets stay in the environment."""
    file = profiles_dir(reader.project_dir) / "profiles.yml"
    profiles = yaml.safe_load(file.read_text())
    written = profiles[DbtProject(reader.project_dir).settings["profile"]]["outputs"]
    output = written[reader.builder or reader.target]
    if reader.path is not None:
        output = {**output, "path": str(reader.path)}
    if reader.builder:
        output = {**output, "schema": reader.credentials.schema, "threads": 1}
        output |= {"read_only": True} if reader.path else {"type": "postgres"}
    name = DbtProject(reader.home).settings["profile"]
    return {name: {"target": reader.target, "outputs": {reader.target: output}}}


def _variables(project_dir: Path) -> str:
    """Return what the project around ours gives to our models, but for its models."""
    project = DbtProject(project_dir)
    known = DbtProject(project.home).given
    given = {name: value for name, value in project.given.items() if name in known}
    return json.dumps({**given, "raw_tables": {}})
