"""The raw rows of a customer: what is ours to delete, and what is the shop's."""

from collections.abc import Collection, Iterable

from segmentation.erasure.places import Place
from segmentation.warehouse.base import Warehouse, sql_text

# The columns that say whose a row is, where a table has them.
OF_PERSON = ("customer_id", "alias_id", "merged_into")


def deletions(
    warehouse: Warehouse,
    places: Iterable[Place],
    ids: Collection[str],
    orders: Collection[str],
) -> list[tuple[str, str]]:
    """Return relation and condition of the rows to delete.

    Parameters
    ----------
    warehouse
        Open warehouse.
    places
        The tables of the raw schema.
    ids
        The ids of the person.
    orders
        The ids of their orders, whose lines and returns name no customer.
    """
    found = []
    for place in places:
        parts = [
            f"cast({column} as text) in ({_listed(ids)})"
            for column in OF_PERSON
            if column in place.columns
        ]
        if "order_id" in place.columns and orders:
            parts.append(f"cast(order_id as text) in ({_listed(orders)})")
        if parts:
            found.append((place.relation(warehouse), " or ".join(parts)))
    return found


def _listed(texts: Collection[str]) -> str:
    return ", ".join(map(sql_text, sorted(texts)))
