"""Nothing is silently lost between the raw tables and what people read."""

from support.messy import STAGED
from support.project import Warehouse
from support.tables import public_tables

RAW_TABLES = list(STAGED)


def test_every_raw_row_is_accepted_duplicate_or_rejected(demo: Warehouse) -> None:
    """If not, a feed can lose rows and nobody is told."""
    counts = demo.query(
        f"select * from {public_tables(demo)['source_row_counts']}"
    ).set_index("source_table")
    for table in RAW_TABLES:
        raw = demo.query(f"select count(*) as n from raw.{table}")["n"][0]
        row = counts.loc[table]
        assert raw == row["count_raw"]
        assert raw == (
            row["count_accepted"] + row["count_duplicates"] + row["count_rejected"]
        )


def test_every_observed_customer_is_in_one_segment(demo: Warehouse) -> None:
    """If not, the CRM writes back nothing, or two segments, for somebody."""
    tables = public_tables(demo)
    observed = demo.query(f"select customer_id from {tables['customer_features']}")
    placed = demo.query(f"select customer_id from {tables['customer_segments']}")
    assert sorted(observed["customer_id"]) == sorted(placed["customer_id"])
