"""What dbt says of the published tables, as a reader sees them."""

import json
from pathlib import Path
from typing import Any

import yaml

from segmentation.dbt_project import DbtProject
from segmentation.report.reader import Reader
from segmentation.report.tools import run_tool
from segmentation.warehouse.profile import profiles_dir

ARTEFACTS = "target"


def describe(reader: Reader, folder: Path) -> Path:
    """Let dbt describe the project as a reader sees it; return dbt's artefacts.

    A folder of its own never touches what a running build writes.

    Parameters
    ----------
    reader
        What is described.
    folder
        An empty folder.
    """
    (folder / "profiles.yml").write_text(yaml.safe_dump(_profile(reader)))
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
