#!/usr/bin/env bash
# sqlfluff in the dialects given, or both, at once. The dbt templater compiles every model, for
# which it wants an engine but no data: DuckDB in a throw-away file, and the
# PostgreSQL server that the PG* variables name. The layout of a file is the same in
# any dialect, and half of the work: it is looked at in the first dialect alone.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

lint() {
    SEGMENTATION_DUCKDB_PATH="$scratch/lint.duckdb" SEGMENTATION_TARGET=$1 \
        DBT_TARGET=$1 DBT_TARGET_PATH="$scratch/$1" \
        .venv/bin/sqlfluff lint --dialect "$@" models snapshots tests \
        >"$scratch/$1.txt" 2>&1
}

failed=0
dialects=${*:-duckdb postgres}
declare -A processes
without=()
for dialect in $dialects; do
    lint "$dialect" "${without[@]}" & processes[$dialect]=$!
    without=(--exclude-rules ST06,AM04,layout)  # The first two as in .sqlfluff.
done
for dialect in $dialects; do
    wait "${processes[$dialect]}" || failed=1
    echo "sqlfluff, dialect $dialect"
    cat "$scratch/$dialect.txt"
done
exit $failed
