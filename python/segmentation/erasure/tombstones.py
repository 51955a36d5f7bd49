"""Who was erased, as keyed hashes, and what proves it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime

from segmentation.erasure.pseudonyms import pads, pseudonym
from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse, sql_text

SUFFIX = "privacy"
ERASED = "erased_customers"
PENDING = "pending_terms"
# Its hash tells whether the key is still the one of the first erasure.
CHECKED = "the key is the same"
TABLES = {
    ERASED: "pseudonym text, erased_at timestamp",
    "erasures": (
        "pseudonym text, finished_at timestamp, destinations text,"
        " count_raw_rows bigint, is_published boolean, count_columns bigint,"
        " count_hits bigint, note text"
    ),
    # What is searched for, until nothing of it is left.
    PENDING: "pseudonym text, kind text, term text",
}
KEY = {
    "duckdb": (
        "create table if not exists {0}.pseudonym_key (inner_pad blob, outer_pad blob)",
        "create macro if not exists {0}.pseudonym(given) as (select sha256(outer_pad"
        " || unhex(sha256(inner_pad || encode(given)))) from {0}.pseudonym_key)",
        "insert into {0}.pseudonym_key values (unhex('{1}'), unhex('{2}'))",
    ),
    "postgres": (
        "create table if not exists {0}.pseudonym_key (inner_pad bytea,"
        " outer_pad bytea)",
        "create or replace function {0}.pseudonym(given text) returns text"
        " language sql stable as $$ select encode(sha256(outer_pad || sha256(inner_pad"
        " || convert_to(given, 'UTF8'))), 'hex') from {0}.pseudonym_key $$;"
        " revoke all on schema {0} from public",
        "insert into {0}.pseudonym_key values (decode('{1}', 'hex'),"
        " decode('{2}', 'hex'))",
    ),
}


def privacy_schema(warehouse: Warehouse) -> str:
    """Return the schema that only the role which builds may read."""
    return f"{warehouse.schema}_{SUFFIX}"


def prepare(warehouse: Warehouse, key: str) -> None:
    """Make the tables and the function ``pseudonym``, and keep the key's pads.

    Raises
    ------
    InputError
        If the key is another one than before: earlier erasures would be forgotten.
    """
    schema = privacy_schema(warehouse)
    place = warehouse.name(schema)
    make_key, make_function, fill = KEY[warehouse.engine]
    statements = [f"create schema if not exists {place}"]
    statements += [
        f"create table if not exists {warehouse.name(schema, name)} ({columns})"
        for name, columns in TABLES.items()
    ]
    statements += [make_key.format(place), make_function.format(place)]
    warehouse.execute("; ".join(statements))
    known = warehouse.rows(f"select 1 from {place}.pseudonym_key")
    if not known:
        inner, outer = (one.hex() for one in pads(key))
        warehouse.execute(fill.format(place, inner, outer))
    ((hashed,),) = warehouse.rows(f"select {place}.pseudonym({sql_text(CHECKED)})")
    if hashed != pseudonym(key, CHECKED):
        raise InputError(
            "SEGMENTATION_PSEUDONYM_KEY is another key than in the erasures before, "
            "which it would forget; set the former one."
        )


def entomb(
    warehouse: Warehouse,
    key: str,
    name: str,
    ids: Iterable[str],
    terms: Mapping[str, Collection[str]],
    now: datetime,
) -> None:
    """Remember ids as erased, and for now what is to be searched for.

    Parameters
    ----------
    warehouse
        Open warehouse.
    key
        The secret.
    name
        The pseudonym of the person.
    ids
        All ids of the person.
    terms
        Kind to texts, such as ids, addresses and ids of orders.
    now
        The instant, UTC.
    """
    schema = privacy_schema(warehouse)
    erased, pending = (warehouse.name(schema, one) for one in (ERASED, PENDING))
    at = f"cast('{now:%Y-%m-%d %H:%M:%S}' as timestamp)"
    statements = []
    for one in sorted(ids):
        hashed = sql_text(pseudonym(key, one))
        statements.append(
            f"insert into {erased} select {hashed}, {at}"
            f" where not exists (select 1 from {erased} where pseudonym = {hashed})"
        )
    for kind, texts in terms.items():
        for term in sorted(texts):
            values = ", ".join(map(sql_text, (name, kind, term)))
            statements.append(
                f"insert into {pending} select {values} where not exists (select 1"
                f" from {pending} where pseudonym = {sql_text(name)}"
                f" and kind = {sql_text(kind)} and term = {sql_text(term)})"
            )
    warehouse.execute("; ".join(statements))


def pending_terms(warehouse: Warehouse, name: str) -> dict[str, set[str]]:
    """Return kind to texts of an erasure that was begun and not finished."""
    relation = warehouse.name(privacy_schema(warehouse), PENDING)
    rows = warehouse.rows(
        f"select kind, term from {relation} where pseudonym = {sql_text(name)}"
    )
    found: dict[str, set[str]] = {}
    for kind, term in rows:
        found.setdefault(kind, set()).add(term)
    return found


def excluded_of(
    warehouse: Warehouse,
) -> Callable[[Collection[str], Mapping[str, str | None]], set[str]] | None:
    """Return a function of ids that returns the erased ones; None if none is."""
    schema = privacy_schema(warehouse)
    if ERASED not in warehouse.table_names(schema):
        return None
    rows = warehouse.rows(f"select pseudonym from {warehouse.name(schema, ERASED)}")
    erased = {one for (one,) in rows}
    if not erased:
        return None
    place = warehouse.name(schema)

    def excluded(ids: Collection[str], _: Mapping[str, str | None]) -> set[str]:
        values = ", ".join(f"({sql_text(one)})" for one in sorted(ids))
        if not values:
            return set()
        found = warehouse.rows(
            f"select given, {place}.pseudonym(given) from (values {values})"
            " as listed (given)"
        )
        return {one for one, hashed in found if hashed in erased}

    return excluded
