"""Files of a folder in a warehouse of their own, to be checked before a load."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dbt.adapters.duckdb.credentials import DuckDBCredentials

from segmentation.contract import Table, read_contract
from segmentation.errors import InputError
from segmentation.load.attributes import with_attributes
from segmentation.load.files import find_file
from segmentation.load.scratch import scratch_folder
from segmentation.load.stage import stage
from segmentation.warehouse.base import Warehouse
from segmentation.warehouse.duckdb import DuckDBWarehouse


@contextmanager
def loaded_files(
    directory: Path, project_dir: Path, raw_schema: str
) -> Iterator[tuple[Warehouse, list[str]]]:
    """Yield a warehouse with the files that a load would take, and what it says.

    Parameters
    ----------
    directory
        Folder with ``<table>.parquet`` or ``<table>.csv``.
    project_dir
        Folder with ``dbt_project.yml``.
    raw_schema
        Schema of the raw tables.

    Raises
    ------
    InputError
        If there is no such folder.
    """
    if not directory.is_dir():
        raise InputError(f"there is no folder {directory}.")
    with scratch_folder("segmentation_check_") as folder:
        credentials = DuckDBCredentials(
            path=str(folder / "files.duckdb"), database="files", schema="main"
        )
        with DuckDBWarehouse(credentials, credentials.schema, project_dir) as warehouse:
            warehouse.begin()
            faults = [
                fault
                for table in with_attributes(
                    directory, read_contract(project_dir)
                ).values()
                for fault in _load(warehouse, table, directory, folder, raw_schema)
            ]
            warehouse.commit()
            yield warehouse, faults


def _load(
    warehouse: Warehouse, table: Table, directory: Path, folder: Path, raw_schema: str
) -> Iterator[str]:
    try:
        file = find_file(directory, table)
        if file or table.is_required:
            staged = stage(table, file, folder, lambda _: None)
            warehouse.replace_table(
                raw_schema, staged.table, staged.file, lambda _: None
            )
            if table.is_required and not staged.count_rows:
                yield f"{file.name} has a header and no rows; {table.name} needs some."
    except InputError as error:
        yield error.message
