"""Names in histories of customers who are gone for longer than they may be kept."""

import secrets
from collections.abc import Iterable, Mapping

from segmentation.activation.members import pieces
from segmentation.erasure.places import columns_of
from segmentation.erasure.texts import IDS
from segmentation.warehouse.base import Warehouse, quoted, sql_text

HISTORY = "customer_segment_history"
# The columns in which histories name a customer.
NAMES = ("customer_id", "member")
IDS_PER_STATEMENT = 500


def rename_expired(warehouse: Warehouse, days: int) -> int:
    """Give random names to customers who left that long ago; return how many.

    They left when their last stay ended, measured at the newest day of the history.
    Numbers of the past stay as they are.

    Parameters
    ----------
    warehouse
        Open warehouse.
    days
        How long a customer who has left keeps the id.
    """
    if HISTORY not in warehouse.table_names(warehouse.schema):
        return 0
    ids = _expired(warehouse, days)
    tokens = {one: f"erased:{secrets.token_hex(8)}" for one in ids}
    statements = [
        statement
        for piece in pieces(ids, IDS_PER_STATEMENT)
        for statement in _renaming(warehouse, {one: tokens[one] for one in piece})
    ]
    if statements:
        warehouse.execute("; ".join(statements))
    return len(ids)


def _expired(warehouse: Warehouse, days: int) -> list[str]:
    history = warehouse.name(warehouse.schema, HISTORY)
    rows = warehouse.rows(
        f"with newest as (select max(dbt_valid_from) as day from {history})"
        f" select history.customer_id from {history} as history cross join newest"
        " where history.customer_id not like 'erased:%' group by 1"
        " having count(*) filter (where history.dbt_valid_to is null) = 0"
        " and max(history.dbt_valid_to)"
        f" < max(newest.day) - interval '1' day * {int(days)}"
        " order by 1"
    )
    return [customer_id for (customer_id,) in rows]


def _renaming(warehouse: Warehouse, tokens: Mapping[str, str]) -> Iterable[str]:
    values = ", ".join(
        f"({sql_text(one)}, {sql_text(token)})" for one, token in tokens.items()
    )
    for place in columns_of(warehouse, [warehouse.schema]):
        for column in set(NAMES) & place.names if place.is_kept else ():
            name = quoted(column)
            is_snapshot = "dbt_scd_id" in place.names
            # The key of a snapshot is a hash of the id without any secret.
            key = ", dbt_scd_id = md5(token || dbt_scd_id)" if is_snapshot else ""
            ids = {IDS: tokens.keys()}
            bears_one = place.bearing(place.column(column), ids)
            if bears_one:
                yield (
                    f"update {place.relation(warehouse)} as kept"
                    f" set {name} = token{key}"
                    f" from (values {values}) as renamed (id, token)"
                    f" where kept.{name} = renamed.id and {bears_one}"
                )
