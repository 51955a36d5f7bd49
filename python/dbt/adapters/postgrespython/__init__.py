"""dbt-postgres plus Python models: profiles say ``type: postgrespython``."""

from pathlib import Path

from dbt.adapters.base import AdapterPlugin

from dbt.adapters.postgrespython.connections import PostgresPythonCredentials
from dbt.adapters.postgrespython.impl import PostgresPythonAdapter

Plugin = AdapterPlugin(
    adapter=PostgresPythonAdapter,
    credentials=PostgresPythonCredentials,
    include_path=str(Path(__file__).parents[2] / "include" / "postgrespython"),
    dependencies=["postgres"],
)
