"""CDNOW: purchases of the 23,570 customers who came in the first quarter of 1997.

Source: Fader and Hardie, as shipped in the Python package ``lifetimes``.
"""

from pathlib import Path

from segmentation.datasets.tables import (
    Report,
    connect,
    existing,
    package_folder,
    write_tables,
)
from segmentation.warehouse.base import sql_text

PURCHASES = """
    create table purchases as
    select
        row_number() over () as purchase_number,
        fields[1] as customer_id,
        strptime(fields[2], '%Y%m%d') as ordered_at,
        cast(fields[3] as bigint) as pieces,
        cents(cast(fields[4] as decimal(18, 4))) as paid
    from (
        select regexp_extract_all(line, '\\S+') as fields
        from read_csv(
            {file}, columns = {{'line': 'varchar'}}, delim = '\\0',
            header = false, skip = 1, quote = '', escape = ''
        )
    )
"""

QUERIES = {
    "customers": """
        select
            customer_id,
            'UTC' as time_zone,
            'United States' as country
        from purchases
        group by customer_id
        order by customer_id
    """,
    "orders": """
        select
            cast(purchase_number as varchar) as order_id,
            customer_id,
            ordered_at,
            'UTC' as time_zone,
            'completed' as status,
            'USD' as currency,
            'web' as sales_channel
        from purchases
        order by purchase_number
    """,
    "order_lines": """
        select
            cast(purchase_number as varchar) as order_id,
            1 as line_number,
            'CD' as product_id,
            'music' as category,
            pieces as quantity,
            money(piece_price(paid, pieces)) as unit_price,
            money(pieces * piece_price(paid, pieces) - paid * 100) as discount
        from purchases
        order by purchase_number
    """,
}


def write(directory: Path, *, path: Path | None = None, progress: Report) -> None:
    """Write CDNOW as customers, orders and order lines.

    Parameters
    ----------
    directory
        Existing folder for the parquet files.
    path
        File in the layout of ``CDNOW_master.txt``; by default the one inside
        the installed package ``lifetimes``.
    progress
        Called with a table's name and its number of rows, or None.

    Raises
    ------
    InputError
        If the package or the file is missing.
    """
    folder = None if path else package_folder("lifetimes", "lifetimes", "datasets")
    file = existing(path or folder / "CDNOW_master.txt")
    with connect() as connection:
        connection.execute(PURCHASES.format(file=sql_text(file)))
        write_tables(connection, QUERIES, directory, progress)
