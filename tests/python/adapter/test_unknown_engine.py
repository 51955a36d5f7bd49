"""The macros of the project on an engine that has no SQL of its own."""

import os
import shutil
import subprocess
from pathlib import Path
from textwrap import dedent

from support.project import BIN, ROOT

FILES = {
    "library/dbt/adapters/elsewhere/__init__.py": """
        from pathlib import Path
        from dbt.adapters.base import AdapterPlugin
        from dbt.adapters.duckdb import DuckDBAdapter, DuckDBCredentials
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager

        class Credentials(DuckDBCredentials):
            type = "elsewhere"

        class Connections(DuckDBConnectionManager):
            TYPE = "elsewhere"

        class Adapter(DuckDBAdapter):
            ConnectionManager = Connections

        folder = Path(__file__).parents[2] / "include" / "elsewhere"
        Plugin = AdapterPlugin(Adapter, Credentials, str(folder))
        """,
    "library/dbt/adapters/elsewhere/__version__.py": 'version = "1.11.0"',
    "library/dbt/include/elsewhere/dbt_project.yml": """
        config-version: 2
        name: dbt_elsewhere
        version: 1.0
        """,
    "models/one.sql": "select {{ count_bits('3') }} as number",
    "dbt_project.yml": """
        name: shop
        profile: shop
        flags: {send_anonymous_usage_stats: false}
        """,
    "profiles.yml": """
        shop:
          target: here
          outputs: {here: {type: elsewhere, path: ':memory:'}}
        """,
}


def test_a_missing_implementation_is_named(tmp_path: Path) -> None:
    """If not, another engine runs DuckDB's SQL, and fails or differs in silence."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text))
    shutil.copytree(ROOT / "macros" / "engines", tmp_path / "macros")
    done = subprocess.run(
        [str(BIN / "dbt"), "compile", "--no-populate-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "library")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No macro named 'count_bits' found" in done.stdout
    assert "Searched for: 'elsewhere__count_bits'" in done.stdout
