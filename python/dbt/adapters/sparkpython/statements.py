"""Split SQL into statements: Spark runs one at a time and has no transaction."""

import re
from collections.abc import Iterator

# Texts, quoted names and comments, in which a semicolon ends nothing.
_PARTS = re.compile(
    r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|--[^\n]*|/\*.*?\*/|;",
    re.DOTALL,
)
_COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_NOTHING = {"", "begin", "commit", "rollback"}


def statements_of(sql: str) -> list[str]:
    """Return the statements that Spark has to run, in order.

    Parameters
    ----------
    sql
        Statements with semicolons between them. Those of a transaction are left out,
        as dbt-spark leaves them out of what dbt asks of it.

    Examples
    --------
    >>> statements_of("begin; insert into a values (';'); commit;")
    ["insert into a values (';')"]
    """
    return [
        statement
        for statement in map(str.strip, _split(sql))
        if _COMMENTS.sub("", statement).strip().lower() not in _NOTHING
    ]


def _split(sql: str) -> Iterator[str]:
    start = 0
    for part in _PARTS.finditer(sql):
        if part.group() == ";":
            yield sql[start : part.start()]
            start = part.end()
    yield sql[start:]
