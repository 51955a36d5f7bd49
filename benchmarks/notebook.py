"""What a data scientist would write in a notebook, from the same parquet files.

    python -m benchmarks.notebook RAW_FOLDER OUT.parquet 2026-01-01

Pandas and scikit-learn with their usual settings. The number of segments is chosen
by the silhouette on a sample of 20,000 customers, as it takes time by the square;
the chosen k-means is fitted on all of them. Columns are read as needed and amounts
become floats at once: a notebook that runs out of memory would be changed.
"""

# Cells of a notebook, in order: one name after the other, few functions.
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

FEATURES = [
    "recency_days",
    "frequency",
    "monetary",
    "average_order_value",
    "return_share",
    "discount_share",
    "tenure_days",
    "days_since_login",
    "logins_90d",
    "active_days_90d",
]
SKEWED = [name for name in FEATURES if not name.endswith("_share")]


def read(raw: Path, table: str, columns: list[str]) -> pd.DataFrame:
    """Read some columns of a table; exact decimals become floats."""
    frame = pd.read_parquet(
        raw / f"{table}.parquet", columns=columns, dtype_backend="pyarrow"
    )
    amounts = [name for name in columns if "decimal" in str(frame.dtypes[name])]
    return frame.astype(dict.fromkeys(amounts, "float64"))


def to_utc(times: pd.Series, zones: pd.Series) -> pd.Series:
    """Turn wall clocks into UTC, zone by zone; unknown zones give no time."""
    utc = pd.Series(pd.NaT, index=times.index, dtype="datetime64[us]")
    times = times.astype("datetime64[us]")
    for zone, local in times.groupby(zones.fillna("UTC").astype(object)):
        try:
            utc[local.index] = (
                local.dt.tz_localize(zone, ambiguous=False, nonexistent="shift_forward")
                .dt.tz_convert("UTC")
                .dt.tz_localize(None)
            )
        except (KeyError, ValueError, OSError):
            continue
    return utc


def main(raw: Path, out: Path, as_of: pd.Timestamp) -> None:
    """Go from the raw files to a parquet file of customers and segments."""
    # --- customers
    customers = read(
        raw, "customers", ["customer_id", "signed_up_at", "time_zone", "deleted_at"]
    )
    customers = customers.dropna(subset="customer_id").drop_duplicates("customer_id")
    customers["signed_up_at"] = to_utc(customers.signed_up_at, customers.time_zone)
    customers["deleted_at"] = to_utc(customers.deleted_at, customers.time_zone)
    customers = customers[~(customers.deleted_at < as_of)]

    # --- orders
    orders = read(
        raw,
        "orders",
        ["order_id", "customer_id", "ordered_at", "time_zone", "status", "currency"],
    )
    orders = orders.dropna(subset=["order_id", "ordered_at", "currency"])
    orders = orders.drop_duplicates("order_id")
    orders = orders[orders.status.str.lower() != "cancelled"]
    orders["ordered_at"] = to_utc(orders.ordered_at, orders.time_zone)
    orders = orders[orders.ordered_at < as_of]

    # --- what they were worth
    lines = read(
        raw,
        "order_lines",
        ["order_id", "line_number", "quantity", "unit_price", "discount"],
    )
    lines = lines.drop_duplicates(["order_id", "line_number"])
    lines = lines[(lines.quantity >= 0) & lines.unit_price.notna()]
    lines["discount"] = lines.discount.fillna(0)
    lines["gross"] = lines.quantity * lines.unit_price - lines.discount
    amounts = lines.groupby("order_id")[["gross", "discount"]].sum()
    del lines

    # --- net of returns
    returns = read(
        raw,
        "returns",
        ["return_id", "order_id", "customer_id", "refund", "returned_at", "time_zone"],
    )
    returns = returns.dropna(subset="return_id").drop_duplicates("return_id")
    returns["returned_at"] = to_utc(returns.returned_at, returns.time_zone)
    returns = returns[(returns.refund >= 0) & (returns.returned_at < as_of)]
    refunds = returns.groupby("order_id").refund.sum()
    unmatched = returns[returns.order_id.isna()].groupby("customer_id").refund.sum()

    orders = orders.merge(amounts, left_on="order_id", right_index=True)
    orders = orders.merge(
        refunds.rename("refund"), how="left", left_on="order_id", right_index=True
    )
    orders["refund"] = orders.refund.fillna(0)
    # Fixed rates: notebooks rarely look up the rate of each day.
    rates = {"GBP": 1.0, "EUR": 0.86, "USD": 0.78, "AUD": 0.51}
    rate = orders.currency.map(rates).astype("float64").fillna(1.0)
    for column in ("gross", "discount", "refund"):
        orders[column] = orders[column] * rate
    orders["net"] = orders.gross - orders.refund

    # --- recency, frequency, monetary
    purchases = orders[orders.net > 0]
    by_customer = purchases.groupby("customer_id")
    rfm = by_customer.agg(
        last_ordered_at=("ordered_at", "max"),
        frequency=("order_id", "size"),
        average_order_value=("net", "mean"),
    )
    totals = orders.groupby("customer_id")[["gross", "discount", "refund"]].sum()
    rfm = rfm.join(totals)
    rfm["refund"] += unmatched.reindex(rfm.index).fillna(0)
    rfm["monetary"] = rfm.gross - rfm.refund
    rfm["recency_days"] = (as_of - rfm.last_ordered_at).dt.days
    rfm["return_share"] = (rfm.refund / rfm.gross).fillna(0)
    rfm["discount_share"] = (rfm.discount / (rfm.gross + rfm.discount)).fillna(0)

    # --- logins
    events = read(
        raw, "events", ["event_id", "customer_id", "event_type", "occurred_at_ms"]
    )
    events = events.dropna().drop_duplicates("event_id")
    events["event_type"] = events.event_type.str.lower()
    events = events[events.occurred_at_ms < as_of.value // 1_000_000]
    events["occurred_at"] = events.occurred_at_ms.astype("int64").astype(
        "datetime64[ms]"
    )
    logins = events[events.event_type == "login"]
    last_login = logins.groupby("customer_id").occurred_at.max()
    start = as_of - pd.Timedelta(days=90)
    recent = events[(events.occurred_at >= start) & (events.event_type != "email_sent")]
    logins_90d = recent[recent.event_type == "login"].groupby("customer_id").size()
    days = recent.assign(day=recent.occurred_at.dt.floor("D"))
    active_days = days.drop_duplicates(["customer_id", "day"])
    active_days = active_days.groupby("customer_id").size()
    del events, logins, recent, days

    # --- one row per customer
    table = customers.set_index("customer_id")[["signed_up_at"]].join(rfm, how="inner")
    signed_up_at = table.signed_up_at.fillna(table.last_ordered_at)
    table["tenure_days"] = (as_of - signed_up_at).dt.days
    seen = last_login.reindex(table.index).fillna(signed_up_at)
    table["days_since_login"] = (as_of - seen).dt.days
    table["logins_90d"] = logins_90d.reindex(table.index).fillna(0)
    table["active_days_90d"] = active_days.reindex(table.index).fillna(0)

    # --- k-means
    features = table[FEATURES].astype("float64").fillna(0)
    features[SKEWED] = np.log1p(features[SKEWED].clip(lower=0))
    scaled = StandardScaler().fit_transform(features)
    random = np.random.default_rng(0)
    chosen = random.permutation(len(scaled))[:20_000]
    sample = scaled[chosen]
    scores = {}
    for k in range(3, min(9, len(sample))):
        labels = KMeans(k, n_init=10, random_state=0).fit_predict(sample)
        scores[k] = silhouette_score(sample, labels, sample_size=10_000, random_state=0)
    best = max(scores, key=scores.get)
    table["segment"] = KMeans(best, n_init=10, random_state=0).fit_predict(scaled)

    table[["segment"]].reset_index().to_parquet(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), pd.Timestamp(sys.argv[3]))
