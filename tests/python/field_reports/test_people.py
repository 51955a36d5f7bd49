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
