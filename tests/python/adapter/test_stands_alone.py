"""The adapter in a project that has nothing else of this one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from adapter_project import AdapterProject

from support.project import ROOT

FOLDERS = ("dbt/adapters/postgrespython", "dbt/include/postgrespython")
# Python as it is where this project is not installed.
WITHOUT_THE_PROJECT = """
import sys
from pathlib import Path

sys.path[:] = [p for p in sys.path if not (Path(p) / "segmentation").is_dir()]
sys.modules["segmentation"] = None
"""
IMPORT_ALL = """
import pkgutil
from importlib import import_module

import dbt.adapters.postgrespython as adapter

for module in pkgutil.iter_modules(adapter.__path__, adapter.__name__ + "."):
    import_module(module.name)
print(adapter.__file__)
"""
RUN_DBT = """
from dbt.cli.main import cli

cli(sys.argv[1:])
"""
FILES = {
    "models/numbers.sql": "select 1 as id union all select 2",
    "models/doubled.py": """
        def model(dbt, session):
            frame = dbt.ref("numbers").df()
            frame["twice"] = frame["id"] * 2
            return frame
        """,
}


def alone(library: Path, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python code with the two folders in a library and no other module of ours."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / "python" / folder, library / folder, dirs_exist_ok=True)
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_PROJECT + code, *words],
        env={**os.environ, "PYTHONPATH": str(library), "DO_NOT_TRACK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_module_is_imported_without_the_package(tmp_path: Path) -> None:
    """If not, copying the two folders, as the documents say, fails at once."""
    done = alone(tmp_path, IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path))


def test_two_copied_folders_run_a_python_model(
    tmp_path: Path, database: dict[str, str]
) -> None:
    """If not, a team with a project of its own cannot use the adapter."""
    folder = tmp_path / "empty"
    folder.mkdir()
    project = AdapterProject(folder, database, "stands_alone")
    project.write(FILES)
    places = ["--project-dir", str(folder), "--profiles-dir", str(folder)]
    done = alone(tmp_path / "library", RUN_DBT, "build", *places)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = project.query("select id, twice from {schema}.doubled order by id")
    assert rows == [(1, 2), (2, 4)]
