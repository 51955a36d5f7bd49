"""dbt-databricks understands the project: `spark__` macros are its own, too."""

import os
import subprocess
from pathlib import Path

import pytest

from support.environments import new_environment
from support.project import ROOT

pytestmark = [pytest.mark.nightly, pytest.mark.xdist_group("databricks")]
VERSIONS = ("dbt-core==1.11.16", "dbt-databricks==1.12.7")
# Nothing is connected to while a project is parsed.
PROFILE = """
customer_segmentation:
  target: databricks
  outputs:
    databricks: {type: databricks, host: none.example, http_path: /sql/none,
                 token: none, schema: segmentation, threads: 1}
"""


@pytest.fixture(scope="module")
def dbt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return dbt in an environment with the adapter of Databricks."""
    folder = tmp_path_factory.mktemp("databricks") / "venv"
    return new_environment(folder, *VERSIONS) / "dbt"


def test_the_project_parses(dbt: Path, tmp_path: Path) -> None:
    """If not, docs/spark.md promises those with Databricks what is not so."""
    (tmp_path / "profiles.yml").write_text(PROFILE)
    words = ["parse", "--project-dir", ROOT, "--profiles-dir", tmp_path]
    words += ["--target-path", tmp_path / "target", "--log-path", tmp_path / "logs"]
    given = os.environ | {"PYTHONPATH": str(ROOT / "python")}
    done = subprocess.run(
        [dbt, *words], env=given, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "target" / "manifest.json").is_file()
