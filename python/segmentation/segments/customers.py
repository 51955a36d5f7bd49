"""The customers of a fit, from a table to comparable points."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from segmentation.segments.preparation import FeatureScaler
from segmentation.segments.settings import FitSettings

# Engines may differ in the last bits of a ratio; beyond this they agree.
DECIMALS = 9


@dataclass(frozen=True)
class Customers:
    """The fitted customers, (n_customers, n_features), in their own units and ours.

    ``columns`` says which features distinguish customers, the first one if none
    does; ``points`` are the standardised values of these.
    """

    values: np.ndarray
    scaler: FeatureScaler
    columns: np.ndarray
    points: np.ndarray


def prepare(sample: pd.DataFrame, settings: FitSettings) -> Customers:
    """Return the customers sorted by their id, and standardised.

    Parameters
    ----------
    sample
        One row per customer: customer_id and the features, in their own units.
    settings
        Features, transforms and the share that is winsorised.
    """
    ordered = sample.sort_values("customer_id")[settings.features]
    values = np.round(ordered.to_numpy(dtype="float64", na_value=np.nan), DECIMALS)
    scaler = FeatureScaler(
        settings.transforms, settings.winsor_share, settings.groups, settings.weights
    )
    points = scaler.fit_transform(values)
    columns = scaler.is_used_
    if not columns.any():
        columns = np.arange(len(columns)) == 0
    return Customers(values, scaler, columns, points[:, columns])
