"""The documentation of every table and column, as one page (dbt docs)."""

import re
from pathlib import Path

PAGE = "docs.html"
# Browsers look for these pictures under the name of the expression before the
# page has replaced it, or always: an error in the console for each.
UNRENDERED = re.compile(r"""xlink:href=(\\*"){{""")
ICON = re.compile(r"""<link [^>]*href="\$\{require[^>]*>""")


def write_docs(artefacts: Path, page: Path) -> None:
    """Copy dbt's page, without the pictures that no browser finds."""
    html = (artefacts / "static_index.html").read_text()
    html = UNRENDERED.sub(r"ng-attr-xlink_href=\1{{", html)
    page.write_text(ICON.sub("", html))
