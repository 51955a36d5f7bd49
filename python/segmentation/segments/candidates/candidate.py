"""One clustering that could be the model, and what was measured of it."""

from dataclasses import dataclass, field

import numpy as np

from segmentation.segments.prototypes import Prototypes

UNKNOWN = float("nan")


@dataclass(frozen=True)
class Measures:
    """How good a clustering is; not-a-number where a measure is not defined.

    All but ``fit_seconds`` are the same whenever and wherever they are measured.
    """

    inertia: float = UNKNOWN
    silhouette: float = UNKNOWN
    calinski_harabasz: float = UNKNOWN
    davies_bouldin: float = UNKNOWN
    gap: float = UNKNOWN
    gap_standard_error: float = UNKNOWN
    stability: float = UNKNOWN
    smallest_share: float = 0.0
    largest_share: float = 1.0
    noise_share: float = 0.0
    count_customers_fitted: int = 0
    fit_seconds: float = UNKNOWN


@dataclass(frozen=True)
class Candidate:
    """A clustering of customers.

    ``labels`` has one entry per fitted customer, noise is -1; ``prototypes`` is
    None where SQL could not assign it; ``is_current`` marks the segments of the
    current model.
    """

    algorithm: str
    k: int
    labels: np.ndarray
    measures: Measures = field(default_factory=Measures)
    prototypes: Prototypes | None = None
    is_current: bool = False

    @property
    def key(self) -> str:
        """Name of the candidate, such as ``kmeans_05`` or ``kmeans_05_current``."""
        suffix = "_current" if self.is_current else ""
        return f"{self.algorithm}_{self.k:02d}{suffix}"

    @property
    def counts(self) -> np.ndarray:
        """Customers per segment, shape (k,)."""
        return np.bincount(self.labels, minlength=len(self.prototypes.centres))
