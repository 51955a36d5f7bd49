#!/usr/bin/env bash
# What the tests need beyond python3, git and make: a browser of the Chromium
# family, in which the pages are opened and which prints the segment book,
# promtool, which checks the alert rules, and PgBouncer, through which the API is
# asked. `make build` needs none. Without them those tests are skipped with a message,
# never in CI.
set -euo pipefail
packages=()
browser=$(command -v chromium chromium-browser google-chrome | head -n 1 || true)
[ -n "$browser" ] || packages+=(chromium fonts-dejavu-core)
command -v promtool >/dev/null || packages+=(prometheus)
command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ] || packages+=(pgbouncer)
bash "$(dirname "$0")/install-packages.sh" "${packages[@]}"
