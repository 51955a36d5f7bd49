"""From features to comparable numbers: winsorise, transform, standardise."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

# A range below this, after the transform, is a constant.
SMALLEST_RANGE = 1e-9


def _log1p(values: np.ndarray) -> np.ndarray:
    """Take ln(1 + x), with a negative x (more refunds than purchases) as zero."""
    return np.log(1.0 + np.maximum(values, 0.0))


def _identity(values: np.ndarray) -> np.ndarray:
    """Leave the values alone."""
    return values


# What fit learns, and how `segment_scaling` calls it.
FITTED = {
    "fill_": "fill_value",
    "low_": "winsor_low",
    "high_": "winsor_high",
    "mean_": "mean",
    "scale_": "scale",
}
# A value of an attribute: 1 where a customer has it, else 0.
ONE_HOT = "one_hot"
TRANSFORMS = {"identity": _identity, "log1p": _log1p, ONE_HOT: _identity}


class FeatureScaler(TransformerMixin, BaseEstimator):
    """Winsorise at quantiles, transform, and standardise each feature.

    The macro ``standardised`` does the same in SQL with the fitted attributes.

    Parameters
    ----------
    transforms : sequence of {"identity", "log1p", "one_hot"}, or None
        One per feature; None means ``identity`` for all.
    winsor_share : float, default 0.01
        Share cut off at either end: values beyond these quantiles move to them.
    groups : sequence of str, or None
        One per feature: features of one group have a variance of 1 together, so
        that an attribute counts as much as a number, however many values it has.
        None means that each is a group of its own.
    weights : sequence of float, or None
        One per feature, above 0: the variance that its group has instead of 1.

    Attributes
    ----------
    fill_, low_, high_, mean_, scale_ : ndarray of shape (n_features,)
        Value of a missing one (the median), the quantiles, and the mean and
        standard deviation after winsorising and transforming.
    is_used_ : ndarray of bool, shape (n_features,)
        False for a constant feature, which becomes zero for every customer.

    Examples
    --------
    >>> FeatureScaler(winsor_share=0.0).fit_transform([[1.0], [3.0]])
    array([[-1.],
           [ 1.]])
    """

    def __init__(
        self,
        transforms: Sequence[str] | None = None,
        winsor_share: float = 0.01,
        groups: Sequence[str] | None = None,
        weights: Sequence[float] | None = None,
    ) -> None:
        self.transforms = transforms
        self.winsor_share = winsor_share
        self.groups = groups
        self.weights = weights

    @classmethod
    def from_scaling(cls, scaling: pd.DataFrame) -> "FeatureScaler":
        """Return the scaler that was written as these rows, fitted.

        ``scaling`` is indexed by feature, in the order of the columns of X, and
        has the columns of ``segment_scaling``.
        """
        scaler = cls(list(scaling["transformation"]))
        for attribute, column in FITTED.items():
            setattr(scaler, attribute, scaling[column].to_numpy(dtype="float64"))
        scaler.is_used_ = scaling["is_used"].to_numpy(dtype="float64") == 1.0
        scaler.feature_names_in_ = np.array(scaling.index, dtype=object)
        scaler.n_features_in_ = len(scaling)
        return scaler

    def fit(self, X: Any, y: Any = None) -> "FeatureScaler":  # noqa: N803
        """Learn quantiles, means and scales from X, (n_customers, n_features)."""
        values = self._validated(X, reset=True)
        self._check_transforms()
        present = ~np.isnan(values).all(axis=0)
        self.fill_ = np.zeros(values.shape[1])
        self.fill_[present] = np.nanmedian(values[:, present], axis=0)
        filled = np.where(np.isnan(values), self.fill_, values)
        shares = [self.winsor_share, 1.0 - self.winsor_share]
        self.low_, self.high_ = np.quantile(filled, shares, axis=0)
        shaped = self._shaped(filled)
        self.is_used_ = np.ptp(shaped, axis=0) > SMALLEST_RANGE
        self.mean_ = shaped.mean(axis=0)
        self.scale_ = np.where(self.is_used_, self._spread(shaped), 1.0)
        return self

    def transform(self, X: Any) -> np.ndarray:  # noqa: N803
        """Return X in standard deviations from the mean, constants as zero."""
        check_is_fitted(self)
        values = self._validated(X, reset=False)
        filled = np.where(np.isnan(values), self.fill_, values)
        standardised = (self._shaped(filled) - self.mean_) / self.scale_
        return np.where(self.is_used_, standardised, 0.0)

    def _spread(self, shaped: np.ndarray) -> np.ndarray:
        """Return the standard deviation of each feature's group, less its weight."""
        spread = shaped.std(axis=0)
        if self.groups is not None:
            variances = pd.Series(np.where(self.is_used_, spread**2, 0.0))
            together = variances.groupby(np.asarray(self.groups)).transform("sum")
            are_several = pd.Series(self.groups).duplicated(keep=False).to_numpy()
            spread = np.where(are_several, np.sqrt(together.to_numpy()), spread)
        return spread if self.weights is None else spread / np.sqrt(self.weights)

    def _validated(self, X: Any, reset: bool) -> np.ndarray:  # noqa: N803
        return validate_data(
            self, X, reset=reset, dtype=np.float64, ensure_all_finite="allow-nan"
        )

    def _check_transforms(self) -> None:
        names = self.transforms
        if names is not None and len(names) != self.n_features_in_:
            raise ValueError(
                f"transforms has {len(names)} entries, but X has "
                f"{self.n_features_in_} features"
            )

    def _shaped(self, filled: np.ndarray) -> np.ndarray:
        """Winsorise and transform, without nulls."""
        clipped = np.clip(filled, self.low_, self.high_)
        if self.transforms is None:
            return clipped
        columns = [
            TRANSFORMS[name](clipped[:, position])
            for position, name in enumerate(self.transforms)
        ]
        return np.column_stack(columns)

    def __sklearn_tags__(self) -> Any:
        """Say that missing values are accepted."""
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags
