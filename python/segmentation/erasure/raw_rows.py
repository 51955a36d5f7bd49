"""The raw tables: which are ours to delete from, and which are the shop's."""

from collections.abc import Collection, Mapping
from pathlib import Path

from segmentation.contract import default_raw_schema, project_variable, read_contract
from segmentation.erasure.places import OF_PERSON, Place, columns_of
from segmentation.settings.raw_tables import ATTRIBUTES
from segmentation.warehouse.base import Warehouse


def raw_places(
    warehouse: Warehouse, project_dir: Path
) -> tuple[list[Place], list[Place]]:
    """Return the raw tables that the project reads, and others beside them.

    Others stay as they are: those that it does not read, and those that the variable
    ``raw_tables`` names, which it reads where they are.
    """
    mapped = project_variable(project_dir, "raw_tables", {})
    ours = {
        name
        for name in (*read_contract(project_dir), ATTRIBUTES)
        if not (mapped.get(name) or {}).get("relation")
    }
    places = columns_of(warehouse, [default_raw_schema(project_dir)])
    others = [one for one in places if one.table not in ours]
    return [one for one in places if one.table in ours], others


def count_rows(
    warehouse: Warehouse, place: Place, terms: Mapping[str, Collection[str]]
) -> int:
    """Return how many rows go as a whole."""
    owned = place.owned(terms)
    if not owned:
        return 0
    counted = f"select count(*) from {place.relation(warehouse)} where {owned}"
    ((count,),) = warehouse.rows(counted)
    return count


def with_person(
    warehouse: Warehouse, places: list[Place], terms: Mapping[str, Collection[str]]
) -> list[str]:
    """Return the names of tables that are not ours and have rows of the customer."""
    return [
        f"{place.schema}.{place.table}"
        for place in places
        if place.names & set(OF_PERSON) and count_rows(warehouse, place, terms)
    ]
