"""What is wrong with the columns that the variable ``customer_attributes`` names."""

from collections.abc import Mapping
from typing import Any

from segmentation.check.findings import Findings
from segmentation.check.macros import Project
from segmentation.errors import InputError
from segmentation.settings.project import read_yaml
from segmentation.settings.raw_tables import ATTRIBUTES
from segmentation.settings.sentences import near
from segmentation.warehouse.base import Warehouse

FEATURES = "models/features/customer_features.yml"


def ask_of_attributes(
    warehouse: Warehouse,
    project: Project,
    settings: dict[str, Any],
    table: Mapping[str, Any],
    findings: Findings,
) -> None:
    """Add the faults of all named columns, and the rows that are of no customer.

    Parameters
    ----------
    warehouse
        Where the tables are.
    project
        The macros and models; they see changes of ``settings``.
    settings
        Its variables; a column that is missing is taken out of them.
    table
        What ``raw_tables`` says of the table.
    findings
        Where to add it.
    """
    if not table["names"]:
        if ATTRIBUTES not in findings.broken:
            findings.faults.append(
                f"The table {_plain(table['relation'])}, of which the variable"
                f" {ATTRIBUTES} names columns, does not exist."
            )
        return
    named = list(settings[ATTRIBUTES])
    findings.faults += _missing(named, table, settings["raw_tables"])
    settings[ATTRIBUTES] = [name for name in named if _is_there(name, table, settings)]
    if ATTRIBUTES in findings.broken:
        return
    try:
        place = project.table(ATTRIBUTES)
    except InputError as error:
        warehouse.forget_error()
        findings.faults.append(_plain(error.message))
        return
    findings.faults += _unusable(project, settings)
    [(count, unknown, example)] = warehouse.rows(
        "select count(*), count(*) filter (where known.customer_id is null),"
        " min(given.customer_id) filter (where known.customer_id is null)"
        f" from {place} as given left join {project.table('stg_shop__customers')}"
        " as known on given.customer_id = known.customer_id"
    )
    findings.rows[ATTRIBUTES] = count
    if unknown:
        findings.notes.append(
            f"{ATTRIBUTES}: {unknown:,} of {count:,} rows are of no row in customers,"
            f" such as {example!r}; they count where such a customer ordered."
        )


def _is_there(name: str, table: Mapping[str, Any], settings: Mapping[str, Any]) -> bool:
    mapped = (settings["raw_tables"].get(ATTRIBUTES) or {}).get("columns") or {}
    return name.lower() in table["found"] or name in mapped


def _missing(
    named: list[str], table: Mapping[str, Any], mapped: Mapping[str, Any]
) -> list[str]:
    """Return a sentence for each column that the table does not have."""
    has = sorted(table["found"])
    return [
        f"The table {_plain(table['relation'])} has no column {name}, which the"
        f" variable {ATTRIBUTES} names; it has {', '.join(has)}{near(name, has)}"
        for name in named
        if not _is_there(name, table, {"raw_tables": mapped})
    ]


def _unusable(project: Project, settings: dict[str, Any]) -> list[str]:
    """Return the sentences that a build would stop with, of each column."""
    graph = project.graph["nodes"]
    [described] = read_yaml(project.folder / FEATURES)["models"]
    graph["customer_features"] = {
        "name": "customer_features",
        "package_name": "customer_segmentation",
        "resource_type": "model",
        "columns": {one["name"]: one for one in described["columns"]},
    }
    said: list[str] = []
    models, settings["feature_models"] = settings["feature_models"], []
    for name in settings[ATTRIBUTES]:
        with project.only_columns({"customer_id", name}):
            try:
                project.call("own_features")
            except InputError as error:
                said.append(error.message.replace("model", "table", 1))
    settings["feature_models"] = models
    wanted = settings.get("clustering_features") or {}
    if not models:
        said += [
            f"clustering_features names {name} with one_hot, and the variable"
            f" {ATTRIBUTES} does not name it."
            for name, transform in wanted.items()
            if transform == "one_hot" and name not in settings[ATTRIBUTES]
        ]
    return list(dict.fromkeys(said))


def _plain(relation: object) -> str:
    return str(relation).replace('"', "")
