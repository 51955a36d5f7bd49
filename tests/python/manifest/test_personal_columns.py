"""What people read bears no personal column unmasked: asked of dbt's manifest."""

import pytest

from manifest.test_published_tables import ancestors, listed

# One worker, which parses the project once for all of them.
pytestmark = pytest.mark.xdist_group("manifest")


def is_personal(column: dict) -> bool:
    """Return whether the column is marked, in either place that dbt knows."""
    metas = (column.get("meta") or {}, (column.get("config") or {}).get("meta") or {})
    return any(meta.get("personal") for meta in metas)


def personal_names(manifest: dict) -> set[str]:
    """Return the names that any source or model marks as personal."""
    nodes = [*manifest["sources"].values(), *manifest["nodes"].values()]
    return {
        name
        for node in nodes
        for name, column in (node.get("columns") or {}).items()
        if is_personal(column)
    }


def read_by_people(manifest: dict) -> dict[str, dict]:
    """Return what is published or answered by name: tables, boards, metrics."""
    copied = listed("publication")
    # What only the function of `live` reads has no reader.
    del copied["live"]
    names = set().union(*copied.values(), *listed("ledger_publication").values())
    found = {
        key: node
        for key, node in manifest["nodes"].items()
        if node["resource_type"] in ("model", "snapshot")
        and (
            node["name"] in names
            or node["config"]["meta"].get("published")
            or node["fqn"][1:2] == ["metrics"]
        )
    }
    assert len(found) > 50
    return found


def test_addresses_and_what_describes_a_person_are_marked(manifest: dict) -> None:
    """If not, the test below looks for nothing."""
    assert {"email", "birth_year", "gender"} <= personal_names(manifest)


def test_no_table_that_people_read_has_a_personal_column(manifest: dict) -> None:
    """If not, every analyst with a BI tool has the addresses of all customers."""
    personal = personal_names(manifest)
    faults = [
        f"{node['name']}.{name}"
        for node in read_by_people(manifest).values()
        for name, column in node["columns"].items()
        if name in personal or is_personal(column)
    ]
    assert faults == []


def test_no_board_or_metric_is_made_of_addresses_directly(manifest: dict) -> None:
    """If not, a chart may have an address under another name of its column."""
    with_addresses = {
        key
        for key, node in manifest["nodes"].items()
        if "email" in (node.get("columns") or {})
    }
    boards = [
        key
        for key, node in read_by_people(manifest).items()
        if node["fqn"][1:2] in (["boards"], ["metrics"])
    ]
    for board in boards:
        assert not with_addresses & set(manifest["parent_map"][board])
        assert ancestors(manifest, board)
