"""The SQL that dbt rendered for the good delivery, run again for other rows."""

from collections.abc import Iterable
from typing import Any

from segmentation.errors import InputError
from segmentation.rehearse.graph import Graph
from segmentation.rehearse.place import Place
from segmentation.warehouse.base import Warehouse

# A broken delivery asks for no new fit: the model stays as it is.
FROZEN = ("segment_fit_request",)
KINDS = ("table", "view")


class Steps:
    """Models and tests in the order in which dbt ran them.

    Parameters
    ----------
    place
        Where their tables are.
    graph
        What reads what.
    built
        The nodes that dbt built, with their rendered SQL.
    """

    def __init__(self, place: Place, graph: Graph, built: list[Any]) -> None:
        self._place = place
        self._graph = graph
        self._built = [n for n in built if getattr(n, "compiled_code", None)]

    def run(self, changed: Iterable[str]) -> str | None:
        """Make what reads the changed nodes anew; return what a test says first.

        Parameters
        ----------
        changed
            Nodes with other rows than before; everything is made if there are none.
        """
        names = set(self._graph.to_build(changed))
        said = None
        with self._place.open() as warehouse:
            for node in self._built:
                if node.name not in names or node.name in FROZEN:
                    continue
                if node.resource_type == "test":
                    said = said or self._first_failure(warehouse, node)
                elif node.config.materialized in KINDS:
                    self._make(warehouse, node)
        return said

    def _make(self, warehouse: Warehouse, node: Any) -> None:
        kind, name = node.config.materialized, node.relation_name
        make = f"create {kind} {name} as {node.compiled_code}"
        if kind == "table":
            make = self._place.create_table(name, node.compiled_code)
        drop = f"drop {kind} if exists {name} cascade"
        try:
            warehouse.execute(f"{drop}; {make}")
        except InputError as error:
            raise InputError(f"{node.name} cannot be built: {error.message}") from error

    def _first_failure(self, warehouse: Warehouse, node: Any) -> str | None:
        if str(node.config.severity).lower() != "error":
            return None
        rows = warehouse.records(node.compiled_code)
        if not rows:
            return None
        words = [value for value in rows[0].values() if isinstance(value, str)]
        return rows[0].get("sentence") or " ".join([f"test {node.name}:", *words])
