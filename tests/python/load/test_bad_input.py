"""Bad input: one sentence, exit code 2, and the previous tables unchanged."""

import subprocess
import sys
import textwrap

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

LINES = "order_id,line_number,quantity,unit_price\n"


def remove(name):
    return lambda folder: (folder / name).unlink()


def write(name, text):
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def write_bytes(name, content):
    return lambda folder: (folder / name).write_bytes(content)


def write_parquet(name, **columns):
    return lambda folder: pq.write_table(pa.table(columns), folder / name)


BAD_FILES = {
    "a required file is missing": (
        remove("orders.csv"),
        ["required table orders", "orders.parquet", "orders.csv"],
    ),
    "a table has two files": (
        write("orders.parquet", ""),
        ["both orders.parquet and orders.csv"],
    ),
    "a required column is missing": (
        write("order_lines.csv", "order_id,line_number,quantity\no1,1,2\n"),
        ["order_lines.csv", "required column unit_price", "discount"],
    ),
    "a quantity is a word": (
        write("order_lines.csv", LINES + 'o1,1,2,1\n"o\n1",2,1,1\no1,3,abc,1\n'),
        ["order_lines.csv", "column quantity", "row 3 (line 5)", "'abc'", "a number"],
    ),
    "a line number has a fraction": (
        write("order_lines.csv", LINES + "o1,1.5,2,1\n"),
        ["column line_number", "row 1 (line 2)", "'1.5'", "a whole number"],
    ),
    "a price is too large": (
        write("order_lines.csv", LINES + "o1,1,2,100000000000000\n"),
        ["column unit_price", "row 1", "14 digits"],
    ),
    "a price is too large once it is rounded": (
        write("order_lines.csv", LINES + "o1,1,2,99999999999999.99999999999\n"),
        ["column unit_price", "row 1", "14 digits"],
    ),
    "one of many wall clocks has a zone": (
        write(
            "orders.csv",
            "order_id,customer_id,ordered_at,currency\no1,c1,2025-01-01 10:00,GBP\n"
            "o2,c1,2025-01-01T10:00Z,GBP\n",
        ),
        ["column ordered_at", "row 2 (line 3)", "only where all values"],
    ),
    "one of many instants has no zone": (
        write(
            "orders.csv",
            "order_id,customer_id,ordered_at,currency\no1,c1,2025-01-01T10:00Z,GBP\n"
            "o2,c1,2025-01-01 10:00,GBP\n",
        ),
        ["column ordered_at", "row 2 (line 3)", "with an offset"],
    ),
    "semicolons stand between the columns": (
        write("orders.csv", "order_id;customer_id;ordered_at;currency\no1;c1;x;GBP\n"),
        ["orders.csv separates its columns by semicolons", "commas"],
    ),
    "tabs stand between the columns": (
        write("orders.csv", "order_id\tcustomer_id\tordered_at\tcurrency\n"),
        ["orders.csv separates its columns by tabs"],
    ),
    "the files are workbooks": (
        lambda folder: (folder / "orders.csv").rename(folder / "Orders.xlsx"),
        ["required table orders", "it holds Orders.xlsx", "save the sheets"],
    ),
    "a row has a field too many": (
        write("order_lines.csv", LINES + "o1,1,2,1,9\n"),
        ["order_lines.csv", "Expected 4 columns, got 5"],
    ),
    "a csv is empty": (
        write("customers.csv", ""),
        ["customers.csv is empty", "must name the columns"],
    ),
    "a csv names a column twice": (
        write("customers.csv", "customer_id,email,email\nc1,a,b\n"),
        ["the column email more than once"],
    ),
    "quotes are not doubled": (
        write(
            "order_lines.csv",
            "order_id,line_number,product_id,quantity,unit_price\n"
            'o1,1,"5 inch disc,2,10\no2,1,"7 inch disc,3,20\n',
        ),
        ["order_lines.csv, line 3", "written twice"],
    ),
    "a quote is never closed": (
        write("customers.csv", 'customer_id,email\nc1,"a\nc2,b\n'),
        ["customers.csv, line 3", "written twice"],
    ),
    "a backslash stands before a quote": (
        write("customers.csv", 'customer_id,email\nc1,5\\" disc\n'),
        ["customers.csv, line 2", "backslash"],
    ),
    "a value has no column": (
        write("customers.csv", "customer_id,email,,\nc1,a,,\nc2,b,,x\n"),
        ["customers.csv, line 3", "'x'", "column 4", "no name"],
    ),
    "two names mean one column": (
        write("customers.csv", "Customer ID,customer_id\nc1,c2\n"),
        ["customers.csv", "Customer ID and customer_id", "rename"],
    ),
    "a version is a word": (
        write("customers.csv", "customer_id,updated_at\nc1,yesterday\n"),
        ["column updated_at", "row 1 (line 2)", "'yesterday'", "an ISO date"],
    ),
    "a csv is not UTF-8": (
        write_bytes("customers.csv", b"customer_id,email\nc1,\xff\xfe\n"),
        ["customers.csv cannot be read", "line 2 is not UTF-8 (byte 0xff"],
    ),
    "a header is not UTF-8": (
        write_bytes("customers.csv", "customer_id,größe\nc1,1\n".encode("latin-1")),
        ["customers.csv cannot be read", "line 1 is not UTF-8 (byte 0xf6"],
    ),
    "a csv of another program is UTF-16": (
        write_bytes("customers.csv", "customer_id,email\nc1,a\n".encode("utf-16")),
        ["customers.csv cannot be read", "line 1 is not UTF-8 (byte 0xff"],
    ),
    "a text holds NUL": (
        write_bytes("customers.csv", b"customer_id,email\nc1,a\x00b\n"),
        ["column email", "row 1", "without the character NUL"],
    ),
    "a parquet file is no parquet": (
        write("events.parquet", "hello"),
        ["events.parquet cannot be read"],
    ),
    "a parquet column has the wrong type": (
        write_parquet(
            "events.parquet",
            event_id=["e1", "e2"],
            customer_id=["c1", "c1"],
            event_type=["login", "login"],
            occurred_at_ms=pa.array(["1700000000000", "yesterday"]),
        ),
        ["events.parquet", "column occurred_at_ms, row 2:", "'yesterday'"],
    ),
}


def assert_one_sentence(result, *parts):
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    for part in parts:
        assert part in result.stderr


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_named_and_nothing_changes(load, files, case):
    spoil, parts = BAD_FILES[case]
    load("--from", str(files))
    before = load.tables()
    # What would be loaded first is different: a partial load would show.
    (files / "customers.csv").write_text("customer_id\nnew\n")

    spoil(files)
    result = load("--from", str(files))

    assert_one_sentence(result, *parts)
    assert load.tables() == before


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["--dataset", "cdnow", "--sheet", "x"], ["--sheet", "cdnow", "--path"]),
        (["--dataset", "online-retail-ii"], ["online-retail-ii needs --path"]),
        (["--dataset", "online-retail-ii", "--path", "no.csv"], ["no.csv"]),
        (["--from", "nowhere"], ["no folder", "nowhere"]),
        ([], ["one of --from DIR, --dataset NAME"]),
    ],
)
def test_a_wrong_option_is_named_and_nothing_changes(load, files, words, parts):
    load("--from", str(files))
    before = load.tables()

    assert_one_sentence(load(*words), *parts)
    assert load.tables() == before


def test_an_unknown_data_set_is_named_beside_those_there_are(load):
    """A slip of the keyboard must cost no look into the code."""
    result = load("--dataset", "nope")
    assert result.exit_code == 2
    last = result.stderr.strip().splitlines()[-1]
    assert "'nope' is not one of 'synthetic', 'online-retail-ii'," in last


def test_an_unknown_target_is_named(load, files):
    load.warehouse.engine = "nowhere"
    assert_one_sentence(load("--from", str(files)), "nowhere", "duckdb", "postgres")


def test_missing_profiles_are_named(load, files, tmp_path):
    result = load("--from", str(files), DBT_PROFILES_DIR=str(tmp_path))
    assert_one_sentence(
        result, "no profiles.yml", str(tmp_path), "profiles.yml.example"
    )


def test_a_folder_that_is_no_project_is_named(load, files, tmp_path):
    words = ["load", "--from", str(files), "--project-dir", str(tmp_path)]
    command = [sys.executable, "-m", "segmentation.cli", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unreachable_server_is_named(load, files):
    if load.warehouse.engine == "duckdb":
        pytest.skip("DuckDB has no server")
    load("--from", str(files))
    before = load.tables()

    result = load("--from", str(files), PGHOST="127.0.0.1", PGPORT="1")

    assert_one_sentence(result, "127.0.0.1:1", "cannot be reached")
    assert load.tables() == before


def test_a_locked_file_is_named(load, files):
    if load.warehouse.engine == "postgres":
        pytest.skip("PostgreSQL serves many at once")
    load("--from", str(files))
    before = load.tables()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(load.warehouse.duckdb_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    holder.stdout.readline()
    result = load("--from", str(files))
    holder.communicate(b"\n")

    assert_one_sentence(result, "Another process has", "warehouse.duckdb")
    assert load.tables() == before


def test_a_warehouse_that_rejects_the_last_table_keeps_all(load, files):
    load("--from", str(files))
    before = load.tables()
    (files / "customers.csv").write_text("customer_id\nnew\n")
    spoil_last_table(load.warehouse)

    result = load("--from", str(files))

    assert_one_sentence(result, "raw.tickets")
    assert (
        load.warehouse.query("select customer_id from raw.customers").iloc[0, 0]
        == (before["customers"][0][0])
    )


def spoil_last_table(warehouse):
    """Put a view in the place of the table that is loaded last."""
    warehouse.execute("drop table raw.tickets")
    warehouse.execute("create view raw.tickets as select 1 as one")


HOLD = textwrap.dedent(
    """
    import sys, duckdb
    connection = duckdb.connect(sys.argv[1])
    print("held", flush=True)
    sys.stdin.readline()
    """
)
