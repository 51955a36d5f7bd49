"""Online Retail II: two years of invoices of a British gift wholesaler.

Source: Chen, D., UCI Machine Learning Repository, doi 10.24432/C5CG6D,
CC BY 4.0. Every mapping is explained in ``docs/data-sets.md``.
"""

from pathlib import Path

import duckdb

from segmentation.datasets.online_retail_file import read_file
from segmentation.datasets.tables import Report, connect, write_tables
from segmentation.errors import InputError
from segmentation.warehouse.base import sql_text

RULES = Path(__file__).with_name("online_retail_categories.csv")

# The workbook repeats the first days of its second sheet at the end of its
# first one: what an earlier sheet has from the start of a later one on goes.
SALES = """
    create table sales as
    with sheets as (
        select sheet, min(sold_at) as starts_at
        from file_rows
        group by sheet
    ),
    sheets_in_time as (
        select
            sheet,
            lead(starts_at) over (order by starts_at) as next_starts_at
        from sheets
    )
    select
        file_rows.*,
        file_rows.invoice like 'C%' as is_credit_note,
        row_number() over (
            partition by file_rows.invoice order by file_rows.row_number
        ) as line_number
    from file_rows
    inner join sheets_in_time on file_rows.sheet = sheets_in_time.sheet
    where
        sheets_in_time.next_starts_at is null
        or file_rows.sold_at < sheets_in_time.next_starts_at
"""

# A product has many descriptions, notes of the stockroom among them: its
# usual one, on lines with a price, decides.
CATEGORIES = """
    create table categories as
    with rules as (
        select *, row_number() over () as priority
        from read_csv({rules}, header = true, all_varchar = true)
    ),
    descriptions as (
        select stock_code, description, count(*) as count_lines
        from sales
        where price > 0 and description is not null
        group by stock_code, description
    ),
    usual_descriptions as (
        select
            stock_code,
            arg_min(description, (-count_lines, description)) as description
        from descriptions
        group by stock_code
    ),
    products as (
        select sales.stock_code, any_value(usual.description) as description
        from sales
        left join usual_descriptions as usual using (stock_code)
        group by sales.stock_code
    )
    select
        products.stock_code,
        coalesce(
            arg_min(rules.category, rules.priority), 'other products'
        ) as category
    from products
    left join rules
        on regexp_matches(
            case
                when rules.matches = 'stock_code' then products.stock_code
                else products.description
            end,
            rules.pattern
        )
    group by products.stock_code
"""

QUERIES = {
    "customers": """
        select
            customer_id,
            'Europe/London' as time_zone,
            arg_max(country, (sold_at, row_number)) as country
        from sales
        where customer_id is not null
        group by customer_id
        order by customer_id
    """,
    "orders": """
        select
            invoice as order_id,
            max(customer_id) as customer_id,
            min(sold_at) as ordered_at,
            'Europe/London' as time_zone,
            'completed' as status,
            'GBP' as currency,
            'web' as sales_channel
        from sales
        where not is_credit_note
        group by invoice
        order by invoice
    """,
    "order_lines": """
        select
            sales.invoice as order_id,
            sales.line_number,
            sales.stock_code as product_id,
            categories.category,
            sales.quantity,
            sales.price as unit_price,
            cast(0 as decimal(18, 4)) as discount
        from sales
        inner join categories on sales.stock_code = categories.stock_code
        where not sales.is_credit_note
        order by sales.invoice, sales.line_number
    """,
    "returns": """
        select
            invoice || '-' || line_number as return_id,
            cast(null as varchar) as order_id,
            customer_id,
            stock_code as product_id,
            abs(quantity) as quantity,
            abs(quantity * price) as refund,
            'GBP' as currency,
            sold_at as returned_at,
            'Europe/London' as time_zone
        from sales
        where is_credit_note
        order by invoice, line_number
    """,
}


def write(
    directory: Path, *, path: Path, sheet: str | None = None, progress: Report
) -> None:
    """Write Online Retail II as customers, orders, order lines and returns.

    Parameters
    ----------
    directory
        Existing folder for the parquet files.
    path
        The UCI workbook as xlsx, or its rows as csv or parquet.
    sheet
        Name of the one sheet to take, such as ``Year 2010-2011``; None takes
        all of them and drops their overlap once.
    progress
        Called with a table's name and its number of rows, or None.

    Raises
    ------
    InputError
        If the file, one of its columns or the sheet is missing.
    """
    with connect() as connection:
        read_file(connection, path, progress)
        if sheet:
            _keep_sheet(connection, sheet)
        connection.execute(SALES)
        connection.execute(CATEGORIES.format(rules=sql_text(RULES)))
        write_tables(connection, QUERIES, directory, progress)


def _keep_sheet(connection: duckdb.DuckDBPyConnection, sheet: str) -> None:
    rows = connection.execute("select distinct sheet from file_rows order by 1")
    names = [name for (name,) in rows.fetchall()]
    if sheet not in names:
        raise InputError(f"there is no sheet {sheet!r}; there are {', '.join(names)}.")
    connection.execute("delete from file_rows where sheet <> ?", [sheet])
