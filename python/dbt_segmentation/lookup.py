"""How dbt finds what our models name, where our project is a package of another one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dbt.config import project as projects
from dbt.contracts.graph import manifest as names
from dbt.contracts.graph.manifest import Disabled
from dbt.parser import manifest as parsing
from dbt.parser.schemas import NodePatchParser
from dbt.task.freshness import FreshnessRunner
from dbt.task.test import TestRunner

from segmentation.dbt_project import NAME, DbtProject
from segmentation.settings.project import read_yaml

Search = Callable[..., list[str | None]]
# They copy or name what there is; a folder that is disabled is missing in them.
OF_WHAT_THERE_IS = ("publication", "ledger_publication")
EXPOSURE = "exposure"
SELECTORS = "selectors.yml"
FRESHNESS = "collect_freshness"


def install() -> None:
    """Let dbt look in this order; these functions are private to dbt-core 1.11."""
    names._packages_to_search = own_first(names._packages_to_search)
    parsing._process_refs = without_disabled(parsing._process_refs)
    TestRunner.execute_data_test = with_own_ending(TestRunner.execute_data_test)
    NodePatchParser.parse_patch = of_own_nodes(NodePatchParser.parse_patch)
    FreshnessRunner.execute = with_own_freshness(FreshnessRunner.execute)
    projects.selector_data_from_root = with_ours(projects.selector_data_from_root)


def own_first(search: Search) -> Search:
    """Return dbt's order of packages in which it looks for a name, ours first.

    Without it, a model ``customers`` of the project around us takes the place of
    ours in everything that reads it. dbt has a flag for that, which would change the
    order for all other packages, too (require_ref_searches_node_package_before_root).

    >>> order = own_first(lambda *names: list(names))
    >>> order("shop", "customer_segmentation"), order("shop", "other")
    (['customer_segmentation', 'shop', None], ['shop', 'other', None])
    """

    def packages(
        current_project: str, node_package: str, target_package: str | None = None
    ) -> list[str | None]:
        if node_package == NAME and target_package is None:
            return [node_package, current_project, None]
        return search(current_project, node_package, target_package)

    return packages


def without_disabled(process: Callable[..., None]) -> Callable[..., None]:
    """Return dbt's function that turns names into edges; ours skips what is disabled.

    dbt takes the names in a Python model as they stand there, so that no condition
    can leave one out. Without this, `boards: +enabled: false` stops the project, or a
    model there that has the name of one of ours is published in its place.
    """

    def process_refs(manifest: Any, project: str, node: Any, packages: Any) -> None:
        is_exposure = node.resource_type == EXPOSURE
        if node.package_name == NAME and (is_exposure or node.name in OF_WHAT_THERE_IS):
            node.refs = [
                ref
                for ref in node.refs
                # A seed of ours may be replaced by a node of that name, a model not.
                if f"model.{NAME}.{ref.name}" not in manifest.disabled
                and not isinstance(
                    manifest.resolve_ref(
                        node, ref.name, ref.package, ref.version, project, NAME
                    ),
                    Disabled,
                )
            ]
        process(manifest, project, node, packages)

    return process_refs


def of_own_nodes(parse: Callable[..., None]) -> Callable[..., None]:
    """Return dbt's function that gives descriptions to nodes; ours go to ours alone.

    What is disabled of ours has no node, and dbt looks for one of that name anywhere:
    a seed that takes the place of ours would be described twice, which stops dbt.
    """

    def parse_patch(self: NodePatchParser, block: Any, refs: Any) -> None:
        find = self.manifest.ref_lookup.get_unique_id
        name = block.target.name
        is_ours = self.project.project_name == NAME
        if is_ours and not find(name, NAME, None) and find(name, None, None):
            return
        parse(self, block, refs)

    return parse_patch


def with_own_freshness(execute: Callable[..., Any]) -> Callable[..., Any]:
    """Return dbt's way to look how fresh a source is; ours know of `raw_tables`."""

    def execute_freshness(self: FreshnessRunner, source: Any, manifest: Any) -> Any:
        is_ours = source.package_name == NAME
        return execute(self, source, _Names(manifest) if is_ours else manifest)

    return execute_freshness


def with_ours(read: Callable[[str], dict | None]) -> Callable[[str], dict | None]:
    """Return dbt's way to read selectors, with ours in a project around this one.

    A backfill asks for them.
    """

    def selectors(root: str) -> dict | None:
        own, project = read(root), DbtProject(Path(root))
        if not project.is_outer:
            return own
        ours = read_yaml(project.home / SELECTORS)["selectors"]
        theirs = (own or {}).get("selectors") or []
        names = {one.get("name") for one in theirs}
        return {"selectors": theirs + [one for one in ours if one["name"] not in names]}

    return selectors


class _Names:
    """A manifest that takes how tests end, and what is fresh, from our project."""

    def __init__(self, manifest: Any) -> None:
        self._manifest = manifest

    def find_macro_by_name(self, name: str, *given: Any) -> Any:
        found = self._manifest.find_macro_by_name
        return (
            found(f"default__{name}", NAME, NAME)
            if name == FRESHNESS
            else found(name, *given)
        )

    def find_materialization_macro_by_name(self, _: str, *given: str) -> Any:
        return self._manifest.find_materialization_macro_by_name(NAME, *given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._manifest, name)


def with_own_ending(execute: Callable[..., Any]) -> Callable[..., Any]:
    """Return dbt's way to run a data test; ours say what they found.

    The materialization `test` of a package is not used, not even for its own tests.
    """

    def execute_data_test(self: TestRunner, test: Any, manifest: Any) -> Any:
        is_ours = test.package_name == NAME
        return execute(self, test, _Names(manifest) if is_ours else manifest)

    return execute_data_test
