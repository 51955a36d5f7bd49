"""Write the list of public tables into docs/tables.md, from dbt's manifest.

``scripts/tables_of_the_manifest.py target/manifest.json`` writes between the
markers of the file; with ``--check`` it only says whether the list is up to date.
"""

import argparse
import json
import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tables.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
GRAIN = re.compile(r"\bOne row per ([^.]+)\.", re.IGNORECASE)
PARTS = {
    "Published, for all readers": lambda node: _is_published(node),
    "In the warehouse alone, for engineers": lambda node: not _is_published(node),
}


def tables_in(manifest: dict) -> str:
    """Return the list in Markdown: a table for each kind of reader."""
    nodes = sorted(filter(_is_public, manifest["nodes"].values()), key=_name)
    parts = [
        f"## {title}\n\n| table | one row per | question it answers |\n"
        + "| --- | --- | --- |\n"
        + "".join(_line(node) for node in nodes if belongs(node))
        for title, belongs in PARTS.items()
    ]
    return "\n".join(parts)


def page_with(tables: str, page: str) -> str:
    """Return the page with the list between its markers."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{tables}{END}{after}"


def _line(node: dict) -> str:
    said = " ".join(node["description"].split())
    grain = GRAIN.search(said)
    question = node["config"]["meta"].get("question") or said.split(". ")[0] + "."
    return f"| `{_name(node)}` | {grain.group(1) if grain else ''} | {question} |\n"


def _name(node: dict) -> str:
    return node["alias"]


def _is_public(node: dict) -> bool:
    """Tell whether people read it; exactly the rows of a chart are left out."""
    if node["resource_type"] == "model":
        return node["access"] == "public" and node["config"]["schema"] != "boards"
    return node["resource_type"] == "snapshot"


def _is_published(node: dict) -> bool:
    return bool(node["config"]["meta"].get("published"))


def main() -> int:
    """Write the page, or compare it; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--check", action="store_true")
    words = parser.parse_args()
    page = PAGE.read_text()
    wanted = page_with(tables_in(json.loads(words.manifest.read_text())), page)
    if not words.check:
        PAGE.write_text(wanted)
    elif wanted != page:
        sys.stderr.write(
            f"{PAGE.name} is not up to date: run {Path(__file__).name} MANIFEST\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
