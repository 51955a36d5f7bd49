"""Opens the warehouse that a target of the dbt profile names."""

from pathlib import Path

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
    if credentials.type == "duckdb":
        from segmentation.warehouse.duckdb import DuckDBWarehouse

        return DuckDBWarehouse(credentials, schema, project_dir)
    if credentials.type.startswith("postgres"):
        from segmentation.warehouse.postgres import PostgresWarehouse

        return PostgresWarehouse(credentials, schema)
    raise InputError(
        f"target {target} is of type {credentials.type}; only duckdb, postgres "
        "and postgrespython can be loaded."
    )
