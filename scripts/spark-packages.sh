#!/usr/bin/env bash
# What Spark needs beyond its Python packages: Java 17, and the driver with which its
# catalog reaches PostgreSQL.
set -euo pipefail
packages=()
command -v java >/dev/null || packages+=(openjdk-17-jre-headless)
[ -e /usr/share/java/postgresql.jar ] || packages+=(libpostgresql-jdbc-java)
bash "$(dirname "$0")/install-packages.sh" "${packages[@]}"
