"""What all candidates share: the customers to fit, and samples of them."""

from dataclasses import dataclass

import numpy as np

from segmentation.segments.candidates.gap import reference_sets
from segmentation.segments.candidates.stability import bootstrap_draws
from segmentation.segments.settings import FitSettings


@dataclass(frozen=True)
class Samples:
    """Customers, and samples of them for what takes long.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        All customers to fit.
    silhouette_part : ndarray of int
        Rows of ``points`` on which the silhouette is measured, which takes time by
        the square of their number.
    gap_part : ndarray of int
        Rows of ``points`` on which the gap is measured.
    draws : list of ndarray of int
        Rows of ``points`` of each bootstrap refit.
    references : list of ndarray of shape (len(gap_part), n_features)
        Points without structure, which the gap compares with.
    """

    points: np.ndarray
    silhouette_part: np.ndarray
    gap_part: np.ndarray
    draws: list[np.ndarray]
    references: list[np.ndarray]


def draw_samples(points: np.ndarray, settings: FitSettings) -> Samples:
    """Draw the samples, by the seed of the fit alone.

    Parameters
    ----------
    points : ndarray of shape (n_customers, n_features)
        All customers to fit, in standard deviations.
    settings
        Seed, sizes of the samples, and how many draws and references.
    """
    generator = np.random.default_rng(settings.fit_seed)
    most = settings.resample_size
    silhouette_part = _part(len(points), settings.silhouette_sample_size, generator)
    gap_part = _part(len(points), most, generator)
    draws = bootstrap_draws(len(points), settings.bootstrap_refits, most, generator)
    references = reference_sets(points[gap_part], settings.gap_references, generator)
    return Samples(points, silhouette_part, gap_part, draws, references)


def _part(count: int, most: int, generator: np.random.Generator) -> np.ndarray:
    return np.sort(generator.choice(count, min(most, count), replace=False))
