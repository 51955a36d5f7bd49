"""A whole check: what is there, what is wrong with it, and what it looks like."""

import copy
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from segmentation.check.attributes import ask_of_attributes
from segmentation.check.columns import (
    fault_of_rates,
    faults_of_columns,
    faults_of_expressions,
)
from segmentation.check.findings import Findings
from segmentation.check.macros import Project
from segmentation.check.questions import ask
from segmentation.contract import SOURCE_FILES
from segmentation.dbt_project import NAME, DbtProject
from segmentation.errors import InputError
from segmentation.settings.project import read_yaml
from segmentation.settings.raw_tables import ATTRIBUTES
from segmentation.warehouse.base import Warehouse

ATTRIBUTES_FILE = "models/attributes/attributes_sources.yml"
CALL = re.compile(r"^[{ ]*(ref|source)[(](.*)[)][} ]*$")
MAPPED_TABLES = ("customers", "orders", "order_lines", "returns", "events", "tickets")


def check(
    warehouse: Warehouse, project_dir: Path, variables: Mapping[str, Any]
) -> Findings:
    """Look at the raw tables as a build would read them.

    Parameters
    ----------
    warehouse
        An open warehouse; only temporary tables are made in it.
    project_dir
        Folder with ``dbt_project.yml``.
    variables
        All variables of the project; ``raw_tables`` says where tables are.
    """
    settings = copy.deepcopy(dict(variables))
    project, faults, tables = prepared(warehouse, project_dir, settings)
    findings = Findings(broken={table for table, _ in faults if table})
    findings.faults += [sentence for _, sentence in faults]
    findings.faults += fault_of_rates(project)
    project.answer("check_exchange_rates", "")
    ask(warehouse, project, variables, findings)
    if ATTRIBUTES in tables:
        ask_of_attributes(warehouse, project, settings, tables[ATTRIBUTES], findings)
    findings.notes += _missing(tables)
    return findings


def prepared(
    warehouse: Warehouse, project_dir: Path, variables: dict[str, Any]
) -> tuple[Project, list[tuple[str, str]], dict[str, dict[str, Any]]]:
    """Return the project over raw tables without what is faulty in them.

    Parameters
    ----------
    warehouse
        An open warehouse.
    project_dir
        Folder with ``dbt_project.yml``.
    variables
        All variables of the project; the macros see changes of it.

    Returns
    -------
    tuple
        The project; table and sentence of each fault, the table empty where it is of
        none; what is known of each raw table.
    """
    settings = variables
    mapped = copy.deepcopy(settings.get("raw_tables") or {})
    settings["raw_tables"] = mapped = {name: one or {} for name, one in mapped.items()}
    place = DbtProject(project_dir)
    graph = _graph(warehouse, place, settings)
    project = Project(place, warehouse, settings, graph)
    faults = [("", one) for one in _map(warehouse, project, settings, graph)]
    said = faults_of_expressions(warehouse, project, mapped)
    faults += [("", one) for one in said]
    tables = project.call("raw_tables")
    faults += faults_of_columns(warehouse, project, tables)
    return project, faults, tables


def _map(
    warehouse: Warehouse,
    project: Project,
    settings: dict[str, Any],
    graph: Mapping[str, dict[str, Any]],
) -> list[str]:
    """Make the tables of the ready mappings; return what they cannot read.

    A mapping that reads no tables is left out of the settings.
    """
    faults = []
    active = [*project.call("active_mappings")]
    # The shop first: tickets and events find its customers by their e-mail.
    for table in MAPPED_TABLES:
        settings["mapping"] = active
        for model in project.call("mapped_models", table):
            try:
                place = project.table(model)
            except InputError as error:
                warehouse.forget_error()
                prefix = model.partition("__")[0]
                active[:] = [one for one in active if not one.startswith(prefix)]
                faults.append(error.message)
                continue
            graph["nodes"][model] = _node(warehouse, model, place)
    settings["mapping"] = active
    return faults


def _node(warehouse: Warehouse, model: str, place: str) -> dict[str, Any]:
    """Return what dbt's graph would say of a model, which is a temporary table."""
    database, schema = "temp", "main"
    if warehouse.engine == "postgres":
        [(database, schema)] = warehouse.rows(
            "select current_database(), nspname from pg_namespace"
            " where oid = pg_my_temp_schema()"
        )
    return {
        "name": model,
        "alias": model,
        "package_name": NAME,
        "resource_type": "model",
        "database": database,
        "schema": schema,
        "relation_name": place,
    }


def _missing(tables: Mapping[str, dict[str, Any]]) -> list[str]:
    names = [
        name
        for name, table in tables.items()
        if not table["is_required"] and not table["names"] and not table["mapped_to"]
    ]
    return [f"Not there, and read as empty: {', '.join(sorted(names))}."] * bool(names)


def _graph(
    warehouse: Warehouse, project: DbtProject, variables: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what dbt's graph says of sources and, where they are mapped, of models."""
    nodes, sources = _parsed(project, variables)
    [(database,)] = warehouse.rows("select current_database()")
    files = sorted(project.home.glob(SOURCE_FILES))
    if variables.get(ATTRIBUTES):
        files.append(project.home / ATTRIBUTES_FILE)
    for file in files:
        for source in read_yaml(file)["sources"]:
            for table in source["tables"]:
                sources[f"source.{NAME}.{source['name']}.{table['name']}"] = {
                    "name": table["name"],
                    "source_name": source["name"],
                    "identifier": table["name"],
                    "package_name": NAME,
                    "resource_type": "source",
                    "database": database,
                    "schema": variables["raw_schema"],
                    "config": table["config"],
                    "columns": {
                        column["name"]: {"config": {"meta": {}}, **column}
                        for column in table["columns"]
                    },
                }
    return {"nodes": nodes, "sources": sources}


def _parsed(
    project: DbtProject, variables: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return nodes and sources as dbt last read them, where ours read some of them.

    Raises
    ------
    InputError
        If dbt has not read the project since a model or source is named there.
    """
    mapped = variables["raw_tables"].values()
    relations = [str(one.get("relation")) for one in mapped]
    calls = [(text, found) for text in relations for found in CALL.findall(text)]
    is_known = project.manifest_file.is_file()
    manifest = json.loads(project.manifest_file.read_text()) if is_known else {}
    nodes, sources = manifest.get("nodes", {}), manifest.get("sources", {})
    for text, (kind, names) in calls:
        name = names.split(",")[-1].strip(" '\"")
        known = nodes if kind == "ref" else sources
        if all(one["name"] != name for one in known.values()):
            raise InputError(
                f"raw_tables names {text}, which dbt has not read yet: run `dbt parse`"
                f" in {project.folder} first, and look whether it knows {name}."
            )
    return (nodes, sources) if calls or project.is_outer else ({}, {})
