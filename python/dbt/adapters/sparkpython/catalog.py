"""The PostgreSQL in which the catalog of a session is kept, if it is kept there."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote

from dbt.adapters.postgres import PostgresCredentials

_URI = re.compile(
    r"jdbc:postgresql://(?P<host>\[[^]]+\]|[^:/?]+)?(:(?P<port>\d+))?"
    r"/(?P<database>[^?]+)(\?(?P<options>.*))?$"
)
_DEFAULT_PORT = 5432


def postgres_of(parameters: Mapping[str, str]) -> PostgresCredentials | None:
    """Return how to reach the PostgreSQL of the default catalog.

    Parameters
    ----------
    parameters
        Settings of Spark by name.

    Returns
    -------
    PostgresCredentials or None
        None if the catalog is of another kind, such as a Hive metastore.

    Examples
    --------
    >>> postgres_of({"spark.sql.defaultCatalog": "lake"}) is None
    True
    """
    name = parameters.get("spark.sql.defaultCatalog", "spark_catalog")
    catalog = f"spark.sql.catalog.{name}"
    found = _URI.match(parameters.get(f"{catalog}.uri", ""))
    if not found:
        return None
    options = parse_qs(found["options"] or "")

    def option(key: str) -> str:
        given = parameters.get(f"{catalog}.jdbc.{key}", "")
        return given or next(iter(options.get(key, [])), "")

    return PostgresCredentials(
        host=(found["host"] or "localhost").strip("[]"),
        port=int(found["port"] or _DEFAULT_PORT),
        database=unquote(found["database"]),
        user=option("user"),
        password=option("password"),
        schema="public",
        sslmode=option("sslmode") or None,
    )
