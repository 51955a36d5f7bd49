"""Which nodes of the project a rehearsal builds: those that the verdict reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

VERDICT = "run_verdict"
RATES = "exchange_rates"
BUILT = ("model", "seed", "snapshot")
# A test of this folder, or of its models, stops the run before the gate.
STOPPING = "intake"
KEPT_BY = ("incremental", "snapshot")


@dataclass(frozen=True)
class Graph:
    """The nodes of a parsed project.

    Parameters
    ----------
    manifest
        What dbt parsed.
    """

    manifest: Any

    @cached_property
    def given(self) -> dict[str, str]:
        """Nodes that read raw tables: node to the name of its table."""
        found = {}
        for name in self._above([VERDICT, *self.ledgers]):
            node = self.manifest.nodes[name]
            of_source = any(p.startswith("source.") for p in self._parents(name))
            if of_source:
                found[name] = node.name.split("__")[-1]
        return found

    @property
    def rates(self) -> str:
        """The seed of exchange rates, which a fault may change as well."""
        return next(
            name
            for name, node in self.manifest.nodes.items()
            if node.resource_type == "seed" and node.name == RATES
        )

    @property
    def ledgers(self) -> list[str]:
        """Names of the tables that a run leaves to the next one."""
        return [
            node.name
            for node in self.manifest.nodes.values()
            if node.config.materialized in KEPT_BY
        ]

    def relation(self, node: str) -> tuple[str, str]:
        """Return schema and name of a node."""
        found = self.manifest.nodes[node]
        return found.schema, found.alias

    def relation_of(self, name: str) -> tuple[str, str]:
        """Return schema and name of a model or seed of a name."""
        return next(
            (node.schema, node.alias)
            for node in self.manifest.nodes.values()
            if node.name == name and node.resource_type in BUILT
        )

    def ledger_relations(self) -> list[tuple[str, str]]:
        """Return schema and name of the ledgers."""
        names = self.ledgers
        return [
            (node.schema, node.alias)
            for node in self.manifest.nodes.values()
            if node.name in names
        ]

    def to_build(self, changed: Iterable[str] = ()) -> list[str]:
        """Return what the verdict reads, with the tests that stop a run.

        Parameters
        ----------
        changed
            Only what reads these nodes; everything if there are none.
        """
        needed = self._above([VERDICT])
        again = self._below(changed) if changed else needed
        chosen = (needed & again) - self.given.keys()
        return sorted(self._names(chosen) + self._tests(needed, again))

    def to_accept(self) -> list[str]:
        """Return what a run builds that is accepted, its ledgers with it."""
        return self._names(self._above([VERDICT, *self.ledgers]) - self.given.keys())

    @cached_property
    def tests(self) -> set[str]:
        """Names of the tests that stop a run before the gate."""
        return {
            node.name
            for node in self.manifest.nodes.values()
            if node.resource_type == "test"
            and STOPPING in node.original_file_path.split("/")[:2]
        }

    def _tests(self, needed: set[str], again: set[str]) -> list[str]:
        return [
            node.name
            for name, node in self.manifest.nodes.items()
            if node.resource_type == "test"
            and node.name in self.tests
            and (above := set(self._parents(name)) & self.manifest.nodes.keys())
            and above & again
            and above <= needed | self.given.keys()
        ]

    def _names(self, nodes: Iterable[str]) -> list[str]:
        return [self.manifest.nodes[node].name for node in nodes]

    def _above(self, names: Iterable[str]) -> set[str]:
        starts = [n for n, node in self.manifest.nodes.items() if node.name in names]
        return self._walk(starts, self._parents)

    def _below(self, nodes: Iterable[str]) -> set[str]:
        return self._walk(list(nodes), self._children)

    def _walk(self, todo: list[str], step: Any) -> set[str]:
        seen: set[str] = set()
        while todo:
            node = todo.pop()
            if node not in seen and self._is_built(node):
                seen.add(node)
                todo.extend(step(node))
        return seen

    def _is_built(self, node: str) -> bool:
        found = self.manifest.nodes.get(node)
        return found is not None and found.resource_type in BUILT

    def _parents(self, node: str) -> list[str]:
        return self._maps[0].get(node, [])

    def _children(self, node: str) -> list[str]:
        return self._maps[1].get(node, [])

    @cached_property
    def _maps(self) -> tuple[dict, dict]:
        self.manifest.build_parent_and_child_maps()
        return self.manifest.parent_map, self.manifest.child_map
