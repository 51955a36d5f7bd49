"""Opens the warehouse that a target of the dbt profile names."""

from pathlib import Path
from typing import Any

from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse
from segmentation.warehouse.profile import load_credentials


def open_warehouse(project_dir: Path, target: str | None) -> Warehouse:
    """Return an open connection to a target of the project's profile.

    Parameters
    ----------
    project_dir
        Folder with ``dbt_project.yml``.
    target
        Name of the target; None takes the profile's default.

    Raises
    ------
    InputError
        If the target is unknown, of another kind, locked or out of reach.
    """
    credentials = load_credentials(project_dir, target)
    schema = DbtProject(project_dir).schema(credentials.schema)
    return connect(project_dir, credentials, schema)


def connect(project_dir: Path, credentials: Any, schema: str) -> Warehouse:
    """Return an open connection with the credentials of a target.

    Parameters
    ----------
    project_dir
        Folder with ``dbt_project.yml``.
    credentials
        As dbt reads them.
    schema
        Schema of the tables.

    Raises
    ------
    InputError
        If they are of another kind, locked or out of reach.
    """
    if credentials.type == "duckdb":
        from segmentation.warehouse.duckdb import DuckDBWarehouse

        return DuckDBWarehouse(credentials, schema, project_dir)
    if credentials.type.startswith("postgres"):
        from segmentation.warehouse.postgres import PostgresWarehouse

        return PostgresWarehouse(credentials, schema)
    if credentials.type == "sparkpython":
        from segmentation.warehouse.spark import SparkWarehouse

        return SparkWarehouse(credentials, schema)
    raise InputError(
        f"the target is of type {credentials.type}; only duckdb, postgres, "
        "postgrespython and sparkpython can be loaded."
    )
