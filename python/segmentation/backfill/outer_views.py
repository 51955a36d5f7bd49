"""Views of a project around ours, which PostgreSQL drops with the tables below."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from segmentation.backfill.process import DbtProcess
from segmentation.dbt_project import NAME
from segmentation.warehouse.base import Connect

VIEWS = ("view", "materialized_view")
# What dbt takes to choose a node, to its schema and name.
Views = dict[str, tuple[str, str]]


@contextmanager
def keeping_views(dbt: DbtProcess, open_warehouse: Connect) -> Iterator[None]:
    """Build those views again that stood before, and are gone after it.

    Parameters
    ----------
    dbt
        Has parsed the project.
    open_warehouse
        Opens the target; it is held only between two runs of dbt.
    """
    views = views_above_ours(dbt.manifest.nodes)
    before = _standing(views, open_warehouse)
    yield
    lost = before - _standing(views, open_warehouse)
    if not lost:
        return
    words = ("--exclude-resource-type", "unit_test", "test")
    for failure in dbt.build("--select", *sorted(lost), *words):
        click.echo(
            f"Your view {failure.name} could not be built again: {failure.message}",
            err=True,
        )


def views_above_ours(nodes: Mapping[str, Any]) -> Views:
    """Return the views of other packages that read ours, at whatever distance.

    Parameters
    ----------
    nodes
        The nodes that dbt has parsed, by their ids.
    """
    above = {name for name, node in nodes.items() if node.package_name == NAME}
    rest = {name for name in nodes if name not in above}
    while found := {n for n in rest if above & set(nodes[n].depends_on_nodes)}:
        above |= found
        rest -= found
    return {
        ".".join(node.fqn): (node.schema, node.alias)
        for node in (nodes[name] for name in above)
        if node.package_name != NAME and node.config.materialized in VIEWS
    }


def _standing(views: Views, open_warehouse: Connect) -> set[str]:
    if not views:
        return set()
    with open_warehouse() as warehouse:
        there = {s: warehouse.table_names(s) for s, _ in views.values()}
    return {chosen for chosen, (schema, name) in views.items() if name in there[schema]}
