"""The documentation of every table and column, as one page (dbt docs)."""

import re
from pathlib import Path

PAGE = "docs.html"
# Browsers look for these pictures under the name of the expression, before the
# page has worked it out: an error in the console for each.
UNRENDERED = re.compile(r"""xlink:href=(\\*"){{""")


def write_docs(artefacts: Path, page: Path) -> None:
    """Copy dbt's page, with pictures that wait for their names."""
    html = (artefacts / "static_index.html").read_text()
    page.write_text(UNRENDERED.sub(r"ng-attr-xlink_href=\1{{", html))
