"""What people read is said in the words of the field.

Readers who know databases and statistics search for standard terms, and many
read English as a second language: a word that is not in the left column here
has a term that everyone knows. CHANGELOG.md and docs/benchmarks.md are left out,
which bear old names, and so are seeds, whose texts are rows of published tables.
"""

import re
from pathlib import Path

from support.project import ROOT

INSTEAD = {
    "nobody": "no customer, no reader: name who",
    "in force": "current, active",
    "told apart": "distinguished",
    "poison": "a broken feed",
    "refuse": "reject",
    "refused": "rejected",
    "refuses": "rejects",
    "refusal": "rejection",
    "for ever": "permanently",
    "so many": "that many, n",
    "by so much": "by that much",
    "worked out": "computed",
    "whoever": "name who",
    "looked at for nothing": "say what is done in vain",
    "judged": "validated, checked",
    "mended": "fixed",
    "abreast": "side by side",
}
# A phrase may go over the end of a line, also of a comment; a word may be part of
# a name.
GAP = r"\s+(?:#\s+|--\s+)?"
WORD = re.compile(
    r"(?<![a-z])("
    + "|".join(word.replace(" ", GAP) for word in INSTEAD)
    + r")(?![a-z])",
    re.IGNORECASE,
)
FOLDERS = {
    "docs": ("*.md",),
    "models": ("*.md", "*.yml", "*.sql", "*.py"),
    "macros": ("*.yml", "*.sql"),
    "snapshots": ("*.yml", "*.sql"),
    "seeds": ("*.yml",),
    "dashboards": ("*.md", "*.yml", "*.j2"),
    "templates": ("*.j2",),
    "alerts": ("*.yml",),
    "python": ("*.py", "*.j2", "*.sql", "*.yml"),
    "benchmarks": ("*.py", "*.sql"),
    "bi": ("*.md", "*.py", "*.sh"),
    "ingest": ("*.md", "*.py"),
    "integrations": ("*.md", "*.py", "*.yaml"),
    "orchestration": ("*.md", "*.py"),
}


BEAR_OLD_NAMES = {ROOT / "CHANGELOG.md", ROOT / "docs" / "benchmarks.md"}


def _files() -> set[Path]:
    top = ROOT.glob("*.md")
    below = [
        path
        for folder, patterns in FOLDERS.items()
        for pattern in patterns
        for path in (ROOT / folder).rglob(pattern)
    ]
    return {*top, ROOT / "dbt_project.yml", *below} - BEAR_OLD_NAMES


def _faults(path: Path) -> list[str]:
    text = path.read_text()
    return [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}: "
        f"{found[0]!r}, say: {_instead(found[0])}"
        for found in WORD.finditer(text)
    ]


def _instead(found: str) -> str:
    return INSTEAD[re.sub(GAP, " ", found).lower()]


def test_no_page_description_or_message_uses_an_uncommon_word():
    """If not, readers meet a word for which they know another one."""
    faults = [fault for path in sorted(_files()) for fault in _faults(path)]
    assert faults == [], "\n".join(faults)
