"""Where a person is in the tables of the project: found, replaced, deleted.

A column is searched for what it means. An id of a customer is sought in the columns
that bear ids of customers, an id of an order in those of orders; in texts, only what
means the same wherever it stands (``texts.is_sure``). So customer 7 is not found in
order 7, in a quantity of 7, or in customer 70.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from segmentation.erasure.texts import IDS, ORDERS, Texts
from segmentation.erasure.tombstones import PENDING
from segmentation.warehouse.base import Warehouse, quoted, sql_text

# The columns that say whose a row is: such a row goes as a whole.
OF_PERSON = ("customer_id", "alias_id", "merged_into")
# Others with an id of a customer in them.
WITH_ID = ("named_id", "member_key")
# `member` of a measure bears one where the measure is taken of customers.
MEMBER, MEASURE, OF_CUSTOMERS = "member", "measure", "_of_customer"
TEXTS = ("character varying", "varchar", "text", "character", "user-defined")
JSONS = ("json", "jsonb")
# Only empty can stand there instead.
NESTED = ("struct", "map", "union", "array", "variant", "xml")
FRACTIONS = ("double", "double precision", "float", "real", "numeric", "decimal")
# Rows that stay under another name: numbers of customers must not change.
KEPT = ("_history",)
KEPT_TABLES = ("experiment_assignments",)
VALUES_PER_STATEMENT = 200
# What follows the target's schema in the names of the others; in a project that has
# this one as a package, `segmentation` stands before it.
SUFFIXES = (
    *("staging", "intermediate", "boards", "reference", "published", "live"),
    *("activation", "privacy", "crm"),
)


@dataclass(frozen=True)
class Column:
    """A column in which a person could be.

    Parameters
    ----------
    name
        Its name.
    kind
        Its type in lower case, without digits.
    """

    name: str
    kind: str

    @property
    def bears(self) -> str | None:
        """The kind of its ids, if it has any that are sought."""
        name = self.name.lower()
        if name.endswith("customer_id") or name in (*OF_PERSON, *WITH_ID, MEMBER):
            return IDS
        return ORDERS if name.endswith("order_id") else None

    @property
    def is_text(self) -> bool:
        """Whether an address could stand in it."""
        return self.kind in (*TEXTS, *JSONS) or self.is_nested

    @property
    def is_nested(self) -> bool:
        """Whether it holds several values."""
        return self.kind.startswith(NESTED) or self.kind.endswith("[]")

    @property
    def text(self) -> str:
        """Its value as text, as SQL; an id that is a float as a whole number."""
        name = quoted(self.name)
        if self.kind in FRACTIONS:
            is_finite = f"cast({name} as double precision) between -1e37 and 1e37"
            name = f"case when {is_finite} then cast({name} as numeric(38, 0)) end"
        return f"cast({name} as text)"

    def literal(self, value: str | None) -> str:
        """Return a value for it as SQL; null where it takes no text."""
        if value is None or not self.is_text or self.is_nested:
            return "null"
        is_json = self.kind in JSONS
        return f"cast({sql_text(value)} as {self.kind if is_json else 'text'})"


@dataclass(frozen=True)
class Place:
    """A table with the columns in which a person could be."""

    schema: str
    table: str
    columns: tuple[Column, ...]
    has_measure: bool = False

    def relation(self, warehouse: Warehouse) -> str:
        """Return the name as SQL needs it."""
        return warehouse.name(self.schema, self.table)

    @property
    def is_kept(self) -> bool:
        """Whether rows are renamed and not deleted."""
        return self.table.endswith(KEPT) or self.table in KEPT_TABLES

    @property
    def names(self) -> set[str]:
        """The names of its columns."""
        return {column.name for column in self.columns}

    def column(self, name: str) -> Column:
        """Return a column by its name."""
        return next(one for one in self.columns if one.name == name)

    def bearing(self, column: Column, terms: Mapping[str, Collection[str]]) -> str:
        """Return the condition that a column is an id of the person; "" if never."""
        ids = terms.get(column.bears or "", ())
        is_other_member = column.name == MEMBER and not self.has_measure
        if not ids or is_other_member:
            return ""
        found = f"{column.text} in ({', '.join(map(sql_text, sorted(ids)))})"
        if column.name == MEMBER:
            found += f" and position('{OF_CUSTOMERS}' in {MEASURE}) > 0"
        return found

    def owned(self, terms: Mapping[str, Collection[str]]) -> str:
        """Return the condition that a row goes as a whole; "" if none does.

        A row is of a customer; where it names none, it is of an order.
        """
        people = [one for one in self.columns if one.name in OF_PERSON]
        others = [one for one in self.columns if one.bears == ORDERS]
        parts = [self.bearing(one, terms) for one in people or others]
        return "" if self.is_kept else " or ".join(filter(None, parts))


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
    found: dict[tuple[str, str], list[Column]] = {}
    for schema, table, name, kind in rows:
        plain = kind if kind.endswith("[]") else kind.split("(")[0]
        found.setdefault((schema, table), []).append(Column(name, plain))
    places = []
    for (schema, table), columns in found.items():
        sought = tuple(one for one in columns if one.bears or one.is_text)
        has_measure = MEASURE in {one.name for one in columns}
        if sought and table != PENDING:
            places.append(Place(schema, table, sought, has_measure))
    return places


def schemas_of(warehouse: Warehouse) -> list[str]:
    """Return the schemas that the project writes, without the raw one.

    Others that begin alike, such as those of another target, are not among them.
    """
    rows = warehouse.rows("select schema_name from information_schema.schemata")
    parts = ["", "segmentation", *SUFFIXES, *(f"segmentation_{s}" for s in SUFFIXES)]
    ours = {f"{warehouse.schema}_{part}".rstrip("_") for part in parts}
    return sorted(ours & {name for (name,) in rows})


def hits(
    warehouse: Warehouse,
    places: Iterable[Place],
    terms: Mapping[str, Collection[str]],
) -> Iterator[tuple[Place, Column]]:
    """Yield each column in which the person is."""
    texts = Texts(terms)
    for place in places:
        for column, has_id, has_text in _looked_at(warehouse, place, terms, texts):
            if has_id or has_text and _found(warehouse, place, column, texts):
                yield place, column


def removal(
    warehouse: Warehouse,
    places: Iterable[Place],
    terms: Mapping[str, Collection[str]],
    tokens: Mapping[str, str],
) -> list[str]:
    """Return the statements that take a person out of tables.

    Rows of the customer are deleted; in histories they get a random name. Of rows
    that are of others, an id is emptied, and what a text says of the person replaced.

    Parameters
    ----------
    warehouse
        Open warehouse.
    places
        The tables.
    terms
        Kind to texts: ids, addresses and ids of orders.
    tokens
        Id to the random name in histories.
    """
    texts = Texts(terms, tokens)
    statements = []
    for place in places:
        relation = place.relation(warehouse)
        if owned := place.owned(terms):
            statements.append(f"delete from {relation} where {owned}")
        for column, has_id, has_text in _looked_at(warehouse, place, terms, texts):
            name = quoted(column.name)
            if has_id:
                condition = place.bearing(column, terms)
                statements.append(
                    f"update {relation} set {name} ="
                    f" {_renamed(place, column, tokens)} where {condition}"
                )
            if has_id and column.name == OF_PERSON[0] and "dbt_scd_id" in place.names:
                # The key of a snapshot is a hash of the id without any secret.
                renamed = ", ".join(map(sql_text, tokens.values()))
                statements.append(
                    f"update {relation} set dbt_scd_id = md5(customer_id"
                    " || cast(dbt_valid_from as text) || dbt_scd_id)"
                    f" where customer_id in ({renamed})"
                )
            found = _found(warehouse, place, column, texts) if has_text else {}
            values = list(found.items())
            for start in range(0, len(values), VALUES_PER_STATEMENT):
                piece = values[start : start + VALUES_PER_STATEMENT]
                cases = " ".join(
                    f"when {sql_text(one)} then {column.literal(new)}"
                    for one, new in piece
                )
                listed = ", ".join(sql_text(one) for one, _ in piece)
                statements.append(
                    f"update {relation} set {name} = case {column.text} {cases} end"
                    f" where {column.text} in ({listed})"
                )
    return statements


def _renamed(place: Place, column: Column, tokens: Mapping[str, str]) -> str:
    """Return the new id of a row that stays: a random name, or nothing."""
    if column.bears != IDS or not column.is_text or not place.is_kept:
        return "null"
    cases = " ".join(
        f"when {sql_text(one)} then {sql_text(token)}" for one, token in tokens.items()
    )
    return f"case {column.text} {cases} end"


def _looked_at(
    warehouse: Warehouse,
    place: Place,
    terms: Mapping[str, Collection[str]],
    texts: Texts,
) -> list[tuple[Column, int, int]]:
    """Return columns with how many rows are, and how many may name, the person."""
    counted = []
    for column in place.columns:
        has_id = place.bearing(column, terms) or "false"
        has_text = texts.condition(column.text) if column.is_text else "false"
        counted += [has_id, f"not coalesce({has_id}, false) and ({has_text})"]
    listed = ", ".join(f"count(*) filter (where {one})" for one in counted)
    [counts] = warehouse.rows(f"select {listed} from {place.relation(warehouse)}")
    pairs = zip(place.columns, counts[::2], counts[1::2], strict=True)
    return [one for one in pairs if one[1] or one[2]]


def _found(
    warehouse: Warehouse, place: Place, column: Column, texts: Texts
) -> dict[str, str]:
    """Return text to what stands there instead, of the texts that have the person.

    An id of something else that is written as one of the person's is none.
    """
    rows = warehouse.rows(
        f"select distinct {column.text} from {place.relation(warehouse)}"
        f" where {texts.condition(column.text)}"
    )
    changed = {text: texts.replaced(text) for (text,) in rows}
    is_id = column.name.lower().endswith("_id") or column.bears
    return {
        text: new
        for text, new in changed.items()
        if new != text and not (is_id and "@" not in text and texts.is_whole(text))
    }
