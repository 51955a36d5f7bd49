"""Copy what a Python model returns into a temporary table of PostgreSQL."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
from dbt.adapters.events.logging import AdapterLogger
from dbt_common.exceptions import DbtRuntimeError
from psycopg2.extensions import quote_ident

from dbt.adapters.postgrespython.columns import encode, from_pandas, type_name
from dbt.adapters.postgrespython.csv_stream import CsvStream
from dbt.adapters.postgrespython.session import Session

ROWS_PER_CHUNK = 16_384
"""Rows that are turned into CSV at a time."""

logger = AdapterLogger("PostgresPython")


@dataclass(frozen=True)
class Columns:
    """Where the type of a column comes from.

    Parameters
    ----------
    model
        The model's name, for messages.
    declared
        SQL types by column, from the model's YAML.
    existing
        Returns the SQL types by column that the model's table has now.
    """

    model: str
    declared: dict[str, str]
    existing: Callable[[], dict[str, str]]

    def types(self, table: pa.Table) -> dict[str, str]:
        """Give each column its SQL type: declared, seen, as before, or text."""
        types = {
            field.name: self.declared.get(field.name) or type_name(field)
            for field in table.schema
        }
        unknown = [name for name, sql_type in types.items() if sql_type is None]
        existing = self.existing() if unknown else {}
        return types | {name: self._unseen(name, existing) for name in unknown}

    def _unseen(self, column: str, existing: dict[str, str]) -> str:
        if column in existing:
            return existing[column]
        logger.warning(
            f"Column {column!r} of the Python model {self.model!r} holds no value"
            " that shows its type, so it becomes text; give it a data_type in the"
            " model's YAML."
        )
        return "text"


def to_table(result: object, model: str) -> pa.Table:
    """Turn what a model returned into an Arrow table.

    Raises
    ------
    DbtRuntimeError
        If it is neither a pandas DataFrame nor a pyarrow Table, if a name
        occurs twice, or if a column holds what cannot be stored.
    """
    if not isinstance(result, pd.DataFrame | pa.Table):
        kind = f"{type(result).__module__}.{type(result).__qualname__}"
        raise DbtRuntimeError(
            f"The Python model {model!r} must return a pandas DataFrame, a pyarrow"
            f" Table or a relation, but it returned a {kind}."
        )
    names = [str(name) for name in _names(result)]
    _check_names(names, model)
    if isinstance(result, pa.Table):
        return result
    arrays = [from_pandas(result.iloc[:, i], name) for i, name in enumerate(names)]
    return pa.table(arrays, names=names)


def _names(result: pd.DataFrame | pa.Table) -> list:
    return list(
        result.columns if isinstance(result, pd.DataFrame) else result.column_names
    )


def _check_names(names: list[str], model: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DbtRuntimeError(
            f"The Python model {model!r} returned more than one column named"
            f" {', '.join(map(repr, twice))}."
        )
    if not names:
        raise DbtRuntimeError(f"The Python model {model!r} returned no column.")


def write_table(
    session: Session, table: pa.Table, target: str, columns: Columns, drop: bool
) -> None:
    """Create the temporary table `target` and copy the rows into it.

    Parameters
    ----------
    session
        Where to write.
    table
        The rows.
    target
        The name, quoted and with the schema ``pg_temp``.
    columns
        The source of the SQL types.
    drop
        Whether the server drops the table when the transaction ends.
    """
    types = columns.types(table)
    encoded = pa.table(
        [encode(table[name], sql_type, name) for name, sql_type in types.items()],
        names=list(types),
    )
    ending = "on commit drop" if drop else ""
    with session.cursor() as cursor:
        definitions = ", ".join(
            f"{quote_ident(name, cursor)} {sql_type}"
            for name, sql_type in types.items()
        )
        cursor.execute(f"drop table if exists {target}")
        cursor.execute(f"create temporary table {target} ({definitions}) {ending}")
        cursor.copy_expert(
            f"copy {target} from stdin (format csv, encoding 'UTF8')",
            CsvStream(encoded.to_batches(max_chunksize=ROWS_PER_CHUNK)),
        )
    logger.debug(f"Copied {table.num_rows} rows of {columns.model!r} into {target}")
