"""What a Python model sees of Spark: the session and its relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dbt_common.exceptions import DbtDatabaseError
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException

from dbt.adapters.sparkpython.connections import sentence_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession


class Session:
    """Reads in dbt's own session.

    Parameters
    ----------
    spark
        The session of PySpark, for models that want Spark's own functions.
    """

    engine = "spark"

    def __init__(self, spark: SparkSession) -> None:
        self.spark = spark

    def sql(self, query: str) -> Relation:
        """Name the rows of a query; they are read when asked for."""
        return Relation(self, query.strip().rstrip(";"))

    def table(self, name: str) -> Relation:
        """Name the rows of a table or view; `name` is quoted as SQL needs it."""
        return self.sql(f"select * from {name}")

    def createDataFrame(self, *args: Any, **options: Any) -> DataFrame:  # noqa: N802
        """Return what PySpark's function of this name does."""
        return self.spark.createDataFrame(*args, **options)

    def frame(self, query: str) -> DataFrame:
        """Return the rows of a query as a DataFrame of PySpark.

        Raises
        ------
        DbtDatabaseError
            If Spark cannot analyse the query.
        """
        with reported():
            return self.spark.sql(query)


@contextmanager
def reported() -> Iterator[None]:
    """Turn what Spark raises into an error of dbt, with Spark's own sentence."""
    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise DbtDatabaseError(sentence_of(error)) from error


class Relation:
    """A query that has not run yet: what ``dbt.ref`` returns.

    Methods bear the names that a DuckDB relation has for them, so that one model
    runs on each engine. Those that return rows bring them to the driver.
    """

    def __init__(self, session: Session, query: str) -> None:
        self._session = session
        self._query = query

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return self._session.frame(self._query).columns

    def sql_query(self) -> str:
        """Return the ``select`` that gives the rows."""
        return self._query

    def project(self, *expressions: str) -> Relation:
        """Keep only these columns or SQL expressions."""
        return Relation(self._session, self._from(", ".join(expressions)))

    def filter(self, condition: str) -> Relation:
        """Keep the rows for which a condition is true."""
        return Relation(self._session, f"{self._from('*')} where {condition}")

    def cast(self, types: Mapping[str, str]) -> Relation:
        """Give columns that are named here these SQL types."""
        expressions = [
            f"cast(`{name}` as {types[name]}) as `{name}`"
            if name in types
            else f"`{name}`"
            for name in self.columns
        ]
        return self.project(*expressions) if types else self

    def limit(self, count: int) -> Relation:
        """Keep the first `count` rows in the order of the query."""
        return Relation(self._session, f"{self._from('*')} limit {int(count)}")

    def df(self) -> pd.DataFrame:
        """All rows as a pandas frame, with the dtypes that DuckDB gives."""
        from dbt.adapters.sparkpython.frames import to_pandas

        return to_pandas(self.arrow())

    def toPandas(self) -> pd.DataFrame:  # noqa: N802 - the name that PySpark has
        """Return the same as ``df``."""
        return self.df()

    def arrow(self) -> pa.Table:
        """All rows as an Arrow table, times without a zone and decimals exact."""
        from dbt.adapters.sparkpython.frames import to_arrow

        frame = self._session.frame(self._query)
        with reported():
            return to_arrow(frame)

    def write_parquet(self, path: str, compression: str = "zstd") -> None:
        """Write all rows to one parquet file of the driver's disk."""
        from pyarrow import parquet

        parquet.write_table(self.arrow(), path, compression=compression)

    def _from(self, expressions: str) -> str:
        return f"select {expressions} from (\n{self._query}\n) as rows_of_query"
