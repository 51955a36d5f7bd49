"""Faults of tables and columns, all at once, and the tables as they can be read."""

from collections.abc import Iterator, Mapping
from typing import Any

from segmentation.check.macros import Project
from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse

# Of the value of a column (as text) and the type that it should have.
CAN_BE_READ = {
    "duckdb": "try_cast({value} as {type}) is not null",
    "postgres": "pg_input_is_valid({value}, '{type}')",
}


def faults_of_expressions(
    warehouse: Warehouse,
    project: Project,
    mapped: Mapping[str, Mapping[str, Any]],
) -> list[str]:
    """Return a sentence for each expression or condition that cannot be computed.

    Those are taken out of ``mapped``, so that all else can be looked at.

    Parameters
    ----------
    warehouse
        Where the tables are.
    project
        The macros, whose variable ``raw_tables`` is ``mapped``.
    mapped
        The variable, which may be changed.
    """
    given = {name: dict(table or {}) for name, table in mapped.items()}
    for table in mapped.values():
        (table or {}).update(columns={}, where=None)
    places = {
        name: table.relation if not isinstance(table, dict) else table["relation"]
        for name, table in project.call("raw_tables").items()
        if table["names"]
    }
    faults = []
    for name, table in given.items():
        rows, columns = str(places.get(name, "")), dict(table.get("columns") or {})
        where = table.get("where")
        if rows and where:
            said = warehouse.fault_of(f"select 1 from {rows} where {where} limit 1")
            if said:
                faults.append(f"raw_tables.{name}.where is {where}: {said}.")
            else:
                mapped[name]["where"] = where
                rows = f"(select * from {rows} where {where}) as {name}"
        for column, expression in columns.items():
            said = _fault_of(warehouse, rows, expression)
            if said:
                place = f"raw_tables.{name}.columns.{column}"
                faults.append(f"{place} is {expression}: {said}.")
                columns[column] = None
        if name in mapped and mapped[name] is not None:
            mapped[name]["columns"] = columns
    return faults


def _fault_of(warehouse: Warehouse, rows: str, expression: object) -> str:
    """Return why an expression fails on some row; plain names are looked up later."""
    text = str(expression)
    is_name = text.replace("_", "").replace(" ", "").replace('"', "").isalnum()
    if expression is None or not rows or (is_name and not text[0].isdigit()):
        return ""
    # Each row is computed: a cast may fail on one of them.
    return warehouse.fault_of(f"select max(cast(({text}) as text)) from {rows}")


def faults_of_columns(
    warehouse: Warehouse, project: Project, tables: Mapping[str, dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Yield table and sentence that a build would stop with; take such columns out.

    Parameters
    ----------
    warehouse
        Where the tables are.
    project
        The macros.
    tables
        What ``raw_tables`` says; a faulty column is read as missing afterwards.
    """
    for name, table in tables.items():
        whole = [*project.call("check_raw_columns", {**table, "columns": []})]
        yield from ((name, _plain(sentence)) for sentence in whole)
        if whole:
            table.update(names=[], is_missing=True)
        for column in table["columns"] if table["names"] else ():
            alone = project.call("check_raw_columns", {**table, "columns": [column]})
            for sentence in alone:
                yield name, _plain(sentence) + _unreadable(warehouse, table, column)
            if alone:
                column["found"] = []
        # From now on a table that is missing is an empty one.
        table["must_exist"] = False
    project.answer("raw_tables", tables)
    project.answer("check_raw_columns", [])


def _unreadable(
    warehouse: Warehouse, table: dict[str, Any], column: dict[str, Any]
) -> str:
    """Return how many values of a text column its type cannot take, and one of them."""
    [raw, *others] = column["found"] or [None]
    if others or not raw or raw["kind"] != "text" or not raw["may_read"]:
        return ""
    value = f"nullif(cast({raw['name']} as text), '')"
    fits = CAN_BE_READ[warehouse.engine].format(value=value, type=column["data_type"])
    [(wrong, count, example)] = warehouse.rows(
        f"select count(*) filter (where not ({fits})), count(*),"
        f" min({value}) filter (where not ({fits}))"
        f" from {table['rows']} where {value} is not null"
    )
    if not wrong:
        return ""
    return (
        f" Of its {count:,} values {wrong:,} cannot be read as that, such as"
        f" {example[:80]!r}."
    )


def _plain(sentence: str) -> str:
    return sentence.replace('"', "")


def fault_of_rates(project: Project) -> list[str]:
    """Return the sentence that a build would stop with because of the rates."""
    try:
        project.call("check_exchange_rates")
    except InputError as error:
        return [error.message]
    return []
