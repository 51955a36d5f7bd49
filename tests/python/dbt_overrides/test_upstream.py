"""The macros of dbt that `macros/dbt_overrides` replaces are still the same."""

import difflib
import re
from pathlib import Path

import dbt.include.duckdb
import dbt.include.global_project
import pytest

from support.project import ROOT

UPSTREAMS = [
    Path(package.__file__).parent / "macros"
    for package in (dbt.include.global_project, dbt.include.duckdb)
]
# What each macro of dbt said when ours was last compared with it.
# Not as .sql: dbt would take the files in `tests` for data tests.
KEPT = Path(__file__).with_name("upstream")
OVERRIDES = {
    "materialization unit": "unit",
    "macro get_fixture_sql": "get_fixture_sql",
    "macro format_row": "format_row",
    "macro default__collect_freshness": "collect_freshness",
    "macro snapshot_get_time": "snapshot_get_time",
    "macro duckdb__load_csv_rows": "duckdb_load_csv_rows",
    "macro has_foreign_key_constraints": "duckdb_has_foreign_key_constraints",
}
# Who asks has_foreign_key_constraints, for which ours has an answer of its own.
ASKING = {
    "macro drop_relation_for_rebuild": "duckdb_drop_relation_for_rebuild",
    'materialization table, adapter="duckdb"': "duckdb_table",
}
# Ours calls dbt's and adds to it: a new text of dbt's is used as it is.
WRAPPED = {"materialization test"}


def text_of(header: str, folders: list[Path]) -> str:
    """Return the text of the one macro or materialization with this header."""
    kind = header.split()[0]
    block = re.compile(
        rf"{{%-?\s*{header}(?!\w).*?%}}.*?{{%-?\s*end{kind}\s*-?%}}", re.DOTALL
    )
    found = [
        match[0]
        for folder in folders
        for file in sorted(folder.rglob("*.sql"))
        for match in block.finditer(file.read_text(encoding="utf-8"))
    ]
    assert len(found) == 1, f"{len(found)} texts of {header} in {folders}"
    return found[0] + "\n"


@pytest.mark.parametrize(("header", "name"), (OVERRIDES | ASKING).items())
def test_dbts_own_macro_has_not_changed(header: str, name: str) -> None:
    """If it has, a new version of dbt can do what ours does not, without a word.

    Read the difference, take over what matters, and keep the new text.
    """
    kept = (KEPT / f"{name}.txt").read_text(encoding="utf-8")
    installed = text_of(header, UPSTREAMS)
    difference = difflib.unified_diff(
        kept.splitlines(), installed.splitlines(), "kept", "installed", lineterm=""
    )
    assert installed == kept, "\n".join(difference)


def test_every_override_is_watched() -> None:
    """If not, one more copy of dbt's code grows old unseen."""
    text = "".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "macros" / "dbt_overrides").glob("*.sql")
    )
    headers = {
        " ".join(words)
        for words in re.findall(r"{%-?\s*(macro|materialization)\s+(\w+)", text)
    }
    theirs = {
        " ".join(words)
        for folder in UPSTREAMS
        for file in folder.rglob("*.sql")
        for words in re.findall(
            r"{%-?\s*(macro|materialization)\s+(\w+)", file.read_text(encoding="utf-8")
        )
    }
    assert headers & theirs == OVERRIDES.keys() | WRAPPED
