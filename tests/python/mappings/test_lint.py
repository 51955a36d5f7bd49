"""`make lint` sees only models that are on; those of a mapping are linted here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import ROOT

MAPPINGS = (
    *("shopify_fivetran", "shopify_airbyte", "woocommerce"),
    *("stripe", "zendesk", "klaviyo", "ga4"),
)


@pytest.mark.slow
@pytest.mark.parametrize("mapping", MAPPINGS)
def test_the_models_of_a_mapping_follow_the_style(mapping: str, tmp_path: Path) -> None:
    """If not, the SQL that people copy for their own tool is the worst of ours."""
    config = tmp_path / "mapping.cfg"
    config.write_text(f"[sqlfluff:templater:dbt:context]\nmapping = {mapping}\n")
    folder = ROOT / "models" / "mappings" / mapping.split("_")[0]
    sqlfluff = Path(sys.executable).with_name("sqlfluff")
    done = subprocess.run(
        [sqlfluff, "lint", "--config", config, "--dialect", "duckdb", folder],
        cwd=ROOT,
        env=os.environ
        | {
            "SEGMENTATION_TARGET": "duckdb",
            "SEGMENTATION_DUCKDB_PATH": str(tmp_path / "lint.duckdb"),
            "DBT_TARGET_PATH": str(tmp_path / "target"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "because it is disabled" not in done.stdout + done.stderr
