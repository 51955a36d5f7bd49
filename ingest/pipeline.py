"""From a shop's systems into the raw tables, append only: copy this file and change it.

It needs the extra `ingest`. Rows are only added: staging knows the newest version of a
row by its `updated_at`, then by the load that brought it (`_dlt_load_id`).
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

os.environ.setdefault("RUNTIME__DLTHUB_TELEMETRY", "false")

import dlt
from dlt.destinations.impl.postgres.configuration import PostgresCredentials
from dlt.sources.rest_api import rest_api_source
from dlt.sources.sql_database import sql_table
from sqlalchemy import Select, Table

from segmentation.warehouse.profile import load_credentials

# A column that the database of the shop sets itself, never one of its business: a row
# of the year 2999 would stay the newest.
CURSOR = "updated_at"
# Rows of one instant may be committed late. They come again, and staging knows them.
LAG = 3600
AHEAD = timedelta(days=1)
TABLES = ("customers", "orders", "order_lines", "returns", "events", "tickets")
# A new column of the source is left out; another type stops the load.
CONTRACT = {"tables": "evolve", "columns": "discard_value", "data_type": "freeze"}
# Instants without a zone: those of the wall clock in the row's `time_zone`.
WALL_CLOCKS = {
    "customers": ("signed_up_at", "deleted_at"),
    "orders": ("ordered_at",),
    "returns": ("returned_at",),
}


def shop(url: str, schema: str, tables: Iterable[str] = TABLES) -> Iterator[Any]:
    """Yield the tables of a database, each from where the last load ended.

    Parameters
    ----------
    url
        As SQLAlchemy reads it.
    schema
        Where the tables are.
    tables
        Their names, which are those of the raw contract.
    """
    for name in tables:
        newest = dlt.sources.incremental(CURSOR, lag=LAG, range_start="open")
        table = sql_table(
            url,
            name,
            schema,
            incremental=newest,
            query_adapter_callback=_until_tomorrow,
            reflection_level="full_with_precision",
            defer_table_reflect=True,
        )
        yield table.apply_hints(columns=_wall_clocks(name))


def paged_api(url: str, token: str, tables: Mapping[str, str]) -> Any:
    """Return resources of an API whose answers are `{"rows": [...], "next": url}`.

    Parameters
    ----------
    url
        Its beginning.
    token
        Sent as ``Authorization: Bearer``.
    tables
        Raw table to path. 429 and 5xx are tried again, as `Retry-After` asks.
    """
    resources = [
        {"name": name, "endpoint": {"path": path, "data_selector": "rows"}}
        for name, path in tables.items()
    ]
    return rest_api_source(
        {
            "client": {
                "base_url": url,
                "auth": {"type": "bearer", "token": token},
                "paginator": {"type": "json_link", "next_url_path": "next"},
            },
            "resources": resources,
        }
    )


def topic(brokers: str, name: str, table: str) -> Any:
    """Return a resource of a topic of Kafka with one row of the table per message.

    It reads each partition to its end. What is no row is left in a table of its own,
    `<table>_unreadable`.
    """

    @dlt.resource(name=f"topic_{table}")
    def messages() -> Iterator[Any]:
        from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

        offsets = dlt.current.resource_state().setdefault("offsets", {})
        settings = {"bootstrap.servers": brokers, "group.id": f"ingest_{table}"}
        # Where the first messages are gone it begins with those that are left.
        settings["auto.offset.reset"] = "earliest"
        consumer = Consumer(
            {**settings, "enable.auto.commit": False, "enable.partition.eof": True}
        )
        open_ones = set(consumer.list_topics(name).topics[name].partitions)
        starts = {number: offsets.get(str(number), 0) for number in open_ones}
        consumer.assign([TopicPartition(name, n, start) for n, start in starts.items()])
        while open_ones:
            for one in consumer.consume(500, 1):
                error = one.error()
                if error and error.code() != KafkaError._PARTITION_EOF:
                    raise KafkaException(error)
                if error:
                    open_ones.discard(one.partition())
                elif one.partition() in open_ones:
                    yield _row_of(one, table)
                    offsets[str(one.partition())] = one.offset() + 1
        consumer.close()

    return messages


def run(pipeline: dlt.Pipeline, resources: Iterable[Any]) -> dict[str, int]:
    """Load resources; return table to rows that were added.

    A load that was broken off is ended first.
    """
    if pipeline.has_pending_data:
        pipeline.load()
    pipeline.run(list(resources), write_disposition="append", schema_contract=CONTRACT)
    counts = pipeline.last_trace.last_normalize_info.row_counts
    return {name: n for name, n in counts.items() if not name.startswith("_dlt")}


def pipeline_of(credentials: Any, schema: str, folder: Path | None = None) -> Any:
    """Return a pipeline into the raw schema of a target of profiles.yml.

    Parameters
    ----------
    credentials
        Of the target.
    schema
        The raw schema.
    folder
        Where dlt works; if it is lost the state comes back from the destination.
    """
    if credentials.type == "duckdb":
        destination = dlt.destinations.duckdb(str(credentials.path))
    else:
        place = {
            # A host may be the folder of a socket.
            "host": quote(credentials.host, safe=""),
            "port": credentials.port,
            "username": credentials.user,
            # It asks for one where the server does not.
            "password": credentials.password or "none",
            "database": credentials.database,
        }
        # With its unique index a load that was killed would fail each time.
        destination = dlt.destinations.postgres(
            PostgresCredentials(place), create_indexes=False
        )
    return dlt.pipeline(
        "segmentation",
        destination=destination,
        dataset_name=schema,
        pipelines_dir=str(folder) if folder else None,
    )


def _until_tomorrow(
    query: Select, table: Table, incremental: Any = None, engine: Any = None
) -> Select:
    """Leave out rows that a wrong clock has put into the future."""
    bound = datetime.now(UTC).replace(tzinfo=None) + AHEAD
    return query.where(table.c[CURSOR] <= bound)


def _wall_clocks(table: str) -> dict[str, Any]:
    return {
        name: {"name": name, "data_type": "timestamp", "timezone": False}
        for name in WALL_CLOCKS.get(table, ())
    }


def _row_of(message: Any, table: str) -> Any:
    try:
        row = json.loads(message.value())
        return dlt.mark.with_table_name({**row}, table)
    except (ValueError, TypeError):
        place = {"partition": message.partition(), "position": message.offset()}
        return dlt.mark.with_table_name(place, f"{table}_unreadable")


if __name__ == "__main__":
    target = sys.argv[1] if len(sys.argv) > 1 else None
    into = pipeline_of(load_credentials(Path.cwd(), target), "raw")
    for added, count in run(into, shop(os.environ["SHOP_URL"], "public")).items():
        print(f"{added}: {count:,} rows")  # noqa: T201
