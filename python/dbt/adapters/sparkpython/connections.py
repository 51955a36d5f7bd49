"""Credentials and connections: dbt-spark's session, kept for the whole run."""

import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dbt.adapters.contracts.connection import Connection, ConnectionState
from dbt.adapters.spark.connections import (
    SparkConnectionManager,
    SparkConnectionMethod,
    SparkCredentials,
)
from dbt.adapters.spark.session import Cursor, SessionConnectionWrapper
from dbt_common.exceptions import DbtDatabaseError, DbtRuntimeError
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from dbt.adapters.sparkpython.statements import statements_of

_guard = threading.Lock()


@dataclass
class SparkPythonCredentials(SparkCredentials):
    """The credentials of dbt-spark, of which only the method ``session`` is taken."""

    def __post_init__(self) -> None:
        """Take the one method there is, where the profile names none."""
        self.method = self.method or SparkConnectionMethod.SESSION
        self.host = self.host or "NA"
        super().__post_init__()
        if self.method != SparkConnectionMethod.SESSION:
            raise DbtRuntimeError(
                f"The method of a target of type sparkpython is {self.method}; it must"
                " be session, in which Python models run."
            )

    @property
    def type(self) -> str:
        """The word that ``profiles.yml`` uses."""
        return "sparkpython"


def spark_session(parameters: Mapping[str, str]) -> SparkSession:
    """Return the one session of this process, started when first asked for.

    PySpark turns times by the zone of the process, so that becomes UTC.

    Parameters
    ----------
    parameters
        Settings of Spark by name, as ``server_side_parameters`` has them.

    Raises
    ------
    DbtRuntimeError
        If Spark does not start.
    """
    with _guard:
        active = SparkSession.getActiveSession()
        if active is not None:
            return active
        os.environ["TZ"] = "UTC"
        time.tzset()
        try:
            return SparkSession.builder.config(map=dict(parameters)).getOrCreate()
        except (PySparkException, Py4JError, RuntimeError, OSError) as error:
            raise DbtRuntimeError(
                f"Spark did not start ({sentence_of(error)}): it needs Java 17, and"
                " the files that spark.jars names must exist."
            ) from error


def sentence_of(error: BaseException) -> str:
    """Return what Spark says, without the trace of Java."""
    java = getattr(error, "java_exception", None)
    text = str(java.toString()) if java is not None else str(error)
    return text.split("\n\tat ")[0].split("\n== ")[0].strip()


class SparkPythonCursor(Cursor):
    """A cursor that runs several statements, and whose errors are sentences."""

    def execute(self, sql: str, *parameters: Any) -> None:
        """Run statements; the rows are those of the last one.

        Raises
        ------
        DbtDatabaseError
            For whatever Spark reports.
        """
        session = spark_session(self.server_side_parameters)
        text = sql % parameters if parameters else sql
        self._rows = None
        try:
            for statement in statements_of(text):
                self._df = session.sql(statement)
        except (PySparkException, Py4JError) as error:
            raise DbtDatabaseError(sentence_of(error)) from error

    def fetchall(self) -> list[Any] | None:
        """Return all rows; Spark computes those of a select only now."""
        try:
            return super().fetchall()
        except (PySparkException, Py4JError) as error:
            raise DbtDatabaseError(sentence_of(error)) from error


class _Handle:
    """What dbt-spark takes for a connection: the settings of the session."""

    def __init__(self, parameters: Mapping[str, str]) -> None:
        self._parameters = parameters

    def cursor(self) -> SparkPythonCursor:
        return SparkPythonCursor(server_side_parameters=dict(self._parameters))


class SparkPythonConnectionManager(SparkConnectionManager):
    """The connections of dbt-spark, all of them to one session."""

    TYPE = "sparkpython"

    @classmethod
    def open(cls, connection: Connection) -> Connection:
        """Open a connection, which costs nothing after the first."""
        if connection.state != ConnectionState.OPEN:
            parameters = connection.credentials.server_side_parameters
            connection.handle = SessionConnectionWrapper(_Handle(parameters))
            connection.state = ConnectionState.OPEN
        return connection
