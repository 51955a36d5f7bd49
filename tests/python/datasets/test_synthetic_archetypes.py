"""The truth can be found again: archetypes, shares, averages, separation."""

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from segmentation.datasets.synthetic import ARCHETYPES

FACTORS = {"GBP": 1.0, "EUR": 1.17, "USD": 1.27}


@pytest.fixture(scope="module")
def truth(shop):
    rows = shop["true_archetypes"]
    return rows[rows["until"].isna()].set_index("customer_id")["archetype"]


def clean_orders(shop):
    orders = shop["orders"].dropna(subset=["order_id", "ordered_at", "currency"])
    orders = orders.drop_duplicates("order_id")
    orders = orders[orders["ordered_at"] < pd.Timestamp("2026-01-02")]
    orders = orders[orders["currency"].str.upper().isin(FACTORS)]
    return orders[orders["status"].str.lower() != "cancelled"]


def clean_lines(shop):
    lines = shop["order_lines"].dropna(subset=["order_id", "unit_price"])
    lines = lines.drop_duplicates(["order_id", "line_number"])
    lines = lines[(lines["quantity"] > 0) & ~(lines["discount"] < 0)]
    lines = lines.assign(discount=lines["discount"].fillna(0))
    return lines.assign(listed=lines["quantity"] * lines["unit_price"])


def features(shop, end="2026-01-01"):
    """Return recency, frequency, spend, logins, return and discount shares."""
    orders = clean_orders(shop)
    lines = clean_lines(shop).groupby("order_id")[["listed", "discount"]].sum()
    orders = orders.join(lines, on="order_id", how="inner")
    rate = orders["currency"].str.upper().map(FACTORS)
    orders = orders.assign(
        listed=orders["listed"] / rate, discount=orders["discount"] / rate
    )
    returns = shop["returns"].drop_duplicates("return_id")
    returns = returns[
        (returns["refund"] > 0) & returns["currency"].str.upper().isin(FACTORS)
    ]
    refunds = returns["refund"] / returns["currency"].str.upper().map(FACTORS)
    refunds = refunds.groupby(returns["customer_id"]).sum()
    cut = pd.Timestamp(end) - pd.Timedelta(days=365)
    recent = orders[orders["ordered_at"] >= cut].groupby("customer_id")
    everything = orders.groupby("customer_id")
    events = shop["events"].drop_duplicates("event_id")
    logins = events[events["event_type"].isin(["login", "Login"])]
    logins = logins[logins["occurred_at_ms"] >= cut.value // 10**6]
    table = pd.DataFrame(
        {"recency": pd.Timestamp(end) - everything["ordered_at"].max()}
    )
    table["recency"] = np.log1p(table["recency"].dt.total_seconds().clip(0) / 86400)
    table["frequency"] = np.log1p(recent.size())
    table["monetary"] = np.log1p(recent["listed"].sum() - recent["discount"].sum())
    table["logins"] = np.log1p(logins.groupby("customer_id").size())
    listed = everything["listed"].sum()
    table["returned"] = (refunds / listed).clip(0, 1)
    table["discounted"] = everything["discount"].sum() / listed
    return table.fillna(0.0)


def test_kmeans_on_plain_features_finds_the_archetypes(shop, truth):
    table = features(shop)
    known = truth[truth != "browser"]
    table = table.loc[table.index.intersection(known.index)]
    scaled = (table - table.mean()) / table.std()
    labels = KMeans(9, n_init=10, random_state=0).fit_predict(scaled)
    assert adjusted_rand_score(known[table.index], labels) > 0.8


def test_every_customer_has_one_archetype_at_the_end(shop, truth):
    ids = [f"C{number:07d}" for number in range(1, 2001)]
    assert truth.index.is_unique
    assert set(truth.index) == set(ids) == set(shop["true_archetypes"]["customer_id"])


def test_shares_are_those_of_the_table(truth):
    shares = truth.value_counts(normalize=True)
    assert sum(archetype.share for archetype in ARCHETYPES) == pytest.approx(1)
    for archetype in ARCHETYPES:
        assert shares[archetype.name] == pytest.approx(archetype.share, abs=0.001)


def test_phases_follow_each_other_without_a_gap(shop):
    rows = shop["true_archetypes"].sort_values(["customer_id", "since"])
    following = rows.groupby("customer_id")["since"].shift(-1)
    assert (rows["until"].isna() == following.isna()).all()
    assert (rows["until"].dropna() == following.dropna()).all()
    assert (rows["since"] < rows["until"].fillna(pd.Timestamp("2026-01-01"))).all()


def test_id_says_nothing_about_the_archetype(truth):
    positions = truth.index.str[1:].astype(int)
    means = pd.Series(positions, index=truth.to_numpy()).groupby(level=0).mean()
    assert means.between(800, 1200).all()


def test_averages_are_ten_orders_twenty_events_two_lines(shop):
    assert len(shop["orders"]) / 2000 == pytest.approx(10, abs=1)
    assert len(shop["events"]) / 2000 == pytest.approx(20, abs=2)
    assert len(shop["order_lines"]) / len(shop["orders"]) == pytest.approx(2, abs=0.1)


def test_quiet_customers_stopped_when_they_should(shop, truth):
    orders = clean_orders(shop)
    last = orders.groupby("customer_id")["ordered_at"].max()
    days = (pd.Timestamp("2026-01-01") - last).dt.days
    by_kind = days.groupby(truth)
    assert 85 < by_kind.min()["lapsing"] < 100
    assert by_kind.median()["lapsing"] < 200
    assert by_kind.min()["dormant"] > 300
    assert "browser" not in by_kind.groups
    assert by_kind.median()["steady_regular"] < 30


def test_amounts_are_skewed_and_counts_overdispersed(shop, truth):
    orders = clean_orders(shop).groupby("customer_id").size()
    assert orders.var() > 2 * orders.mean()
    regulars = orders[orders.index.map(truth) == "steady_regular"]
    assert regulars.var() > 1.1 * regulars.mean()
    lines = clean_lines(shop)
    amounts = lines.loc[lines["quantity"] < 10_000, "listed"]
    assert amounts.mean() > 1.3 * amounts.median()


def test_christmas_and_weekends_are_busy_and_the_shop_grows(shop):
    days = clean_orders(shop)["ordered_at"].dt.date.value_counts()
    days.index = pd.to_datetime(days.index)
    month = days.groupby(days.index.to_period("M")).mean()
    assert month["2025-12"] > 1.25 * month["2025-10"]
    year = days[(days.index >= "2025-01-01") & (days.index < "2025-11-01")]
    weekday = year.groupby(year.index.day_of_week).mean()
    assert weekday[5] > 1.1 * weekday[1]
    joined = shop["customers"]["signed_up_at"].sort_values().dropna()
    assert joined.quantile(0.05) < pd.Timestamp("2024-04-01")
    assert (joined > pd.Timestamp("2025-10-01")).mean() > 0.05
