"""Write the two histories as parquet files for Feast, in the project's environment.

.venv/bin/python integrations/feast/export.py --target postgres

Rows of a run that is not published stay out. A row is null from the moment on at which
its customer is gone: Feast knows no end of a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pyarrow.parquet as pq

from segmentation.commands.options import FOLDER, project_option, target_option
from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse, quoted, sql_text
from segmentation.warehouse.connect import open_warehouse

DATA = Path(__file__).parent / "data"
HISTORY = "customer_features_history"
KEYS = ("customer_id", "as_of")
# They change with the day alone and make no row of their own: computed at the moment
# that is asked for, from the instants that stay here.
MOVED_BY_THE_DAY = (
    "tenure_days",
    "days_since_last_order",
    "days_since_last_login",
    "spend_per_month",
    "active_engagement_score",
)
INSTANT = pa.timestamp("us", "UTC")
# Beginning of a type's name on either engine: how it is read, and what it becomes.
TYPES = {
    "bool": ("{}", pa.bool_()),
    "date": ("cast({} as timestamp)", INSTANT),
    "timestamp": ("{}", INSTANT),
    "integer": ("{}", pa.int64()),
    "bigint": ("{}", pa.int64()),
    "double": ("{}", pa.float64()),
    "numeric": ("cast({} as double precision)", pa.float64()),
    "decimal": ("cast({} as double precision)", pa.float64()),
}
TEXT = ("cast({} as text)", pa.string())
SEGMENT_TYPES = {
    "customer_id": pa.string(),
    "known_at": INSTANT,
    "segment_id": pa.string(),
    "segment_name": pa.string(),
}
SEGMENTS = """
    with

    stays as (
        select * from {stays}
    ),

    names as (
        select distinct as_of, segment_id, segment_name from {sizes}
    ),

    names_in_a_row as (
        select
            *,
            lag(segment_name) over (
                partition by segment_id order by as_of
            ) as name_before
        from names
    ),

    changes as (
        select customer_id, dbt_valid_from as changed_at, segment_id, segment_name
        from stays
        union all
        select
            stays.customer_id, names.as_of, stays.segment_id, names.segment_name
        from stays
        inner join names_in_a_row as names
            on stays.segment_id = names.segment_id
            and stays.dbt_valid_from < names.as_of
            and coalesce(stays.dbt_valid_to > names.as_of, true)
        where names.segment_name <> names.name_before
        union all
        select stays.customer_id, stays.dbt_valid_to, null, null
        from stays
        left join stays as next_stays
            on stays.customer_id = next_stays.customer_id
            and stays.dbt_valid_to = next_stays.dbt_valid_from
        where stays.dbt_valid_to is not null and next_stays.customer_id is null
    )

    select customer_id, {known_at}, segment_id, segment_name
    from changes
    where changed_at <= {newest}
    order by changed_at, customer_id
"""


@click.command()
@target_option
@project_option
@click.option("--out", type=FOLDER, default=DATA, help="Folder; else data, here.")
@click.option(
    "--known-after",
    "hours",
    type=click.IntRange(0, 48),
    default=0,
    show_default=True,
    help="Hours from as_of to publication: earlier moments get the run before.",
)
def export(target: str | None, project_dir: Path, out: Path, hours: int) -> None:
    """Write customer_features.parquet and customer_segments.parquet."""
    protected = DbtProject(project_dir).variables.get("never_cluster") or ()
    never = {str(name).lower() for name in protected}
    with open_warehouse(project_dir, target) as warehouse:
        warehouse.hold_lock()
        _check(warehouse)
        counts = {
            "customer_features": _write_features(warehouse, out, hours, never),
            "customer_segments": _write_segments(warehouse, out, hours),
        }
    for name, count in counts.items():
        click.echo(f"{count:,} rows are in {out / name}.parquet.")


def _check(warehouse: Warehouse) -> None:
    if HISTORY not in warehouse.table_names(warehouse.schema):
        raise InputError(
            f"{warehouse.place} has no table {warehouse.schema}.{HISTORY}: set the "
            "variable feature_history to true and run segmentation run."
        )


def _write_features(
    warehouse: Warehouse, out: Path, hours: int, never: set[str]
) -> int:
    table = warehouse.name(warehouse.schema, HISTORY)
    columns = {
        name: _typed(kind)
        for name, kind in warehouse.rows(
            "select column_name, data_type from information_schema.columns"
            f" where table_schema = {sql_text(warehouse.schema)}"
            f" and table_name = {sql_text(HISTORY)} order by ordinal_position"
        )
        if name not in {*KEYS, *MOVED_BY_THE_DAY, *never}
    }
    features = [expression.format(quoted(n)) for n, (expression, _) in columns.items()]
    fields = ", ".join(["customer_id", _known_at("as_of", hours), *features])
    days = warehouse.rows(
        f"select distinct as_of from {table}"
        f" where as_of <= {_newest(warehouse)} order by 1"
    )
    schema = {"customer_id": pa.string(), "known_at": INSTANT}
    schema |= {name: kind for name, (_, kind) in columns.items()}
    pieces = (
        warehouse.rows(
            f"select {fields} from {table}"
            f" where as_of = {sql_text(day)} order by customer_id"
        )
        for (day,) in days
    )
    return _write(out / "customer_features.parquet", pa.schema(schema), pieces)


def _write_segments(warehouse: Warehouse, out: Path, hours: int) -> int:
    def table(name: str) -> str:
        return warehouse.name(warehouse.schema, name)

    rows = warehouse.rows(
        SEGMENTS.format(
            stays=table("customer_segment_history"),
            sizes=table("segment_sizes"),
            known_at=_known_at("changed_at", hours),
            newest=_newest(warehouse),
        )
    )
    schema = pa.schema(SEGMENT_TYPES)
    return _write(out / "customer_segments.parquet", schema, [rows])


def _newest(warehouse: Warehouse) -> str:
    """Return the as_of of what people read, as SQL: a killed run wrote later rows."""
    runs = warehouse.published("segmentation_runs")
    return f"(select max(as_of) from {runs} where is_published)"


def _known_at(column: str, hours: int) -> str:
    return f"{column} + interval '{hours} hours' as known_at"


def _typed(kind: str) -> tuple[str, pa.DataType]:
    kind = kind.lower()
    return next((TYPES[t] for t in TYPES if kind.startswith(t)), TEXT)


def _write(
    file: Path, schema: pa.Schema, pieces: Iterable[Sequence[tuple[Any, ...]]]
) -> int:
    """Write a file that is there whole or not at all; return its number of rows."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".writing")
    count = 0
    with pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
        for batch in _batches(schema, pieces):
            writer.write_batch(batch)
            count += batch.num_rows
    unfinished.replace(file)
    return count


def _batches(
    schema: pa.Schema, pieces: Iterable[Sequence[tuple[Any, ...]]]
) -> Iterator[pa.RecordBatch]:
    for rows in filter(None, pieces):
        columns = zip(*rows, strict=True)
        arrays = [
            pa.array(values, field.type)
            for values, field in zip(columns, schema, strict=True)
        ]
        yield pa.record_batch(arrays, schema=schema)


if __name__ == "__main__":
    export()
