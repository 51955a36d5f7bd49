"""Each kind of mess occurs, and the malformed rows stay below the bound."""

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from segmentation.datasets import synthetic
from segmentation.datasets.synthetic.clocks import (
    DST_ZONES,
    PLACES,
    to_iso_text,
    transitions,
)
from segmentation.datasets.synthetic.mess import MALFORMATIONS

KEYS = {
    "customers": ["customer_id"],
    "orders": ["order_id"],
    "order_lines": ["order_id", "line_number"],
    "returns": ["return_id"],
    "events": ["event_id"],
    "tickets": ["ticket_id"],
}
DAY = 86_400_000


@pytest.fixture(scope="module")
def thousand(tmp_path_factory, as_frame):
    directory = tmp_path_factory.mktemp("thousand")
    synthetic.write(directory, customers=1000)
    return {path.stem: as_frame(path) for path in directory.glob("*.parquet")}


def has_value(column, value):
    if value is None:
        return column.isna()
    if hasattr(value, "as_tuple"):
        return column == float(value)
    return column == value


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        pytest.param(table, kind, id=f"{table}-{kind.kind}")
        for table, kinds in MALFORMATIONS.items()
        for kind in kinds
    ],
)
def test_malformed_kind_occurs_with_a_thousand_customers(thousand, table, kind):
    assert has_value(thousand[table][kind.column], kind.value).any()


@pytest.mark.parametrize("customers", [20, 100, 300, 1000, 3000])
def test_malformed_rows_stay_well_below_one_percent(tmp_path, as_frame, customers):
    synthetic.write(tmp_path, customers=customers)
    for table, kinds in MALFORMATIONS.items():
        rows = as_frame(tmp_path / f"{table}.parquet")
        # Null values that are no malformation: customers and types may lack them.
        broken = [has_value(rows[kind.column], kind.value) for kind in kinds]
        assert np.logical_or.reduce(broken).mean() < 0.007, table


@pytest.mark.parametrize("table", list(KEYS))
def test_half_a_percent_each_are_exact_and_conflicting_duplicates(thousand, table):
    rows = thousand[table].dropna(subset=KEYS[table])
    repeated = rows.duplicated(KEYS[table]).mean()
    exact = rows.duplicated().mean()
    assert 0.007 < repeated < 0.013
    assert 0.002 < exact < repeated


def test_orders_fall_into_both_hours_of_each_clock_change(thousand):
    start, end = (
        pd.Timestamp(day).value // 10**6 for day in ("2024-01-01", "2026-01-01")
    )
    orders = thousand["orders"].dropna(subset=["ordered_at"])
    for zone in DST_ZONES:
        walls = orders.loc[orders["time_zone"] == zone, "ordered_at"]
        changes = transitions(zone, start, end)
        assert len(changes) == 4
        for instant, shift in changes:
            offset = pd.Timestamp(instant, unit="ms", tz=zone).utcoffset()
            first = pd.Timestamp(instant, unit="ms") + offset
            first -= pd.Timedelta(max(shift, 0), unit="ms")
            last = first + pd.Timedelta(abs(shift), unit="ms")
            assert ((walls >= first) & (walls < last)).any(), (zone, first)


def test_zones_and_currencies_are_mixed(thousand):
    zones = set(thousand["customers"]["time_zone"])
    assert {place[0] for place in PLACES} <= zones
    assert thousand["customers"]["time_zone"].isna().any()
    assert 0.02 < thousand["orders"]["time_zone"].isna().mean() < 0.08
    assert {"GBP", "EUR", "USD", "gbp"} <= set(thousand["orders"]["currency"])


def test_guests_and_strangers_order(thousand):
    orders, customers = thousand["orders"], thousand["customers"]
    assert 0.015 < orders["customer_id"].isna().mean() < 0.025
    strangers = set(orders["customer_id"].dropna()) - set(customers["customer_id"])
    assert strangers
    lines = set(thousand["order_lines"]["order_id"])
    assert lines >= set(orders.loc[orders["customer_id"].isin(strangers), "order_id"])


def test_customers_lack_what_customers_lack(thousand):
    customers = thousand["customers"]
    assert customers["signed_up_at"].isna().any()
    assert customers["email"].isna().any()
    assert 0.005 < customers["deleted_at"].notna().mean() < 0.05
    logins = thousand["events"]["event_type"].str.lower() == "login"
    active = set(thousand["events"].loc[logins, "customer_id"])
    assert 0.01 < (~customers["customer_id"].isin(active)).mean() < 0.06


def test_deleted_customers_order_nothing_afterwards(thousand):
    deleted = thousand["customers"].dropna(subset=["deleted_at"])
    orders = thousand["orders"].merge(deleted, on="customer_id")
    orders = orders[orders["ordered_at"] < pd.Timestamp("2100-01-01")]
    assert (orders["ordered_at"] < orders["deleted_at"]).all()


def test_events_are_late_and_anonymous(thousand):
    events = thousand["events"].drop_duplicates("event_id").dropna()
    instants = events["occurred_at_ms"][lambda at: at < 2e12]
    lateness = instants.cummax() - instants
    assert (lateness > 30 * DAY).any()
    assert 0.005 < (lateness > DAY).mean() < 0.02
    assert 0.01 < thousand["events"]["customer_id"].isna().mean() < 0.03


def test_emails_are_opened_and_clicked_after_they_are_sent(thousand):
    counts = thousand["events"]["event_type"].value_counts()
    assert counts["email_sent"] > counts["email_opened"] > counts["email_clicked"] > 0
    assert counts["cart_abandoned"] > 0


def test_returns_are_of_every_kind(thousand):
    returns = thousand["returns"].drop_duplicates("return_id")
    orders = thousand["orders"].drop_duplicates("order_id").set_index("order_id")
    lines = thousand["order_lines"].drop_duplicates(["order_id", "line_number"])
    lines = lines[(lines["quantity"] > 0)].fillna({"discount": 0})
    paid = lines["quantity"] * lines["unit_price"] - lines["discount"]
    named = returns.join(
        paid.groupby(lines["order_id"]).sum().rename("paid"), "order_id"
    )
    of_order = orders[["ordered_at", "currency", "status"]].add_suffix("_of")
    named = named.join(of_order, "order_id")
    same = named["currency"] == named["currency_of"]
    assert returns["order_id"].isna().any(), "orphan without order"
    unknown = returns["order_id"].notna() & ~returns["order_id"].isin(orders.index)
    assert unknown.any(), "orphan with an unknown order"
    assert (same & (named["refund"] < named["paid"] - 0.01)).any(), "partial"
    assert (same & np.isclose(named["refund"], named["paid"])).any(), "full"
    assert (same & (named["refund"] > named["paid"] * 1.4)).any(), "over-refund"
    assert returns["order_id"].dropna().duplicated().any(), "repeated"
    assert (named["currency_of"].notna() & ~same).any(), "other currency"
    assert (named["returned_at"] < named["ordered_at_of"]).any(), "before the order"
    assert (named["status_of"].str.lower() == "cancelled").any(), "of a cancelled order"
    assert returns["product_id"].isna().any()
    assert returns["quantity"].isna().any()


def test_orders_are_cancelled_and_bulk_bought(thousand):
    states = thousand["orders"]["status"].value_counts(normalize=True)
    assert 0.01 < states["cancelled"] + states["Cancelled"] < 0.06
    assert (thousand["order_lines"]["quantity"] == 10_000).sum() >= 1


def test_times_of_tickets_are_the_instants_on_local_clocks():
    instants = np.array([1_735_689_600_250] * 4)
    text = to_iso_text(
        instants,
        np.array([0, 2, 4, 6]),
        as_z=np.array([True, False, False, False]),
        has_millis=np.array([False, True, False, False]),
    )
    assert text.to_pylist() == [
        "2025-01-01T00:00:00Z",
        "2024-12-31T16:00:00.250-08:00",
        "2025-01-01T05:30:00+05:30",
        "2025-01-01T11:00:00+11:00",
    ]


def test_tickets_open_before_they_close(thousand):
    tickets = thousand["tickets"]
    form = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:\d\d)$"
    good = tickets[tickets["opened_at"].str.match(form)].dropna(subset=["closed_at"])
    good = good[~good["opened_at"].str.startswith(("2025-13", "2999"))]
    times = {
        name: pd.to_datetime(good[name], utc=True, format="ISO8601")
        for name in ("opened_at", "closed_at")
    }
    assert (times["opened_at"] <= times["closed_at"]).all()
    assert tickets["closed_at"].isna().any()
    assert set(tickets["satisfaction"].dropna()) == {1, 2, 3, 4, 5}


def test_money_is_exact(shop_directory):
    lines = pq.read_table(shop_directory / "order_lines.parquet").slice(0, 1000)
    assert all(price == round(price, 2) for price in lines["unit_price"].to_pylist())
