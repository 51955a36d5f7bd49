"""dbt-spark plus Python models in its own session: ``type: sparkpython``."""

from pathlib import Path

from dbt.adapters.base import AdapterPlugin
from dbt_common.exceptions import DbtRuntimeError

try:
    import dbt.adapters.spark  # noqa: F401
    import pyspark  # noqa: F401
except ModuleNotFoundError as error:
    raise DbtRuntimeError(
        "A target of type sparkpython needs the extra `spark` (dbt-spark and pyspark):"
        " pip install 'customer-segmentation[spark]', or `make spark` in the"
        " repository."
    ) from error

from dbt.adapters.sparkpython.connections import SparkPythonCredentials
from dbt.adapters.sparkpython.impl import SparkPythonAdapter

Plugin = AdapterPlugin(
    adapter=SparkPythonAdapter,
    credentials=SparkPythonCredentials,
    include_path=str(Path(__file__).parents[2] / "include" / "sparkpython"),
    dependencies=["spark"],
)
