"""Every text in the schemas of the project: found, replaced, deleted."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from segmentation.erasure.tombstones import PENDING
from segmentation.warehouse.base import Warehouse, quoted, sql_text

# Texts, and ids of any type; other columns cannot hold a name or an address.
TEXTS = ("character varying", "varchar", "text", "character", "json", "jsonb", "uuid")
# A text as short as this, or a number, also stands in sentences by chance.
SHORTEST_WORD = 5
# Rows that stay under another name: numbers of customers must not change.
KEPT = ("_history",)
KEPT_TABLES = ("experiment_assignments",)


@dataclass(frozen=True)
class Place:
    """A table with the columns in which a person could be.

    Parameters
    ----------
    schema, table
        Its name.
    columns
        Names of its text columns and ids.
    """

    schema: str
    table: str
    columns: tuple[str, ...]

    def relation(self, warehouse: Warehouse) -> str:
        """Return the name as SQL needs it."""
        return warehouse.name(self.schema, self.table)

    @property
    def is_kept(self) -> bool:
        """Whether rows are renamed and not deleted."""
        return self.table.endswith(KEPT) or self.table in KEPT_TABLES


def schemas_of(warehouse: Warehouse) -> list[str]:
    """Return the schemas that the project writes, without the raw one."""
    rows = warehouse.rows(
        "select schema_name from information_schema.schemata"
        f" where schema_name = {sql_text(warehouse.schema)}"
        f" or starts_with(schema_name, {sql_text(warehouse.schema + '_')})"
    )
    return sorted({name for (name,) in rows})


def columns_of(warehouse: Warehouse, schemas: Iterable[str]) -> list[Place]:
    """Return the tables of schemas, without views, with their texts and ids."""
    listed = ", ".join(map(sql_text, schemas)) or "null"
    rows = warehouse.rows(
        "select tables.table_schema, tables.table_name, columns.column_name,"
        " lower(columns.data_type)"
        " from information_schema.tables as tables"
        " inner join information_schema.columns as columns"
        " on tables.table_catalog = columns.table_catalog"
        " and tables.table_schema = columns.table_schema"
        " and tables.table_name = columns.table_name"
        f" where tables.table_schema in ({listed})"
        " and tables.table_type = 'BASE TABLE'"
        " and tables.table_catalog = current_database()"
        " order by 1, 2, columns.ordinal_position"
    )
    found: dict[tuple[str, str], list[str]] = {}
    for schema, table, column, kind in rows:
        columns = found.setdefault((schema, table), [])
        if kind.split("(")[0] in TEXTS or column.endswith("_id"):
            columns.append(column)
    return [Place(*name, tuple(columns)) for name, columns in found.items() if columns]


def hits(
    warehouse: Warehouse, places: Iterable[Place], terms: Collection[str]
) -> Iterator[tuple[Place, str, int]]:
    """Yield each column in which a text is found, and in how many rows."""
    for place in places:
        if place.table == PENDING:
            continue
        counted = ", ".join(
            f"count(*) filter (where {_has(column, terms)})" for column in place.columns
        )
        [counts] = warehouse.rows(f"select {counted} from {place.relation(warehouse)}")
        for column, count in zip(place.columns, counts, strict=True):
            if count:
                yield place, column, count


def removal(
    warehouse: Warehouse,
    places: Iterable[Place],
    tokens: Mapping[str, str],
    terms: Collection[str],
) -> list[str]:
    """Return the statements that take a person out of tables.

    Rows of the customer are deleted; in histories they get a random name. What a
    sentence says of an id or an address is replaced.

    Parameters
    ----------
    warehouse
        Open warehouse.
    places
        The tables.
    tokens
        Id to the random name in histories.
    terms
        All texts to be replaced.
    """
    statements = []
    ids = ", ".join(map(sql_text, tokens))
    for place in places:
        relation = place.relation(warehouse)
        if place.table == PENDING:
            continue
        if "customer_id" in place.columns and not place.is_kept:
            statements.append(
                f"delete from {relation} where cast(customer_id as text) in ({ids})"
            )
    for place, column, _ in hits(warehouse, places, [*terms, *tokens]):
        if column == "customer_id" and not place.is_kept:
            continue
        relation = place.relation(warehouse)
        name = quoted(column)
        statements.append(
            f"update {relation} set {name} = {_without(name, tokens, terms)}"
            f" where {_has(column, [*terms, *tokens])}"
        )
        if column == "customer_id" and "dbt_scd_id" in place.columns:
            # The key of a snapshot is a hash of the id without any secret.
            statements.append(
                f"update {relation} set dbt_scd_id = md5(cast(customer_id as text)"
                " || cast(dbt_valid_from as text) || dbt_scd_id)"
                f" where customer_id in ({', '.join(map(sql_text, tokens.values()))})"
            )
    return statements


def words(terms: Iterable[str]) -> list[str]:
    """Return the texts that do not stand in a sentence by chance."""
    return sorted(
        term for term in terms if len(term) >= SHORTEST_WORD and not term.isdigit()
    )


def _has(column: str, terms: Collection[str]) -> str:
    given = f"lower(cast({quoted(column)} as text))"
    lowered = sorted({term.lower() for term in terms})
    listed = ", ".join(map(sql_text, lowered))
    parts = [f"{given} in ({listed})"]
    parts += [f"position({sql_text(term)} in {given}) > 0" for term in words(lowered)]
    return f"({' or '.join(parts)})"


def _without(name: str, tokens: Mapping[str, str], terms: Collection[str]) -> str:
    changed = f"cast({name} as text)"
    for term in words(set(terms) - set(tokens)):
        changed = f"replace({changed}, {sql_text(term)}, 'erased')"
    for one in words(tokens):
        changed = f"replace({changed}, {sql_text(one)}, {sql_text(tokens[one])})"
    cases = "".join(
        f" when {sql_text(one)} then {sql_text(token)}" for one, token in tokens.items()
    )
    others = ", ".join(map(sql_text, sorted(set(terms) - set(tokens))))
    exact = f" when cast({name} as text) in ({others}) then null" if others else ""
    return (
        f"case{exact} else case cast({name} as text){cases} else {changed} end end"
        if exact
        else f"case cast({name} as text){cases} else {changed} end"
    )
