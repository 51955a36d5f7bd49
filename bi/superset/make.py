"""Write the files of the dashboard, in the form that Superset exports and imports.

    python bi/superset/make.py ZIP URI SCHEMA

The URI is that of SQLAlchemy, such as duckdb:////path/published/segmentation.duckdb;
the schema is `main` in DuckDB, and `segmentation_published` in PostgreSQL.
"""

import json
import sys
import zipfile
from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
READ_ONLY = {"engine_params": {"connect_args": {"read_only": True}}}


def write(file: Path, uri: str, schema: str) -> None:
    """Write the archive for one place; `{schema}`, `{uri}` and `{extra}` are filled."""
    extra = READ_ONLY if uri.startswith("duckdb") else {}
    words = {"{uri}": uri, "{schema}": schema, "{extra}": json.dumps(extra)}
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted(ASSETS.rglob("*.yaml")):
            text = path.read_text()
            for word, value in words.items():
                text = text.replace(word, value)
            archive.writestr(f"segmentation/{path.relative_to(ASSETS)}", text)


if __name__ == "__main__":
    write(Path(sys.argv[1]), *sys.argv[2:])
