"""Without events, returns and tickets there are segments all the same."""

import pytest

from support.project import Warehouses

pytestmark = pytest.mark.recipe("bare")
OPTIONAL = ["events", "returns", "tickets"]
AS_OF = "2026-01-01"
DEFAULTS = {
    "is_last_login_defaulted": True,
    "refunds": 0,
    "return_share": 0,
    "active_days_30d": 0,
    "active_days_90d": 0,
    "cart_abandonments_90d": 0,
    "email_open_share_90d": 0,
    "email_click_share_90d": 0,
    "count_tickets_90d": 0,
    "count_open_tickets": 0,
    "mean_satisfaction": None,
}


def test_a_table_says_which_sources_were_missing(
    engine: str, built: Warehouses
) -> None:
    """If not, a feed that vanished looks like customers who fell asleep."""
    found = built(engine, "bare").query(
        "select source_table from segmentation.source_row_counts where is_missing"
    )
    assert sorted(found["source_table"]) == OPTIONAL


def test_features_take_their_defaults(engine: str, built: Warehouses) -> None:
    """If not, nulls or nonsense stand where the docs promise a default."""
    found = built(engine, "bare").query(
        f"select distinct {', '.join(DEFAULTS)} from segmentation.customer_features"
    )
    assert found.to_dict("records") == [DEFAULTS]
    logins = built(engine, "bare").query(
        "select customer_id from segmentation.customer_features"
        " where last_login_at <> signed_up_at or days_since_last_login <> tenure_days"
    )
    assert logins.empty


def test_constant_features_leave_the_clustering(engine: str, built: Warehouses) -> None:
    """If not, a column of zeros is divided by its standard deviation."""
    found = built(engine, "bare").query(
        "select distinct feature from segmentation.segment_scaling where is_used"
    )
    features = set(found["feature"])
    assert "net_spend_365d" in features
    assert not features & {"return_share", "active_days_90d", "count_tickets_90d"}


def test_freshness_is_relative_to_as_of(engine: str, built: Warehouses) -> None:
    """If not, a replay of last year says that every source is a year late."""
    warehouse = built(engine, "bare")
    fresh = warehouse.dbt("source", "freshness", "--vars", f"as_of: {AS_OF}")
    assert fresh.stdout.count("PASS freshness") == 5
    assert "nothing to be stale" in fresh.stdout
    warehouse.execute(
        "create table raw.events (event_id text, customer_id text, event_type text,"
        " occurred_at_ms bigint)"
        # 2025-12-20 and, not yet happened, 2026-02-01.
        "; insert into raw.events values ('a', 'a', 'login', 1766188800000),"
        " ('b', 'a', 'login', 1769904000000)"
    )
    stale = warehouse.dbt(
        *("source", "freshness", "--vars", f"as_of: {AS_OF}"), check=False
    )
    warehouse.execute("drop table raw.events")
    assert stale.returncode == 1
    assert "ERROR STALE freshness of app.events" in stale.stdout
    assert stale.stdout.count("PASS freshness") == 4
