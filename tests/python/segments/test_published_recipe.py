"""A published analysis of Online Retail II, with the project's own estimators."""

import numpy as np
import pandas as pd
import pytest

from segmentation.segments.algorithms.kmeans import KMEANS
from segmentation.segments.preparation import FeatureScaler
from support.project import RETAIL

LAST_DAY = pd.Timestamp("2011-12-09")


@pytest.fixture(scope="module")
def purchases() -> pd.DataFrame:
    """Return the lines that the recipe keeps, without exact duplicates."""
    if not RETAIL.exists():
        pytest.skip("Online Retail II is not on this machine")
    # The sheet a line stands on is no part of it: both hold the same days.
    lines = pd.read_parquet(RETAIL).drop(columns="sheet", errors="ignore").dropna()
    kept = (
        ~lines["Invoice"].astype(str).str.startswith("C")
        & (lines["Quantity"] > 0)
        & (lines["Price"] > 0)
        & ~lines["StockCode"].astype(str).str.contains("TEST")
    )
    return lines[kept].drop_duplicates()


@pytest.fixture(scope="module")
def customers(purchases: pd.DataFrame) -> pd.DataFrame:
    """Return recency in days, frequency in invoices, and money spent."""
    amounts = purchases.assign(amount=purchases["Quantity"] * purchases["Price"])
    by_customer = amounts.groupby("Customer ID")
    last_day = by_customer["InvoiceDate"].max().dt.normalize()
    return pd.DataFrame(
        {
            "recency": (LAST_DAY - last_day).dt.days + 1,
            "frequency": by_customer["Invoice"].nunique(),
            "monetary": by_customer["amount"].sum(),
        }
    )


def test_the_recipe_keeps_the_published_rows(purchases, customers):
    """Other rows would make the inertia below agree by accident, if at all."""
    assert (len(purchases), len(customers)) == (779_415, 5_878)


def test_kmeans_reaches_the_published_inertia(customers):
    """If not, our scaler or our k-means is not what others mean by it."""
    points = FeatureScaler(winsor_share=0.0).fit_transform(np.log(customers))
    model = KMEANS.make(4, 42, 10).fit(points)
    assert 4924.0 <= model.inertia_ <= 4924.2
    prototypes = KMEANS.reduce(model, points)
    np.testing.assert_array_equal(prototypes.assign(points), model.labels_)
