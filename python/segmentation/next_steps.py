"""What to do next, in three lines, after segments were seen."""

QUERY = "dbt show --inline \"select * from {{ ref('customers') }}\" --limit 10"
# The tour makes no table behind the one that it shows.
QUERY_OF_TOUR = QUERY.replace("customers", "customer_segments")
OWN_DATA = "segmentation load --from DIR takes files; README says how else"


def after_tour(file: str) -> str:
    """Return what follows the tour, whose tables are in a file.

    >>> len(after_tour("tour.duckdb").splitlines())
    3
    """
    query = f"SEGMENTATION_DUCKDB_PATH={file} {QUERY_OF_TOUR}"
    return _lines("A shop with a history", "make build", query)


def after_build() -> str:
    """Return what follows a build."""
    return _lines("Pages", "make report, or segmentation report", QUERY)


def _lines(first: str, how: str, query: str) -> str:
    steps = {first: how, "A first query": query, "Your own data": OWN_DATA}
    return "\n".join(f"{name}: {what}" for name, what in steps.items())
