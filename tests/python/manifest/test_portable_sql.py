"""Models say nothing that one of the engines reads in another way, or not at all.

Spark alone runs by hand and by night, so what it would stumble over is looked for
here. Bodies for one engine are left out, and mappings, which Spark does not run.
"""

import re
from pathlib import Path

import pytest

from support.project import ROOT

# What, and what to write instead. The first two give other rows without an error.
INSTEAD = {
    r"\b[lr]?trim\((?!both|leading|trailing)[^()\n]*,": "trim(both x from text)",
    r"'[^'\n]*[^'\s(,=]''[^'\n]*'": "text_literal(), which escapes a quote",
    r"\bas text\b": "as_text()",
    r"\bdouble precision\)": "as_double()",
    r"\bstring_agg\(": "dbt.listagg() in the order of one column",
    r"\bcollate\b": "code_points()",
    r"\bas (not )?materialized\b": "cte_materialization()",
    r"<<|>>": "adapter.dispatch('bit_of')()",
    r"\bwith recursive\b": "a macro with a body for each engine",
    r"\bqualify\b|\bdistinct on\b|\blateral\b": "row_number() in a CTE",
}
LEFT_OUT = (
    "mappings",
    "attributes",
    "spark",
    # Says what to write in SQL of the reader.
    "check_raw_columns",
)


def _sources() -> list[Path]:
    folders = ("models", "macros", "snapshots", "tests")
    found = [path for name in folders for path in (ROOT / name).rglob("*.sql")]
    return [
        path
        for path in found
        if "python" not in path.parts and not {*path.parts, path.stem} & {*LEFT_OUT}
    ]


def _text(path: Path) -> str:
    """Return what all engines read: no comment, and no body for one of them."""
    text = path.read_text()
    text = re.sub(r"\{#.*?#\}|--[^\n]*", "", text, flags=re.DOTALL)
    body = r"\{% macro (duckdb|postgres|postgrespython|default)__.*?endmacro"
    return re.sub(body, "", text, flags=re.DOTALL)


@pytest.mark.parametrize(("pattern", "instead"), INSTEAD.items())
def test_models_say_what_every_engine_reads(pattern: str, instead: str) -> None:
    """If not, Spark stops, or worse: it gives other rows and says nothing."""
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _sources()
        for match in re.finditer(pattern, _text(path))
    ]
    assert not found, f"write {instead}"
