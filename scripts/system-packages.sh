#!/usr/bin/env bash
# The one thing beyond python3, git and make that the tests need: a browser of
# the Chromium family, in which the docs page is opened. `make build` needs
# nothing. Without a browser that test is skipped with a message, never in CI.
set -euo pipefail
for browser in chromium chromium-browser google-chrome; do
    command -v "$browser" >/dev/null && exit 0
done
if ! command -v apt-get >/dev/null; then
    echo "Please install Chromium: this machine has no apt-get." >&2
    exit 1
fi
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
$sudo apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core
