"""What belongs to a customer: other ids, addresses, orders."""

from collections.abc import Iterable

from segmentation.activation.addresses import hashed, normalised
from segmentation.erasure.places import Place, columns_of
from segmentation.warehouse.base import Warehouse, quoted, sql_text

IDS, ADDRESSES, ORDERS = "id", "address", "order"
ALIASES = "customer_aliases"


def terms_of(
    warehouse: Warehouse, raw_schema: str, customer_id: str
) -> dict[str, set[str]]:
    """Return what is to be searched for: ids, addresses and ids of orders.

    Accounts that were merged with the customer are the same person.
    """
    tables = columns_of(warehouse, [raw_schema])
    ids = _ids(warehouse, tables, customer_id)
    addresses = set()
    orders = set()
    for place in tables:
        if place.table == "customers" and "email" in place.columns:
            addresses |= _values(warehouse, place, "email", ids)
        if place.table in ("orders", "returns") and "order_id" in place.columns:
            orders |= _values(warehouse, place, "order_id", ids)
    plain = {normalised(one) for one in addresses} - {None}
    google = {normalised(one, "google") for one in addresses} - {None}
    hashes = {hashed(one) for one in plain | google}
    return {IDS: ids, ADDRESSES: addresses | plain | hashes, ORDERS: orders}


def _ids(warehouse: Warehouse, tables: list[Place], customer_id: str) -> set[str]:
    pairs = [
        pair
        for place in tables
        if place.table == ALIASES
        for pair in warehouse.rows(
            f"select cast(alias_id as text), cast(customer_id as text)"
            f" from {place.relation(warehouse)}"
        )
    ]
    ids = {customer_id}
    while True:
        found = {one for pair in pairs if ids & set(pair) for one in pair if one}
        if found <= ids:
            return ids
        ids |= found


def _values(
    warehouse: Warehouse, place: Place, column: str, ids: Iterable[str]
) -> set[str]:
    if "customer_id" not in place.columns:
        return set()
    listed = ", ".join(map(sql_text, sorted(ids)))
    rows = warehouse.rows(
        f"select distinct cast({quoted(column)} as text) from"
        f" {place.relation(warehouse)} where cast(customer_id as text) in ({listed})"
    )
    return {value for (value,) in rows if value}
