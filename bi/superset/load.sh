#!/usr/bin/env bash
# Superset with a dashboard of the published tables, in an environment of its own.
#
#   bash bi/superset/load.sh [URI SCHEMA]       # installs, loads, says how to start
#
# Without words it reads published/segmentation.duckdb of this project.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
uri=${1:-duckdb:///$root/published/segmentation.duckdb}
schema=${2:-main}

export SUPERSET_HOME=${SUPERSET_HOME:-$root/.superset}
export SUPERSET_CONFIG_PATH=$here/superset_config.py FLASK_APP=superset
mkdir -p "$SUPERSET_HOME"
if [ ! -f "$SUPERSET_HOME/key" ]; then
    python3 -c "import secrets; print(secrets.token_hex(32))" >"$SUPERSET_HOME/key"
fi
SUPERSET_SECRET_KEY=$(cat "$SUPERSET_HOME/key")
export SUPERSET_SECRET_KEY
bin=${SUPERSET_BIN:-$SUPERSET_HOME/venv/bin}

if [ ! -x "$bin/superset" ]; then
    echo "Installing Superset in $SUPERSET_HOME/venv (minutes, once) ..."
    python3 -m venv "$SUPERSET_HOME/venv"
    "$bin/pip" install --quiet --constraint "$here/constraints.txt" apache-superset \
        duckdb duckdb-engine psycopg2-binary flask-caching rich cachetools
fi
echo "Preparing Superset (a minute, once) ..."
"$bin/superset" db upgrade >"$SUPERSET_HOME/log" 2>&1
"$bin/superset" fab create-admin --username admin --firstname Ad --lastname Min \
    --email admin@localhost --password "${SUPERSET_PASSWORD:-admin}" \
    >>"$SUPERSET_HOME/log" 2>&1
"$bin/superset" init >>"$SUPERSET_HOME/log" 2>&1
"$bin/python" "$here/make.py" "$SUPERSET_HOME/segmentation.zip" "$uri" "$schema"
"$bin/superset" import-dashboards --path "$SUPERSET_HOME/segmentation.zip" \
    --username admin >>"$SUPERSET_HOME/log" 2>&1
cat <<SAID
Loaded: the dashboard "Customer segments" over $uri.
Start it on this machine alone, user admin, password ${SUPERSET_PASSWORD:-admin}:
  SUPERSET_HOME=$SUPERSET_HOME SUPERSET_CONFIG_PATH=$SUPERSET_CONFIG_PATH FLASK_APP=superset \\
  SUPERSET_SECRET_KEY=\$(cat $SUPERSET_HOME/key) $bin/superset run --port 8088
  http://localhost:8088/superset/dashboard/customer-segments/
SAID
