"""The last delivery of a warehouse: copied, described, and given faults."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from segmentation.errors import InputError
from segmentation.rehearse.fault import Change, Facts, Fault
from segmentation.rehearse.graph import RATES, Graph
from segmentation.rehearse.place import Place
from segmentation.rehearse.size import Size, size_of
from segmentation.warehouse.base import Warehouse, quoted, sql_text

SIZES = "segment_sizes"
MEASURES = "source_measure_history"
# The commonest of each; null is none. Zones less than three hours from UTC show little.
COMMONEST = {
    "country": "select country from {customers} where country is not null",
    "category": "select category from {order_lines} where category is not null",
    "currency": (
        "select upper(currency) from {orders}"
        " where upper(currency) <> upper({base_currency}) and upper(currency) in"
        " (select upper(currency) from {exchange_rates})"
    ),
    "time_zone": (
        "select time_zone from {orders} where ordered_at >= {since}"
        " and ordered_at < {as_of} and time_zone in"
        " (select time_zone from {time_zones}) and abs(extract(epoch from"
        " cast({as_of} as timestamp) - cast({as_of} as timestamp)"
        " at time zone 'UTC' at time zone time_zone)) >= 3 * 3600"
    ),
    "status": (
        "select status from {orders}"
        " where replace(lower(trim(status)), '-', '_') in ({words})"
    ),
}


@dataclass(frozen=True)
class Delivery:
    """The good tables of a rehearsal, and the schema in which dbt looks for them.

    Parameters
    ----------
    place
        Where they are.
    graph
        What reads them.
    """

    place: Place
    graph: Graph

    def copy(self) -> None:
        """Copy the delivery and the ledgers; the warehouse is free afterwards."""
        with self.place.beside_the_warehouse() as warehouse:
            warehouse.execute(f"create schema {quoted(self.place.kept)}")
            for node, table in self.graph.given.items():
                there = self.place.there(*self.graph.relation(node))
                self._keep(warehouse, quoted(self.place.kept, table), there)
            ledgers = self.graph.ledger_relations()
            existing = self._existing(warehouse, ledgers)
            for schema, table in ledgers:
                there = self.place.there(schema, table)
                if (schema, table) in existing:
                    warehouse.execute(f"create schema if not exists {quoted(schema)}")
                    self._keep(warehouse, quoted(schema, table), there)
        with self.place.open() as warehouse:
            for node in self.graph.given:
                self._show(warehouse, node)

    def adopt_rates(self) -> None:
        """Keep the rates that the build brought, so that a fault can change them."""
        node, table = self.graph.rates, RATES
        here = quoted(*self.graph.relation(node))
        with self.place.open() as warehouse:
            self._keep(warehouse, self._kept(table), here)
            warehouse.execute(f"drop table {here} cascade")
            self._show(warehouse, node)

    def change(self, changes: Iterable[Change], facts: Facts) -> set[str]:
        """Show dbt changed tables; return the nodes whose tables they are."""
        nodes = {table: node for node, table in self._tables.items()}
        changed = {change.table: change for change in changes if change.table in nodes}
        with self.place.open() as warehouse:
            for table, change in changed.items():
                columns = [name for name, _ in self._columns(warehouse, table)]
                query = change.sql(self._kept(table), columns)
                names = {**self._names(), **facts.in_sql()}
                self._show(warehouse, nodes[table], query.format(**names))
        return {nodes[table] for table in changed}

    def size(self, nodes: Iterable[str], facts: Facts) -> Size | None:
        """Return how much of the shown tables differs from the good ones, at most."""
        sizes = []
        with self.place.open() as warehouse:
            for node in nodes:
                table = self._tables[node]
                good, shown = self._kept(table), quoted(*self.graph.relation(node))
                queries = [
                    f"select count(*) from (select * from {one}"
                    f" except all select * from {other}) as differing"
                    for one, other in ((good, shown), (shown, good))
                ]
                gone, other = (warehouse.rows(query)[0][0] for query in queries)
                size = Size(table, max(gone, other), is_counted=gone != other)
                sizes.append(size_of(warehouse, size, self._names(), facts))
        return max(sizes, key=lambda size: size.changed, default=None)

    def restore(self, nodes: Iterable[str]) -> None:
        """Show dbt the good tables again."""
        with self.place.open() as warehouse:
            for node in nodes:
                self._show(warehouse, node)

    def thin_the_past(self, fault: Fault, size: float, facts: Facts) -> None:
        """Lower what the last accepted runs counted of orders, by equal steps."""
        step = size / fault.past
        days_before = "extract(epoch from (timestamp {as_of} - as_of)) / 86400"
        days = days_before.format(**facts.in_sql())
        left = f"1 - {step} * greatest({fault.past} - {days}, 0)"
        with self.place.open() as warehouse:
            ledger = quoted(self.place.schema, MEASURES)
            warehouse.execute(
                f'create table {ledger[:-1]}_kept" as select * from {ledger};'
                f"update {ledger} set value = value * ({left})"
                " where source_table in ('orders', 'order_lines')"
            )

    def restore_the_past(self) -> None:
        """Undo ``thin_the_past``."""
        with self.place.open() as warehouse:
            ledger = quoted(self.place.schema, MEASURES)
            kept = f'{ledger[:-1]}_kept"'
            warehouse.execute(
                f"delete from {ledger}; insert into {ledger} select * from {kept};"
                f"drop table {kept}"
            )

    def days(self, as_of: datetime | None) -> tuple[datetime, datetime | None]:
        """Return the day of the delivery, and the accepted run before it."""
        with self.place.open() as warehouse:
            sizes = quoted(self.place.schema, SIZES)
            if SIZES not in warehouse.table_names(self.place.schema):
                raise InputError(
                    "there is no accepted run to rehearse with; segmentation run"
                    " makes the first one."
                )
            days = [d for (d,) in warehouse.rows(f"select distinct as_of from {sizes}")]
        if not days and as_of is None:
            raise InputError("no run was accepted yet; say the day with --as-of.")
        chosen = as_of or max(days)
        return chosen, max((day for day in days if day < chosen), default=None)

    def facts(self, since: datetime, as_of: datetime, variables: Any) -> Facts:
        """Look at the delivery, for what faults ask for."""
        facts = Facts(since, as_of, base_currency=variables["base_currency"])
        words = {
            "words": ", ".join(
                sql_text(str(word).lower().replace("-", "_"))
                for word in variables["cancelled_order_statuses"]
            )
            or "''",
        }
        names = {**self._names(), **facts.in_sql(), **words}
        with self.place.open() as warehouse:
            found = {
                name: self._commonest(warehouse, query.format(**names))
                for name, query in COMMONEST.items()
            }
        return replace(facts, **found)

    def _commonest(self, warehouse: Warehouse, query: str) -> str | None:
        rows = warehouse.rows(
            f"select found.* from ({query}) as found (word)"
            " group by 1 order by count(*) desc, 1 limit 1"
        )
        return rows[0][0] if rows else None

    def _existing(
        self, warehouse: Warehouse, relations: list[tuple[str, str]]
    ) -> set[tuple[str, str]]:
        """Return which of the tables here are in the warehouse."""
        catalog = self.place.file.stem if self.place.file else None
        found = warehouse.rows(
            "select table_schema, table_name from information_schema.tables"
            + (f" where table_catalog = {sql_text(catalog)}" if catalog else "")
        )
        there = self.place.schema_there
        return {
            (schema, table)
            for schema, table in relations
            if (there + schema.removeprefix(self.place.schema), table) in set(found)
        }

    def _columns(self, warehouse: Warehouse, table: str) -> list[tuple[str, str]]:
        return warehouse.rows(
            "select column_name, data_type from information_schema.columns"
            f" where table_schema = {sql_text(self.place.kept)}"
            f" and table_name = {sql_text(table)} order by ordinal_position"
        )

    @property
    def _tables(self) -> dict[str, str]:
        return {**self.graph.given, self.graph.rates: RATES}

    def _names(self) -> dict[str, str]:
        zones = quoted(*self.graph.relation_of("time_zones"))
        kept = {table: self._kept(table) for table in self._tables.values()}
        return {**kept, "time_zones": zones}

    def _kept(self, table: str) -> str:
        return quoted(self.place.kept, table)

    def _keep(self, warehouse: Warehouse, name: str, there: str) -> None:
        warehouse.execute(
            self.place.create_table(name, f"select * from {there}")
            + ("" if self.place.file else f"; analyze {name}")
        )

    def _show(self, warehouse: Warehouse, node: str, query: str | None = None) -> None:
        """Make the view that dbt reads; on PostgreSQL that drops what reads it."""
        schema, name = self.graph.relation(node)
        shown = quoted(schema, name)
        query = query or f"select * from {self._kept(self._tables[node])}"
        warehouse.execute(
            f"create schema if not exists {quoted(schema)};"
            f"drop view if exists {shown} cascade;"
            f"create view {shown} as {query}"
        )


def day_before(day: datetime) -> datetime:
    """Return the midnight a day earlier."""
    return day - timedelta(days=1)
