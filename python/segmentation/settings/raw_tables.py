"""Names in the variable ``raw_tables`` that the raw contract does not have."""

from collections.abc import Iterator, Mapping
from typing import Any

from segmentation.contract import Table
from segmentation.settings.sentences import near

ATTRIBUTES = "customer_attributes"


def unknown_names(
    mapped: Mapping[str, Mapping[str, Any] | None], contract: Mapping[str, Table]
) -> Iterator[str]:
    """Yield a sentence for each table or column that is none of the contract.

    Parameters
    ----------
    mapped
        The variable: table to its relation, columns and condition.
    contract
        The raw tables by name.
    """
    for name, table in mapped.items():
        if name == ATTRIBUTES:
            # Its columns are those that the variable of its name lists.
            continue
        if name not in contract:
            yield _sentence("raw_tables", name, "raw table", list(contract))
            continue
        known = [column.name for column in contract[name].columns]
        for column in (table or {}).get("columns") or {}:
            if column not in known:
                place = f"raw_tables.{name}.columns"
                yield _sentence(place, column, f"column of {name}", known)


def _sentence(place: str, name: str, kind: str, known: list[str]) -> str:
    hint = near(name, known)
    return f"{place}: {name} is no {kind}{hint}; accepted are {', '.join(known)}."
