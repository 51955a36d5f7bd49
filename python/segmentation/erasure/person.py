"""What belongs to a customer: other ids, addresses, orders."""

from collections.abc import Iterable, Sequence

from segmentation.activation.addresses import hashed, normalised
from segmentation.erasure.places import Place
from segmentation.erasure.texts import ADDRESSES, IDS, ORDERS
from segmentation.warehouse.base import Warehouse, sql_text

ALIASES = "customer_aliases"
CUSTOMER, ORDER = "customer_id", "order_id"


def terms_of(
    warehouse: Warehouse, tables: Sequence[Place], customer_id: str
) -> dict[str, set[str]]:
    """Return what is to be searched for: ids, addresses and ids of orders.

    Accounts that were merged with the customer are the same person. An order or an
    address that another customer has, too, is not theirs alone and stays there.

    Parameters
    ----------
    warehouse
        Open warehouse.
    tables
        The raw tables.
    customer_id
        Any id of the person.
    """
    ids = _ids(warehouse, tables, customer_id)
    addresses: set[str] = set()
    orders: set[str] = set()
    for place in tables:
        if CUSTOMER not in place.names:
            continue
        if place.table == "customers" and "email" in place.names:
            theirs = _values(warehouse, place, "email", ids)
            shared = _shared(warehouse, place, "email", theirs, ids)
            addresses = {one for one in theirs if one.lower() not in shared}
        if place.table == "orders" and ORDER in place.names:
            theirs = _values(warehouse, place, ORDER, ids)
            shared = _shared(warehouse, place, ORDER, theirs, ids)
            orders = {one for one in theirs if one.lower() not in shared}
    plain = {normalised(one) for one in addresses} - {None}
    google = {normalised(one, "google") for one in addresses} - {None}
    hashes = {hashed(one) for one in plain | google}
    return {IDS: ids, ADDRESSES: addresses | plain | hashes, ORDERS: orders}


def _ids(warehouse: Warehouse, tables: Sequence[Place], customer_id: str) -> set[str]:
    pairs = [
        pair
        for place in tables
        if place.table == ALIASES
        for pair in warehouse.rows(
            f"select {place.column('alias_id').text}, {place.column(CUSTOMER).text}"
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
    rows = warehouse.rows(
        f"select distinct {place.column(column).text} from"
        f" {place.relation(warehouse)}"
        f" where {place.column(CUSTOMER).text} in ({_listed(ids)})"
    )
    return {value for (value,) in rows if value}


def _shared(
    warehouse: Warehouse,
    place: Place,
    column: str,
    values: Iterable[str],
    ids: Iterable[str],
) -> set[str]:
    """Return those of some values, in lower case, that another customer has, too."""
    value = f"lower({place.column(column).text})"
    rows = warehouse.rows(
        f"select distinct {value} from {place.relation(warehouse)}"
        f" where {value} in ({_listed(one.lower() for one in values)})"
        f" and {place.column(CUSTOMER).text} not in ({_listed(ids)})"
    )
    return {value for (value,) in rows}


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(map(sql_text, sorted(texts))) or "null"
