"""Who a customer is, and since when, where two witnesses differ."""

from datetime import date
from decimal import Decimal

import pytest

from support.project import Warehouses

pytestmark = pytest.mark.recipe("field")


def test_tenure_counts_from_the_earlier_of_sign_up_and_first_order(
    engine: str, built: Warehouses
) -> None:
    """If not, customers of years are new ones on the day on which a shop moves."""
    found = built(engine, "field").query(
        "select tenure_days, cohort_month, spend_per_month, days_since_last_login"
        " from segmentation.customer_features where customer_id = 'sign_moved'"
    )
    days, month, spend, login = found.iloc[0]
    assert (days, month, login) == (806, date(2023, 1, 1), 806)
    assert spend == Decimal("45.3164")


def test_who_was_seen_before_the_sign_up_fails_a_check(
    engine: str, built: Warehouses
) -> None:
    """If not, nobody learns that the accounts are younger than the customers."""
    scores = built(engine, "field").query(
        "select customer_id, data_quality_score from segmentation.customer_features"
        " where customer_id in ('sign_moved', 'sign_control')"
    )
    score = dict(scores.itertuples(index=False, name=None))
    assert score["sign_moved"] == pytest.approx(score["sign_control"] - 1 / 10)


def test_customers_who_share_an_email_address_are_counted(
    engine: str, built: Warehouses
) -> None:
    """If not, nobody learns that persons are there under several ids."""
    found = built(engine, "field").query(
        "select count_unlinked, example from segmentation_intermediate.unlinked_rows"
        " where measure = 'shared_emails'"
    )
    count, example = found.iloc[0]
    assert count >= 2
    assert example is not None


def test_what_aliases_did_belongs_to_their_customer(
    engine: str, built: Warehouses
) -> None:
    """If not, one person with two accounts is two customers who bought half."""
    found = built(engine, "field").query(
        "select customer_id, count_orders, cast(gross_spend as int) as gross,"
        " cast(refunds as int) as refunds, count_tickets_90d, is_last_login_defaulted,"
        " cast(signed_up_at as date) as since"
        " from segmentation.customer_features where customer_id like 'merge%'"
        " order by customer_id"
    )
    rows = {row[0]: row[1:] for row in found.itertuples(index=False, name=None)}
    assert rows["merge_main"] == (3, 40, 10, 1, False, date(2022, 3, 1))
    assert "merge_old" not in rows
    assert "merge_older" not in rows


def test_an_alias_that_leads_nowhere_is_not_followed(
    engine: str, built: Warehouses
) -> None:
    """If it were, orders would go to a customer that nobody named, or vanish."""
    warehouse = built(engine, "field")
    faults = warehouse.query(
        "select alias_id, fault from segmentation_staging.stg_shop__customer_aliases"
        " where fault is not null order by alias_id"
    )
    assert faults.to_numpy().tolist() == [
        ["merge_orphan", "unknown_customer"],
        ["merge_round_a", "circle"],
        ["merge_round_b", "circle"],
        ["merge_torn", "several_customers"],
    ]
    kept = warehouse.query(
        "select customer_id from segmentation.customer_features"
        " where count_orders = 1 and customer_id in"
        " ('merge_orphan', 'merge_round_a', 'merge_torn')"
    )
    assert len(kept) == 3


def test_a_merged_account_is_rejected_as_such(engine: str, built: Warehouses) -> None:
    """If not, the account and its customer are two rows of one person."""
    rows = built(engine, "field").query(
        "select customer_id, reject_reason from segmentation.rejected_customers"
        " where customer_id like 'merge%' order by customer_id"
    )
    assert rows.to_numpy().tolist() == [
        ["merge_old", "merged_customer"],
        ["merge_older", "merged_customer"],
    ]
