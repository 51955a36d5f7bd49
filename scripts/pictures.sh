#!/usr/bin/env bash
# The pictures of the README, from whatever warehouse is there; `make build report
# pictures` in a fresh clone makes those of the demo.
set -euo pipefail
cd "$(dirname "$0")/.."
browser=$(command -v chromium chromium-browser google-chrome | head -n 1) || {
    echo "No browser of the Chromium family is here: make system-packages." >&2
    exit 1
}
if [ ! -f site/index.html ]; then
    echo "There is no site/index.html: make report first." >&2
    exit 1
fi
site=$(cd site && pwd -P)

# take <page> <name> <width,height>
take() {
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars \
        --virtual-time-budget=3000 --window-size="$3" \
        --screenshot="docs/images/$2.png" "file://$site/$1.html" >/dev/null 2>&1
}

.venv/bin/segmentation summary --svg docs/images/segments.svg >/dev/null
take index first_page 1280,960
take boards/segments_over_time segments_over_time 1280,2060
echo "Drawn: docs/images"
