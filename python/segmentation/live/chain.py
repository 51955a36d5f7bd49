"""One query put together from the SQL of the models that a build ran."""

import re
from collections.abc import Collection, Iterable, Mapping

RELATION = re.compile(r'"[^"]+"\."[^"]+"\."([^"]+)"')


def chain(
    compiled: Mapping[str, str],
    targets: Iterable[str],
    starts: Mapping[str, str],
    computed: Collection[str],
    instead: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, str]:
    """Return name to query of the models that lead to targets, each after its parents.

    Parameters
    ----------
    compiled
        Name of a model to its SQL as the build ran it.
    targets
        The models that are asked for.
    starts
        Models that are not computed, with the query that is there instead.
    computed
        Models that may be computed. One that looks at several customers would be
        wrong among the rows of one, so each is written down after a look.
    instead
        Of a model, expressions with the query that is there instead.

    Raises
    ------
    KeyError
        If a model was not compiled.
    ValueError
        If a model is asked for that may not be computed.
    """
    found: dict[str, str] = {}
    for target in targets:
        _add(compiled, target, starts, computed, instead or {}, found)
    return found


def expressions(queries: Mapping[str, str]) -> str:
    """Return queries as common table expressions, without the word ``with``."""
    return ",\n\n".join(
        f"{named(name)} as (\n{text}\n)" for name, text in queries.items()
    )


def named(model: str) -> str:
    """Return how the expression of a model is called."""
    return f"batch__{model}"


def body(text: str, name: str) -> tuple[int, int]:
    """Return where the query of a common table expression begins and ends."""
    start = re.search(rf"\b{name} as \(", text).end()
    depth, at = 1, start
    while depth:
        if text[at] == "'":
            at = text.index("'", at + 1)
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return start, at - 1


def read(text: str) -> str:
    """Return SQL without the comments by which dbt orders its models."""
    return "\n".join(
        line for line in text.split("\n") if not line.lstrip().startswith("--")
    )


def relation_of(compiled: Mapping[str, str], model: str) -> str:
    """Return the quoted name of a model's table, as another model reads it.

    Raises
    ------
    KeyError
        If no model reads it.
    """
    pattern = re.compile(rf'"[^"]+"\."[^"]+"\."{re.escape(model)}"')
    for text in compiled.values():
        if match := pattern.search(text):
            return match[0]
    raise KeyError(model)


def _add(
    compiled: Mapping[str, str],
    model: str,
    starts: Mapping[str, str],
    computed: Collection[str],
    instead: Mapping[str, Mapping[str, str]],
    found: dict[str, str],
) -> None:
    if model in found:
        return
    if model in starts:
        found[model] = starts[model]
        return
    if model not in computed:
        raise ValueError(
            f"live_segment would read {model}: add it to a list in "
            "segmentation/live and to publication.py."
        )
    text = read(compiled[model])
    for parent in dict.fromkeys(RELATION.findall(text)):
        _add(compiled, parent, starts, computed, instead, found)
    for name, query in instead.get(model, {}).items():
        start, end = body(text, name)
        text = f"{text[:start]}{query}{text[end:]}"
    found[model] = RELATION.sub(lambda match: named(match[1]), text)
