"""What a load leaves in the warehouse, on both engines."""

from datetime import datetime
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest


def test_rows_arrive_with_the_types_of_the_contract(load, files):
    result = load("--from", str(files))

    assert result.exit_code == 0, result.output
    tables = load.tables()
    assert tables["order_lines"] == [
        ("o1", 1, None, None, Decimal("2.0000"), Decimal("6.9500"), None),
        ("o1", 2, None, None, Decimal("1.0000"), Decimal("0.1050"), None),
    ]
    assert tables["customers"][0][:3] == ("c1", "a@x.org", datetime(2025, 1, 1, 10))
    assert tables["tickets"][0][2] == "2025-02-02T10:00:00+02:00"


def test_a_load_says_what_it_did_in_one_line_per_table(load, files):
    output = load("--from", str(files)).output

    assert output.count(" rows ") == 8
    assert "raw.order_lines                 2 rows" in output
    assert "returns: no file, so the table is empty" in output
    assert "no column product_id, category, discount; filled with null" in output


def test_a_stale_optional_table_does_not_survive_the_next_load(load, files):
    load("--from", str(files))
    (files / "tickets.csv").unlink()

    result = load("--from", str(files))

    assert "tickets: no file, so the table is empty" in result.output
    assert load.tables()["tickets"] == []


@pytest.mark.parametrize(
    "text",
    ["a, b", 'say "hi"', "two\nlines", "\\.", "\\N", "tab\there", "ünïcødé 🛒", " x "],
)
def test_text_of_any_kind_survives_csv(load, files, text):
    escaped = text.replace('"', '""')
    (files / "customers.csv").write_text(
        f'customer_id,email\nc1,"{escaped}"\nc2,plain\n', encoding="utf-8", newline=""
    )

    load("--from", str(files))

    assert [row[1] for row in load.tables()["customers"]] == [text, "plain"]


def test_an_empty_field_is_null_also_for_text(load, files):
    (files / "customers.csv").write_text('customer_id,email\nc1,""\nc2,\n')

    load("--from", str(files))

    assert [row[1] for row in load.tables()["customers"]] == [None, None]


def test_empty_ends_of_a_spreadsheet_are_ignored(load, files):
    """If not, a file that a spreadsheet saved is no file."""
    (files / "customers.csv").write_text("customer_id,email,,\nc1,a,,\nc2,b,,\n")

    assert load("--from", str(files)).exit_code == 0
    assert [row[:2] for row in load.tables()["customers"]] == [("c1", "a"), ("c2", "b")]


def test_names_with_capitals_and_blanks_are_read(load, files):
    """If not, a header as people write it costs a round."""
    (files / "customers.csv").write_text("Customer ID,Email\nc1,a\n")

    assert load("--from", str(files)).exit_code == 0
    assert load.tables()["customers"][0][:2] == ("c1", "a")


@pytest.mark.parametrize("name", ["Customers.csv", "customers.CSV", "CUSTOMERS.Csv"])
def test_files_with_capitals_in_their_names_are_read(load, files, name):
    """If not, a file is not there although one looks at it."""
    (files / "customers.csv").rename(files / name)

    assert load("--from", str(files)).exit_code == 0
    assert load.tables()["customers"][0][:2] == ("c1", "a@x.org")


MOMENTS = {
    "2025-02-01T10:00:00Z": "2025-02-01 10:00:00",
    "2025-02-01T10:00:00.5+02:00": "2025-02-01 08:00:00.5",
    "2025-02-01 10:00:00 +0200": "2025-02-01 08:00:00",
    "2025-02-01 10:00:00 UTC": "2025-02-01 10:00:00",
    "2025-02-01 10:00:00.25-05": "2025-02-01 15:00:00.25",
}


@pytest.mark.parametrize("text", MOMENTS)
def test_moments_with_an_offset_are_instants(load, files, text):
    """If not, who exports with offsets rewrites columns, or gains hours."""
    header = "order_id,customer_id,ordered_at,currency\n"
    (files / "orders.csv").write_text(header + f"o0,c1,,GBP\no1,c1,{text},GBP\n")

    assert load("--from", str(files)).exit_code == 0
    found = load.warehouse.query(
        "select ordered_at at time zone 'UTC' as at from raw.orders"
        " where ordered_at is not null"
    )
    assert [str(at) for at in found["at"]] == [str(pd.Timestamp(MOMENTS[text]))]


def test_instants_of_parquet_stay_instants(load, files):
    """If not, a table of a lakehouse is read in the wrong zone, or not at all."""
    (files / "orders.csv").unlink()
    moments = pa.array([pd.Timestamp("2025-02-01 10:00", tz="Asia/Tokyo")])
    orders = {"order_id": ["o1"], "customer_id": ["c1"], "currency": ["GBP"]}
    pq.write_table(
        pa.table({**orders, "ordered_at": moments}), files / "orders.parquet"
    )

    assert load("--from", str(files)).exit_code == 0
    found = load.warehouse.query(
        "select ordered_at at time zone 'UTC' as at from raw.orders"
    )
    assert [str(at) for at in found["at"]] == ["2025-02-01 01:00:00"]


def test_words_for_nothing_are_missing_and_counted(load, files):
    """If not, a shop's best category is called NULL."""
    (files / "customers.csv").write_text(
        'customer_id,email,country\nc1,NULL,\\N\nc2,"NULL",nan\nc3,x,\\N'
    )

    output = load("--from", str(files)).output

    assert "customers.csv: read as missing: 1 NULL, 2 \\N" in output
    assert "customers.csv: kept as text: 1 nan" in output
    rows = [(row[1], row[4]) for row in load.tables()["customers"]]
    assert rows == [(None, None), ("NULL", "nan"), ("x", None)]


def test_the_arrival_has_the_names_of_the_tools(load, files):
    """If not, who replicates with dlt or Fivetran renames a column in each table."""
    (files / "customers.csv").write_text(
        "customer_id,updated_at,_dlt_load_id\nc1,2025-03-01T10:00:00Z,1700000009.5\n"
    )

    result = load("--from", str(files))

    assert "ignored" not in result.output
    assert load.tables()["customers"][0][-2:] == (
        "2025-03-01T10:00:00Z",
        "1700000009.5",
    )


def test_a_table_of_an_older_contract_gets_the_new_columns(load, files):
    """If not, whoever updates the project drops views by hand to load again."""
    load("--from", str(files))
    load.warehouse.execute("alter table raw.orders drop column sales_channel")
    load.warehouse.execute("create view watched as select order_id from raw.orders")

    assert load("--from", str(files)).exit_code == 0
    assert load.tables()["orders"][0][-1] is None


def test_a_file_may_be_called_like_a_schema(files, tmp_path, load):
    """If not, who names the warehouse after the project gets the words of DuckDB."""
    if load.warehouse.engine == "postgres":
        pytest.skip("PostgreSQL has no files")
    for name in ("raw", "segmentation", "main"):
        path = str(tmp_path / f"{name}.duckdb")
        result = load("--from", str(files), SEGMENTATION_DUCKDB_PATH=path)
        again = load(
            "--from", str(files), "--if-missing", SEGMENTATION_DUCKDB_PATH=path
        )
        assert result.exit_code == 0, result.output
        assert "nothing was loaded" in again.output


def test_parquet_loads_like_csv_and_keeps_empty_text(load, files):
    (files / "customers.csv").unlink()
    table = pa.table(
        {
            "customer_id": [1, 2],
            "email": ["", None],
            "birth_year": [1980.0, float("nan")],
            "acquisition_cost": [6.95, 0.1],
            "extra": ["ignored", "ignored"],
            "timezone": ["Europe/Berlin", "Europe/Berlin"],
        }
    )
    pq.write_table(table, files / "customers.parquet")

    result = load("--from", str(files))

    said = "ignored the columns extra, timezone (did you mean time_zone?)"
    assert f"customers.parquet: {said}" in result.output
    rows = [(row[0], row[1], row[5], row[8]) for row in load.tables()["customers"]]
    assert rows == [
        ("1", "", 1980, Decimal("6.9500")),
        ("2", None, None, Decimal("0.1000")),
    ]


def test_a_file_with_a_header_only_makes_an_empty_table(load, files):
    (files / "orders.csv").write_text("order_id,customer_id,ordered_at,currency\n")

    done = load("--from", str(files))
    assert done.exit_code == 0
    assert load.tables()["orders"] == []
    assert "raw.orders is empty: orders.csv has a header and no rows" in done.output


def test_views_on_a_raw_table_survive_a_load(load, files):
    load("--from", str(files))
    load.warehouse.execute("create view watched as select order_id from raw.orders")
    (files / "orders.csv").write_text(
        "order_id,customer_id,ordered_at,currency\no9,c1,2025-03-01,GBP\n"
    )

    assert load("--from", str(files)).exit_code == 0
    assert load.warehouse.query("select * from watched")["order_id"].tolist() == ["o9"]


def test_a_table_of_another_shape_is_made_anew(load, files):
    load.warehouse.execute("create schema raw; create table raw.orders (old_id int)")

    assert load("--from", str(files)).exit_code == 0
    assert load.tables()["orders"][0][0] == "o1"


def test_the_raw_schema_can_be_named(load, files):
    load("--from", str(files), "--raw-schema", "other raw")

    rows = load.warehouse.query('select order_id from "other raw".orders')
    assert rows["order_id"].tolist() == ["o1"]


def test_many_batches_keep_every_row(load, files):
    lines = [f"o1,{number},1,0.01" for number in range(300_000)]
    header = "order_id,line_number,quantity,unit_price\n"
    (files / "order_lines.csv").write_text(header + "\n".join(lines))

    load("--from", str(files))

    counts = load.warehouse.query(
        "select count(*) as n, count(distinct line_number) as d from raw.order_lines"
    )
    assert counts.iloc[0].tolist() == [300_000, 300_000]


def test_if_missing_keeps_what_is_there(load, files):
    first = load("--from", str(files), "--if-missing")
    before = load.tables()
    (files / "customers.csv").write_text("customer_id\nnew\n")

    second = load("--from", str(files), "--if-missing")

    assert "raw.customers" in first.output
    assert "nothing was loaded" in second.output
    assert load.tables() == before


def test_if_missing_keeps_views_over_tables_of_ones_own(load, files):
    load("--from", str(files))
    load.warehouse.execute(
        "alter table raw.orders rename to own_orders;"
        "create view raw.orders as select * from raw.own_orders"
    )

    again = load("--from", str(files), "--if-missing")

    assert again.exit_code == 0
    assert "nothing was loaded" in again.output


def test_a_template_has_the_columns_that_a_load_reads(load, tmp_path):
    """If not, the first thing a new user does is to look for names in YAML."""
    written = load("--template", str(tmp_path / "new"))

    assert written.exit_code == 0
    assert "orders.csv: must have order_id, customer_id, ordered_at" in written.output
    assert load("--from", str(tmp_path / "new")).exit_code == 0
    assert load("--template", str(tmp_path / "new")).exit_code == 2
