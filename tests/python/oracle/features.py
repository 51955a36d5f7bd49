"""What is known about each observed customer, as of one instant."""

from datetime import datetime, timedelta
from decimal import Decimal

import pandas as pd

from oracle.netting import net_orders

YEAR = timedelta(days=365)
FIRST_SEEN = {
    "orders": "ordered_at",
    "returns": "returned_at",
    "events": "occurred_at",
    "tickets": "opened_at",
}


def customer_features(
    facts: dict[str, pd.DataFrame],
    rates: pd.DataFrame,
    as_of: datetime,
    base: str = "GBP",
) -> pd.DataFrame:
    """Return one row per observed customer, indexed by customer_id.

    ``facts`` holds the accepted rows of the six tables, times in naive UTC.
    """
    orders, unmatched = net_orders(facts, rates, as_of, base)
    orders = orders[~orders["is_cancelled"].astype(bool)]
    per_customer = dict(list(orders.groupby("customer_id")))
    logins = _latest_logins(facts["events"], as_of)
    rows = {
        customer: _money(
            per_customer.get(customer, orders.iloc[:0]),
            unmatched.get(customer, Decimal(0)),
            as_of,
            signed_up_at,
        )
        | _login(logins.get(customer), as_of, signed_up_at)
        for customer, signed_up_at in _observed(facts, as_of)
    }
    return pd.DataFrame.from_dict(rows, orient="index", dtype=object)


def _observed(facts: dict[str, pd.DataFrame], as_of: datetime):
    seen = pd.concat(
        facts[table][["customer_id", column]].set_axis(["customer_id", "at"], axis=1)
        for table, column in FIRST_SEEN.items()
    )
    first_seen = seen.dropna().groupby("customer_id")["at"].min().to_dict()
    columns = ["customer_id", "signed_up_at", "deleted_at"]
    for customer, signed_up, deleted in facts["customers"][columns].itertuples(
        index=False
    ):
        if not pd.isna(deleted) and deleted < as_of:
            continue
        known = not pd.isna(signed_up) and signed_up < as_of
        witnesses = [signed_up] if known else []
        since = min([*witnesses, first_seen.get(customer, as_of)])
        if since < as_of:
            yield customer, since


def _money(
    orders: pd.DataFrame, unmatched: Decimal, as_of: datetime, signed_up_at: datetime
) -> dict:
    purchases = orders[orders["net"] > 0]
    year = orders["ordered_at"] >= as_of - YEAR
    gross = sum(orders["gross"], Decimal(0))
    refunds = sum(orders["refund"], Decimal(0)) + unmatched
    last = max(purchases["ordered_at"], default=signed_up_at)
    return {
        "tenure_days": (as_of - signed_up_at).days,
        "has_ordered": len(purchases) > 0,
        "days_since_last_order": (as_of - last).days,
        "count_orders": len(purchases),
        "count_orders_365d": int((purchases["ordered_at"] >= as_of - YEAR).sum()),
        "gross_spend": gross,
        "refunds": refunds,
        "net_spend": gross - refunds,
        "net_spend_365d": sum(orders["net"][year], Decimal(0)),
        "return_share": float(refunds / gross) if gross > 0 else 0.0,
    }


def _latest_logins(events: pd.DataFrame, as_of: datetime) -> dict[str, datetime]:
    logins = events[events["event_type"].eq("login") & events["occurred_at"].lt(as_of)]
    return logins.groupby("customer_id")["occurred_at"].max().to_dict()


def _login(last: datetime | None, as_of: datetime, signed_up_at: datetime) -> dict:
    return {
        "days_since_last_login": (as_of - (last or signed_up_at)).days,
        "is_last_login_defaulted": last is None,
    }
