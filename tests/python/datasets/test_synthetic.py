"""The synthetic shop follows the contract, is deterministic and bounded."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from segmentation.datasets import synthetic
from segmentation.datasets.synthetic import blocks, writer
from segmentation.datasets.synthetic.columns import SCHEMAS
from segmentation.datasets.synthetic.mess import MALFORMATIONS
from segmentation.errors import InputError

ROOT = Path(__file__).parents[3]
TYPES = {
    "text": pa.types.is_string,
    "timestamp": lambda kind: kind == pa.timestamp("us"),
    "int": pa.types.is_int32,
    "bigint": pa.types.is_int64,
    "boolean": pa.types.is_boolean,
    "numeric": lambda kind: kind == pa.decimal128(18, 4),
    # Ten decimals may be delivered; this shop has prices in cents.
    "numeric(28, 10)": lambda kind: kind == pa.decimal128(18, 4),
}


def contract():
    for path in ROOT.glob("models/staging/*/*_sources.yml"):
        for table in yaml.safe_load(path.read_text())["sources"][0]["tables"]:
            # Made-up customers have one account each, and no campaign reaches them.
            if table["name"] in ("customer_aliases", "actions"):
                continue
            yield (
                table["name"],
                {
                    column["name"]: column["data_type"]
                    for column in table["columns"]
                    # A source of one load has no versions.
                    if column["name"] not in ("updated_at", "loaded_at")
                },
            )


def tables(directory):
    return {path.name: pq.read_table(path) for path in directory.iterdir()}


@pytest.mark.parametrize(("name", "columns"), list(contract()))
def test_columns_and_types_are_those_of_the_raw_contract(shop_directory, name, columns):
    schema = pq.read_schema(shop_directory / f"{name}.parquet")
    assert schema.names == list(columns)
    assert all(
        TYPES[kind](schema.field(column).type) for column, kind in columns.items()
    )


def test_same_seed_gives_the_same_bytes(shop_directory, tmp_path):
    synthetic.write(tmp_path, customers=2000, seed=7)
    for path in shop_directory.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_other_seed_gives_other_rows(shop_directory, tmp_path):
    synthetic.write(tmp_path, customers=2000, seed=8)
    for name, table in tables(tmp_path).items():
        assert not table.equals(pq.read_table(shop_directory / name)), name


def test_blocks_bound_the_memory(tmp_path, monkeypatch):
    sizes = []

    def spy(seed, block, first, size, seasons):
        sizes.append((block, first, size))
        return blocks.make_block(seed, block, first, size, seasons)

    monkeypatch.setattr(writer, "BLOCK_SIZE", 200)
    monkeypatch.setattr(writer, "make_block", spy)
    synthetic.write(tmp_path, customers=500)
    assert sizes == [(0, 1, 200), (1, 201, 200), (2, 401, 100)]
    assert pq.ParquetFile(tmp_path / "customers.parquet").num_row_groups == 3


def test_full_blocks_do_not_depend_on_later_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "BLOCK_SIZE", 200)
    synthetic.write(tmp_path / "one", customers=200)
    synthetic.write(tmp_path / "two", customers=400)
    for name, table in tables(tmp_path / "one").items():
        longer = pq.ParquetFile(tmp_path / "two" / name).read_row_group(0)
        assert longer.equals(table), name


def test_keys_are_unique_across_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "BLOCK_SIZE", 200)
    monkeypatch.setattr(blocks, "add_mess", lambda rng, name, table, block: table)
    synthetic.write(tmp_path, customers=600)
    for name in ("customers", "orders", "returns", "events", "tickets"):
        ids = pq.read_table(tmp_path / f"{name}.parquet").column(0).to_pandas()
        assert ids.notna().all(), name
        assert ids.is_unique, name


def test_newest_order_falls_on_the_last_day(shop):
    orders = shop["orders"].dropna(subset=["ordered_at", "customer_id"])
    instants = utc(orders, "ordered_at")
    instants = instants[instants < pd.Timestamp("2100-01-01")]
    assert pd.Timestamp("2025-12-31") <= instants.max() < pd.Timestamp("2026-01-01")
    assert instants.min() >= pd.Timestamp("2024-01-01")


def utc(rows, column):
    """Turn wall clocks with a known zone into UTC, the later of two hours."""
    parts = [
        part[column]
        .dt.tz_localize(
            zone,
            ambiguous=np.zeros(len(part), dtype=bool),
            nonexistent="shift_forward",
        )
        .dt.tz_convert("UTC")
        .dt.tz_localize(None)
        for zone, part in rows.groupby("time_zone")
        if zone != "Europe/Atlantis"
    ]
    return pd.concat(parts)


@pytest.mark.parametrize("customers", [1, 7, 60])
def test_small_shops_work(tmp_path, customers):
    synthetic.write(tmp_path, customers=customers)
    assert pq.read_metadata(tmp_path / "customers.parquet").num_rows >= customers
    assert {path.stem for path in tmp_path.iterdir()} == set(SCHEMAS)


def test_short_history_keeps_within_its_dates(tmp_path):
    start, end = date(2025, 9, 1), date(2025, 12, 1)
    synthetic.write(tmp_path, customers=300, start=start, end=end)
    events = pq.read_table(tmp_path / "events.parquet").to_pandas().dropna()
    instants = pd.to_datetime(events["occurred_at_ms"], unit="ms")
    instants = instants[instants < pd.Timestamp("2100-01-01")]
    assert instants.between(
        pd.Timestamp(start) - pd.Timedelta("1s"), pd.Timestamp(end)
    ).all()


def test_progress_adds_up_to_the_rows(tmp_path):
    written = dict.fromkeys(SCHEMAS, 0)

    def progress(name, rows):
        written[name] += rows

    synthetic.write(tmp_path, customers=100, progress=progress)
    for name, rows in written.items():
        assert pq.read_metadata(tmp_path / f"{name}.parquet").num_rows == rows


def test_failure_leaves_the_previous_files(tmp_path, monkeypatch):
    synthetic.write(tmp_path, customers=50)
    before = tables(tmp_path)

    def fail(*arguments):
        raise OSError("disk full")

    monkeypatch.setattr(writer, "make_block", fail)
    with pytest.raises(OSError, match="disk full"):
        synthetic.write(tmp_path, customers=60)
    after = tables(tmp_path)
    assert before.keys() == after.keys()
    assert all(before[name].equals(after[name]) for name in before)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"customers": 0}, "--customers is 0, but must be at least 1"),
        ({"seed": -1}, "--seed is -1, but must be at least 0"),
        (
            {"end": date(2024, 1, 9)},
            "--end is 2024-01-09, but must be at least 60 days",
        ),
    ],
)
def test_bad_arguments_are_named(tmp_path, arguments, message):
    with pytest.raises(InputError, match=message):
        synthetic.write(tmp_path, **arguments)


def test_every_raw_table_has_malformed_kinds():
    assert set(MALFORMATIONS) == {name for name, _ in contract()}
