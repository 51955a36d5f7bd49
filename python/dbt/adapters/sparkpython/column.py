"""Columns of Spark, whose types may be written as PostgreSQL and DuckDB write them."""

from dataclasses import dataclass
from typing import ClassVar

from dbt.adapters.spark import SparkColumn


@dataclass
class SparkPythonColumn(SparkColumn):
    """A column of dbt-spark; contracts and casts may say ``text``."""

    TYPE_LABELS: ClassVar[dict[str, str]] = {
        "text": "string",
        "varchar": "string",
        "double precision": "double",
        "real": "float",
        "timestamptz": "timestamp",
        "jsonb": "string",
    }

    @classmethod
    def translate_type(cls, dtype: str) -> str:
        """Return the name that Spark has for a type.

        >>> SparkPythonColumn.translate_type("double precision")
        'double'
        """
        return cls.TYPE_LABELS.get(dtype.strip().lower(), dtype)
