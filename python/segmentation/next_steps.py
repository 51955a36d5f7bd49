"""What to do next, in three lines, after segments were seen."""

import sys
from pathlib import Path
from shutil import which

QUERY = "--inline \"select * from {{ ref('customers') }}\" --limit 10"
QUERY_OF_PACKAGE = QUERY.replace(
    "ref('customers')", "ref('customer_segmentation', 'customers')"
)
# The tour makes no table behind the one that it shows.
QUERY_OF_TOUR = QUERY.replace("customers", "customer_segments")


def after_tour(file: str) -> str:
    """Return what follows the tour, whose tables are in a file.

    >>> len(after_tour("tour.duckdb").splitlines())
    3
    """
    query = f"SEGMENTATION_DUCKDB_PATH={file} {_command('dbt')} show {QUERY_OF_TOUR}"
    return _lines("A shop with a history", "make build", query, _own_files())


def after_build(is_package: bool) -> str:
    """Return what follows a build, also one in a project that has ours as a package."""
    pages = f"{_command('segmentation')} report"
    if is_package:
        query = f"{_command('dbt')} show {QUERY_OF_PACKAGE}"
        return _lines("Pages", pages, query, _own_models())
    query = f"{_command('dbt')} show {QUERY}"
    return _lines("Pages", f"make report, or {pages}", query, _own_files())


def _own_models() -> str:
    check = f"{_command('segmentation')} check"
    return f"the variable raw_tables names your models; {check} looks at them"


def _own_files() -> str:
    load = f"{_command('segmentation')} load --from DIR"
    return f"{load} takes files; README says how else"


def _lines(first: str, how: str, query: str, own: str) -> str:
    steps = {first: how, "A first query": query, "Your own data": own}
    return "\n".join(f"{name}: {what}" for name, what in steps.items())


def _command(name: str) -> str:
    """Return a command of this environment as it can be typed in this folder."""
    if which(name):
        return name
    command = Path(sys.executable).parent / name
    here = Path.cwd()
    return str(command.relative_to(here) if command.is_relative_to(here) else command)
