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
[ ${#packages[@]} -gt 0 ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "Please install ${packages[*]}: this machine has no apt-get." >&2
    exit 1
fi
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
$sudo apt-get install -y -qq --no-install-recommends "${packages[@]}"
