"""Customers on a map: the two directions in which they differ most."""

import numpy as np
import pandas as pd

KEYS = ("as_of", "segment_id", "place")
DECIMALS = 6


def map_points(sample: pd.DataFrame) -> pd.DataFrame:
    """Return where each customer of a sample lies on the map.

    Parameters
    ----------
    sample
        One row per customer: as_of, segment_id, place (the order of the
        customers, from 1), and features in standard deviations.

    Returns
    -------
    DataFrame
        One row per customer: as_of, place, segment_id, component_1 and
        component_2 in standard deviations, to six decimals.
    """
    ordered = sample.sort_values("place")
    values = _features(ordered)
    points = _centred(values) @ _directions(values)[0].T
    frame = ordered[["as_of", "place", "segment_id"]].reset_index(drop=True)
    for number in (0, 1):
        frame[f"component_{number + 1}"] = points[:, number].round(DECIMALS) + 0.0
    return frame


def map_axes(sample: pd.DataFrame) -> pd.DataFrame:
    """Return what the two directions of the map are made of.

    Parameters
    ----------
    sample
        As for `map_points`.

    Returns
    -------
    DataFrame
        One row per component and feature: as_of, component (1 or 2), feature,
        loading (-1 to 1), variance_share (0 to 1, of the whole component).
    """
    ordered = sample.sort_values("place")
    directions, shares = _directions(_features(ordered))
    names = [name for name in ordered.columns if name not in KEYS]
    rows = [
        (number + 1, name, loading, shares[number])
        for number in (0, 1)
        for name, loading in zip(
            names, directions[number].round(DECIMALS) + 0.0, strict=True
        )
    ]
    frame = pd.DataFrame(
        rows, columns=["component", "feature", "loading", "variance_share"]
    )
    as_of = ordered["as_of"].iloc[0] if len(ordered) else pd.NaT
    frame.insert(0, "as_of", pd.Series([as_of] * len(frame), dtype="datetime64[us]"))
    return frame


def _features(ordered: pd.DataFrame) -> np.ndarray:
    return ordered.drop(columns=list(KEYS)).to_numpy(dtype=float)


def _centred(values: np.ndarray) -> np.ndarray:
    return values - values.mean(axis=0) if len(values) else values


def _directions(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return two principal directions and their shares of the variance.

    The largest loading of a direction is positive: a decomposition leaves the
    sign open, and a map must not flip over from one day to the next.
    """
    directions = np.zeros((2, values.shape[1]))
    shares = np.zeros(2)
    if len(values) < 2:
        return directions, shares
    _, sizes, found = np.linalg.svd(_centred(values), full_matrices=False)
    count = min(2, len(found))
    largest = np.abs(found[:count].round(DECIMALS)).argmax(axis=1)
    signs = np.sign(found[np.arange(count), largest])
    directions[:count] = found[:count] * signs[:, None]
    total = (sizes**2).sum()
    if total > 0:
        shares[:count] = (sizes[:count] ** 2 / total).round(DECIMALS)
    return directions, shares
