"""Online Retail II: a small file by hand, and the real one where it is present."""

import csv
import os
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from segmentation.datasets import find_dataset
from segmentation.errors import InputError
from support.project import ROOT

HEADER = (
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
)
FIRST = """\
489434,85048,GLASS BALL LIGHTS,12,2010-11-30 07:45:00,6.95,13085,United Kingdom
489434,POST,POSTAGE,1,2010-11-30 07:46:00,18,13085,United Kingdom
489434,85048,GLASS BALL LIGHTS,12,2010-11-30 07:45:00,6.95,13085,United Kingdom
"""
OVERLAP = """\
500000,22423,CAKESTAND,1,2010-12-01 08:26:00,0.105,13085.0,France
500001,22423,,-5,2010-12-02 09:00:00,0,,United Kingdom
"""
LAST = """\
C500002,22423,CAKESTAND,-1,2011-01-05 09:00:00,0.105,13085,France
C500003,D,Discount,-1,2011-01-06 09:00:00,7.5,12346,United Kingdom
"""
REAL = Path(
    os.environ.get(
        "SEGMENTATION_ONLINE_RETAIL_II",
        ROOT.parent / "shared/data/online_retail_ii/online_retail_ii.parquet",
    )
)


def write(directory, **options):
    find_dataset("online-retail-ii", options)(directory, progress=None)
    return directory


def rows(directory, table, columns):
    file = directory / f"{table}.parquet"
    return duckdb.sql(f"select {columns} from '{file}' order by all").fetchall()


@pytest.fixture
def small(tmp_path):
    file = tmp_path / "small.csv"
    file.write_text(HEADER + FIRST + OVERLAP + OVERLAP + LAST)
    (tmp_path / "out").mkdir()
    return write(tmp_path / "out", path=file)


def test_the_overlap_of_the_sheets_is_dropped_once(small):
    orders = rows(small, "orders", "order_id, customer_id, cast(ordered_at as text)")
    assert orders == [
        ("489434", "13085", "2010-11-30 07:45:00"),
        ("500000", "13085", "2010-12-01 08:26:00"),
        ("500001", None, "2010-12-02 09:00:00"),
    ]
    lines = rows(small, "order_lines", "order_id, line_number")
    assert lines[3:] == [("500000", 1), ("500001", 1)]


def test_equal_lines_of_an_invoice_stay_two_lines(small):
    columns = "line_number, product_id, category, quantity, unit_price"
    lines = [line for line in rows(small, "order_lines", f"order_id, {columns}")]
    assert [line[1:] for line in lines if line[0] == "489434"] == [
        (1, "85048", "lighting", 12, Decimal("6.9500")),
        (2, "POST", "postage", 1, Decimal("18.0000")),
        (3, "85048", "lighting", 12, Decimal("6.9500")),
    ]


def test_stock_adjustments_stay_in_as_they_are(small):
    columns = "order_id, quantity, unit_price"
    assert ("500001", -5, Decimal("0.0000")) in rows(small, "order_lines", columns)


def test_credit_notes_are_returns_that_name_no_order(small):
    columns = "return_id, order_id, customer_id, product_id, quantity, refund"
    assert rows(small, "returns", columns) == [
        ("C500002-1", None, "13085", "22423", 1, Decimal("0.1050")),
        ("C500003-1", None, "12346", "D", 1, Decimal("7.5000")),
    ]


def test_customers_live_where_their_latest_invoice_says(small):
    assert rows(small, "customers", "customer_id, country") == [
        ("12346", "United Kingdom"),
        ("13085", "France"),
    ]


def test_a_missing_column_is_named(tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text("Invoice,StockCode\n1,2\n")
    with pytest.raises(InputError, match="lacks the column Description, Quantity"):
        write(tmp_path, path=file)


def test_a_wrong_value_is_named(tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text(HEADER + FIRST.replace(",12,", ",abc,"))
    with pytest.raises(InputError, match="'abc'"):
        write(tmp_path, path=file)


def test_a_workbook_gives_the_same_tables_as_its_rows(tmp_path, small):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, text in [("Year 1", FIRST + OVERLAP), ("Year 2", OVERLAP + LAST)]:
        sheet = book.create_sheet(title)
        for row in csv.reader((HEADER + text).splitlines()):
            sheet.append([value or None for value in row])
    book.save(tmp_path / "book.xlsx")
    (tmp_path / "book").mkdir()

    write(tmp_path / "book", path=tmp_path / "book.xlsx")

    for table in ("customers", "orders", "order_lines", "returns"):
        assert rows(tmp_path / "book", table, "*") == rows(small, table, "*")


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    if not REAL.exists():
        pytest.skip(f"Online Retail II is not at {REAL}")
    return write(tmp_path_factory.mktemp("real"), path=REAL)


@pytest.fixture(scope="module")
def real_second_sheet(tmp_path_factory):
    if not REAL.exists():
        pytest.skip(f"Online Retail II is not at {REAL}")
    folder = tmp_path_factory.mktemp("real_second_sheet")
    return write(folder, path=REAL, sheet="Year 2010-2011")


def count(directory, table):
    return rows(directory, table, "count(*)")[0][0]


def test_the_real_file_loses_exactly_its_overlap(real):
    assert count(real, "order_lines") + count(real, "returns") == 1_067_371 - 22_523
    assert count(real, "customers") == 5_942


def test_the_second_sheet_has_its_published_invoices(real_second_sheet):
    orders = count(real_second_sheet, "orders")
    notes = rows(
        real_second_sheet,
        "returns",
        "count(distinct split_part(return_id, '-', 1)), count(*)",
    )[0]
    assert orders + notes[0] == 25_900
    assert notes == (3_836, 9_288)
    assert count(real_second_sheet, "order_lines") == 541_910 - 9_288


def test_the_second_sheet_has_its_published_gross(real_second_sheet):
    lines = real_second_sheet / "order_lines.parquet"
    orders = real_second_sheet / "orders.parquet"
    gross = duckdb.sql(
        f"""
        select sum(quantity * unit_price)
        from '{lines}' as lines
        inner join '{orders}' as orders using (order_id)
        where customer_id is not null and quantity > 0 and unit_price > 0
            and not (order_id = '581587' and product_id = 'POST')
        """
    ).fetchone()[0]
    assert round(gross, 2) == Decimal("8911407.90"), gross


def test_an_unknown_sheet_is_named(real, tmp_path):
    with pytest.raises(InputError, match="Year 2009-2010, Year 2010-2011"):
        write(tmp_path, path=REAL, sheet="Year 2012")
