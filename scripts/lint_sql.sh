#!/usr/bin/env bash
# sqlfluff in both dialects. The dbt templater compiles every model, for which
# it wants an engine but no data: DuckDB in a throw-away file, and the
# PostgreSQL server that the PG* variables name.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
folders=(models snapshots tests)
for dialect in duckdb postgres; do
    echo "sqlfluff, dialect $dialect"
    SEGMENTATION_DUCKDB_PATH="$scratch/lint.duckdb" \
        SEGMENTATION_TARGET=$dialect DBT_TARGET=$dialect DBT_TARGET_PATH="$scratch/$dialect" \
        .venv/bin/sqlfluff lint --dialect "$dialect" "${folders[@]}"
done
