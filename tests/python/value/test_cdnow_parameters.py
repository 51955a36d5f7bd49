"""The fits give what the authors of the models published on CDNOW.

If this fails, customers are ranked by a model that only bears the name.
"""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from segmentation.value.bg_nbd import BgNbd, fit_bg_nbd
from segmentation.value.gamma_gamma import fit_gamma_gamma
from segmentation.value.quadrature import beta_nodes

NO_PRIOR = float("inf")


@pytest.fixture(scope="module")
def cdnow() -> pd.DataFrame:
    """Return the 2,357 customers of Fader and Hardie: repeats, times in weeks, mean."""
    package = find_spec("lifetimes")
    assert package is not None and package.submodule_search_locations
    folder = Path(package.submodule_search_locations[0]) / "datasets"
    return pd.read_csv(folder / "cdnow_customers_summary_with_transactions.csv")


@pytest.fixture(scope="module")
def weeks(cdnow: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what the models read."""
    repeats, last, age = (cdnow[name].to_numpy() for name in ("x", "t_x", "T"))
    return repeats, last, age


def expected_orders(
    model: BgNbd, repeats: float, last: float, age: float, ahead: float
) -> float:
    """Return the sum that the SQL takes, of one customer."""
    chances, weights = beta_nodes(model.a, model.b + repeats)
    base = model.alpha + age
    none = (base / (base + chances * ahead)) ** (model.r + repeats)
    alive = model.alive(np.array([repeats]), np.array([last]), np.array([age]))[0]
    return float(alive * np.sum(weights * (1 - none) / chances))


def test_parameters_of_orders_are_the_published_ones(
    weeks: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    """Fader, Hardie and Lee (2005), table 2."""
    model = fit_bg_nbd(*weeks, prior_deviation=NO_PRIOR)
    found = [model.r, model.alpha, model.a, model.b]
    assert found == pytest.approx([0.243, 4.414, 0.793, 2.426], abs=0.0005)
    assert model.log_likelihood == pytest.approx(-9582.4, abs=0.05)


def test_a_customer_is_expected_to_order_as_published(
    weeks: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    """The example of their note: x = 2, t_x = 30.43, T = 38.86, 39 weeks ahead."""
    model = fit_bg_nbd(*weeks, prior_deviation=NO_PRIOR)
    assert expected_orders(model, 2, 30.43, 38.86, 39) == pytest.approx(1.226, abs=5e-4)


def test_parameters_of_spend_are_the_published_ones(cdnow: pd.DataFrame) -> None:
    """Fader and Hardie (2013): p 6.25, q 3.74, v 15.44 of the 946 with a repeat."""
    model = fit_gamma_gamma(cdnow["x"].to_numpy(), cdnow["zbar"].to_numpy(), NO_PRIOR)
    assert [model.p, model.q, model.v] == pytest.approx([6.25, 3.74, 15.45], abs=0.01)


def test_the_prior_says_next_to_nothing_about_many_customers(
    weeks: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    """Else all shops would be forecast alike."""
    free, held = fit_bg_nbd(*weeks, prior_deviation=NO_PRIOR), fit_bg_nbd(*weeks)
    apart = held.order_probability(*weeks, 39) - free.order_probability(*weeks, 39)
    assert np.abs(apart).max() < 0.003


def test_two_hundred_customers_do_not_run_away(
    weeks: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    """Without the prior a grows to thousands, and nobody is ever thought to stop."""
    whole = fit_bg_nbd(*weeks).order_probability(*weeks, 39)
    random = np.random.default_rng(1)
    for _ in range(10):
        some = random.choice(len(whole), 200, replace=False)
        model = fit_bg_nbd(*(values[some] for values in weeks))
        assert model.a < 10
        few = model.order_probability(*weeks, 39)
        assert np.corrcoef(few, whole)[0, 1] > 0.97


def test_equal_customers_may_be_counted(
    weeks: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    """The fit reads each combination of days once."""
    rows = pd.DataFrame(dict(zip("xtT", weeks, strict=True)))
    counts = rows.groupby(["x", "t", "T"]).size()
    once = counts.index.to_frame()
    counted = fit_bg_nbd(
        *(once[name].to_numpy() for name in "xtT"), weights=counts.to_numpy(float)
    )
    each = fit_bg_nbd(*weeks)
    assert counted.alpha == pytest.approx(each.alpha, rel=1e-3)
    assert counted.log_likelihood == pytest.approx(each.log_likelihood, abs=1e-3)
