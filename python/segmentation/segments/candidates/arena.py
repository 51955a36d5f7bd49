"""The same ground for all candidates: what each is fitted and measured on."""

from dataclasses import dataclass

import numpy as np

from segmentation.segments.candidates.gap import reference_sets
from segmentation.segments.candidates.stability import bootstrap_draws
from segmentation.segments.settings import FitSettings


@dataclass(frozen=True)
class Arena:
    """Customers, and samples of them for what takes long.

    ``points`` are all customers to fit, (n_customers, n_features); ``part`` the
    places of those on whom the silhouette is measured, which takes time by the
    square of their number; ``small_part`` of those on whom the gap is measured;
    ``draws`` and ``references`` what is clustered again and again.
    """

    points: np.ndarray
    part: np.ndarray
    small_part: np.ndarray
    draws: list[np.ndarray]
    references: list[np.ndarray]


def arena_of(points: np.ndarray, settings: FitSettings) -> Arena:
    """Draw the samples, by the seed of the fit alone."""
    generator = np.random.default_rng(settings.seed)
    most = settings.resample_size
    part = _part(len(points), settings.silhouette_sample_size, generator)
    small_part = _part(len(points), most, generator)
    draws = bootstrap_draws(len(points), settings.bootstrap_refits, most, generator)
    small = points[small_part]
    references = reference_sets(small, settings.gap_references, generator)
    return Arena(points, part, small_part, draws, references)


def _part(count: int, most: int, generator: np.random.Generator) -> np.ndarray:
    return np.sort(generator.choice(count, min(most, count), replace=False))
