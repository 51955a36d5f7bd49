"""An apostrophe, a semicolon or a brace is text wherever it stands, never SQL."""

import ast
import re

from hostile.world import HOSTILE
from support.project import ROOT, Warehouses


def test_hostile_texts_give_the_rows_of_tame_ones(
    engine: str, built: Warehouses
) -> None:
    """A customer called O'Brien stops a build, or is another customer afterwards."""
    query = "select * from segmentation.customer_features order by customer_id"
    hostile = built(engine, "hostile").query(query)
    tame = built(engine, "tiny").query(query)
    tamed = [[tamed_value(one) for one in row] for row in hostile.to_numpy()]
    assert len(tame.index)
    assert tamed == tame.to_numpy().tolist()


def tamed_value(value: object) -> object:
    """Return a value without its hostile end."""
    return value.removesuffix(HOSTILE) if isinstance(value, str) else value


def test_no_variable_is_pasted_into_a_text_of_sql() -> None:
    """Only `text_literal` knows how a text ends; numbers stand without quotes."""
    pasted = [
        f"{file.relative_to(ROOT)}: {found}"
        for folder in ("macros", "models", "tests", "snapshots")
        for file in (ROOT / folder).rglob("*.sql")
        for found in re.findall(r"'\{\{\s*\(?var\(.(\w+)", file.read_text())
        if not re.search(rf"interval '\{{\{{ var\(.{found}", file.read_text())
        and found not in NUMBERS
    ]
    assert not pasted


# In sentences; settings.yml accepts nothing but a number.
NUMBERS = {"keep_tolerance"}


def test_python_writes_texts_of_sql_in_one_place() -> None:
    """A name between quotes of an f-string is SQL as soon as it has an apostrophe."""
    pasted = []
    for file in (ROOT / "python").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.JoinedStr) and opens_text_of_sql(node):
                pasted.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert not [place for place in pasted if place.split(":")[0] not in KNOWN]


# What they write there is of the code itself: names of tables, memory, a day.
KNOWN = {
    "python/segmentation/backfill/verdicts.py",
    "python/segmentation/publish/published_run.py",
    "python/segmentation/publish/postgres_schema.py",
    "python/segmentation/warehouse/duckdb.py",
}


def opens_text_of_sql(node: ast.JoinedStr) -> bool:
    """Whether a value stands between apostrophes in what reads like SQL."""
    parts = [
        part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
    ]
    text = "".join(map(str, parts))
    return "'{}'" in text and bool(
        re.search(r"\b(select|from|insert|create|set|copy|attach)\b", text)
    )
